"""Awkward but valid records: what real offices send and boards must stand."""

from __future__ import annotations

from sunboard.demo.county import County, Row
from sunboard.demo.days import AS_OF, add_workdays
from sunboard.demo.tasks import TaskCase
from sunboard.demo.wording import load

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def make_tasks_awkward(cases: list[TaskCase]) -> None:
    """Give a few tasks texts that are long, hold markup or a line break, or have full-width digits."""
    done = [case.row for case in cases if case.evaluations and not case.events]
    wanted = load("awkward")["tasks"]
    if len(done) < len(wanted) + 3:
        return
    for position, words in enumerate(wanted):
        done[(position + 1) * len(done) // (len(wanted) + 1)].update(words)
    for row in done[-3:]:
        row["quantity"] = row["quantity"].translate(_FULL_WIDTH)


def make_deeds_awkward(county: County, rows: list[Row]) -> None:
    """Give a few deeds a withdrawn person, an objection, or a revocation."""
    honoured = [row for row in rows if row["state"] == "honoured"]
    words = load("reasons")["revoked"]
    if len(honoured) < 4 * len(words):
        return
    for position, reason in enumerate(words):
        honoured[(position + 1) * len(honoured) // 4].update(state="revoked", reason=reason)
    honoured[2]["objection"] = "answered"
    honoured[-1].update(state="publicised", objection="open")
    _name_withdrawn(county, honoured[len(honoured) // 3 :])
    _cross_holiday(rows)


def _name_withdrawn(county: County, rows: list[Row]) -> None:
    """Let somebody who withdrew consent have done one of the deeds."""
    for row in rows:
        for person in county.people_by_unit[row["unit"]]:
            if person.has_withdrawn:
                row["people"] = person.id
                return


def _cross_holiday(rows: list[Row]) -> None:
    """Let a window of five working days lie around the National Day holiday."""
    start = AS_OF.replace(month=9, day=28)
    for row in rows:
        if "2026-09-08" <= row["date"] <= "2026-09-18" and "window_from" in row:
            row.update(
                approved_on=start.replace(day=24).isoformat(),
                window_from=start.isoformat(),
                window_to=add_workdays(start, 4).isoformat(),
            )
            return
