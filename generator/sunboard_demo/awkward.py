"""Awkward but valid records: what real offices send and boards must stand."""

from __future__ import annotations

from sunboard_demo.county import County, Row
from sunboard_demo.days import AS_OF, add_workdays
from sunboard_demo.names import is_awkward
from sunboard_demo.tasks import TaskCase
from sunboard_demo.wording import load, phrase

_WITHOUT_RESULT, _OPEN_WINDOWS = 2, 4
_FEW_RECORDS = 10
"""With no more records than this, none is made awkward."""
_FEW_PEOPLE = 10
"""A deed of no more people than this may become that of those with awkward names."""
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def make_tasks_awkward(cases: list[TaskCase]) -> None:
    """Give a few tasks texts that are long, hold markup or a line break, or have full-width digits."""
    done = [case.row for case in cases if case.evaluations and not case.events]
    wanted = load("awkward")["tasks"]
    if len(done) < len(wanted) + _FEW_RECORDS:
        return
    for position, words in enumerate(wanted):
        done[(position + 1) * len(done) // (len(wanted) + 1)].update(words)
    for row in done[-3:]:
        row["quantity"] = row["quantity"].translate(_FULL_WIDTH)
    _make_claims_weak([case.row for case in cases if case.life.completed_on])


def _make_claims_weak(done: list[Row]) -> None:
    """Let some tasks be reported done without saying what was done; each earns a warning."""
    step = len(done) // (_WITHOUT_RESULT + 2)
    for position in range(_WITHOUT_RESULT):
        for name in ("result", "quantity", "measure"):
            done[(position + 1) * step].pop(name, None)
    praised = done[(_WITHOUT_RESULT + 1) * step]
    praised.update(result="工作圆满完成，受到居民一致好评。", quantity="", measure="")


def make_commitments_awkward(rows: list[Row]) -> None:
    """Let one commitment be said to be kept without a day; it earns a warning."""
    done = [row for row in rows if row.get("outcome") == "done"]
    if len(done) > _FEW_RECORDS:
        del done[len(done) // 2]["done_on"]


def make_deeds_awkward(county: County, rows: list[Row]) -> None:
    """Give a few deeds a withdrawn person, an objection, or a revocation."""
    honoured = [row for row in rows if row["state"] == "honoured"]
    words = load("reasons")["revoked"]
    if len(honoured) < 4 * len(words):
        return
    for position, reason in enumerate(words):
        honoured[(position + 1) * len(honoured) // 4].update(state="revoked", reason=reason)
    honoured[3 * len(honoured) // 4]["objection"] = "answered"
    honoured[-8].update(state="publicised", objection="open")
    standing = [row for row in honoured if row["state"] == "honoured"]
    _name_awkward(county, standing)
    _name_withdrawn(county, standing)
    _cross_holiday(rows)
    _open_windows(rows)


def _name_awkward(county: County, rows: list[Row]) -> None:
    """Let the people with awkward names appear: those of a unit together in its first deed."""
    for unit, people in county.people_by_unit.items():
        ids = [person.id for person in people if is_awkward(person.name)]
        own = next((row for row in rows if row["unit"] == unit and _is_of_few(row)), None)
        if ids and own:
            own["people"] = phrase("between").join(ids)


def _is_of_few(row: Row) -> bool:
    return row["people"].count(phrase("between")) < _FEW_PEOPLE


def _name_withdrawn(county: County, rows: list[Row]) -> None:
    """Let somebody who withdrew consent have done one of the deeds."""
    for row in rows:
        for person in county.people_by_unit[row["unit"]]:
            if person.has_withdrawn and _is_of_few(row):
                row["people"] = person.id
                return


def _cross_holiday(rows: list[Row]) -> None:
    """Let a window of five working days lie around the National Day holiday."""
    start = AS_OF.replace(month=9, day=28)
    for row in rows:
        if "2026-09-08" <= row["date"] <= "2026-09-18" and "window_from" in row:
            row.update(
                recommended_on=row["date"],
                verified_on=start.replace(day=22).isoformat(),
                approved_on=start.replace(day=24).isoformat(),
                window_from=start.isoformat(),
                window_to=add_workdays(start, 4).isoformat(),
            )
            return


def _open_windows(rows: list[Row]) -> None:
    """Let the windows of some recent deeds be open on the last day."""
    start = AS_OF.replace(day=28)
    recent = [row for row in rows if "2026-10-08" <= row["date"] <= "2026-10-22"]
    for row in recent[-_OPEN_WINDOWS:]:
        row.update(
            recommended_on=row["date"],
            verifier=phrase("verifier"),
            verified_on=start.replace(day=23).isoformat(),
            approver=row.get("approver", phrase("office")),
            approved_on=start.replace(day=26).isoformat(),
            window_from=start.isoformat(),
            window_to=add_workdays(start, 4).isoformat(),
            objection="",
            state="publicised",
        )
