"""What own pages and rows say of single records beside their status: who judged, what happened, who came."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from operator import itemgetter

from tests.reference.county import County
from tests.reference.orders_grids import unit_name
from tests.reference.records import Row, a_day, day, number
from tests.reference.said_records import PARTS
from tests.reference.timing import spoken
from tests.reference.words import Figures
from tests.reference.work import Work

NOT_WRITTEN = "未登记"


def figures(county: County) -> Figures:
    found: Figures = {}
    if county.project.makes("commitments"):
        for item in county.commitments:
            page = f"commitments/{item.row['id']}/"
            found[f"happened {page}"] = PARTS.join(_happened(county, item))
            if said := _judged(county, item):
                found[f"evaluated {page}"] = PARTS.join(said)
    if county.is_made("services"):
        for row in county.activities:
            page = f"services/{row['community']}/"
            found[f"session {page} {row['id']}"] = PARTS.join(_session(county, row))
    return found


def _happened(county: County, item: Work) -> list[str]:
    """Made, extended, done: by day."""
    row, events = item.row, []
    due = item.due.isoformat() if item.due else "未定期限"
    if made := day(row, "made_on"):
        events.append((made, f"作出承诺 最初期限：{due}"))
    extended = [r for r in county.rows("extensions") if r["commitment"] == row["id"]]
    for extension in sorted(extended, key=lambda r: a_day(r, "set_on")):
        set_on = a_day(extension, "set_on")
        late = "（期限过后才办理）" if item.due and set_on > item.due else ""
        why = f"{extension['decided_by']}决定，原因：{extension['reason']}"
        events.append((set_on, f"延期到{spoken(a_day(extension, 'new_due'))}{late} {why}"))
    if item.done_on:
        events.append((item.done_on, "完成"))
    events.sort(key=lambda event: event[0])
    return [f"{spoken(on)} {said}" for on, said in events]


def _judged(county: County, item: Work) -> list[str]:
    """By day; the doer's own is shown and never counted."""
    if not county.is_kept("evaluations"):
        return []
    rows = [row for row in county.rows("evaluations") if row["subject"] == item.row["id"]]
    said: list[tuple[str, str]] = []
    # Whose day nobody wrote down comes last.
    for row in sorted(rows, key=lambda row: day(row, "date") or date.max):
        who = county.project.label_of("evaluator_types", row["evaluator"])
        is_self = county.project.counts_as("evaluator_types", row["evaluator"]) == "self"
        people = f" {count}人" if (count := number(row, "count")) is not None else ""
        aside = "（自评，不计入满意度）" if is_self else ""
        answers = (("eval_levels", row.get("level")), ("solved_states", row.get("solved")))
        how = "，".join(filter(None, (county.project.label_of(*answer) for answer in answers)))
        said.append((f"{who} {day(row, 'date') or ''}".rstrip(), f"{how}{people}{aside}"))
    # What one group said in a row stands under its name once.
    together = groupby(said, key=itemgetter(0))
    return [f"{who} {'、'.join(how for _, how in group)}" for who, group in together]


def _session(county: County, row: Row) -> list[str]:
    sessions, attended, people = (
        number(row, name) for name in ("sessions", "attendances", "persons")
    )
    came = f"人次{NOT_WRITTEN}" if attended is None else f"{attended}人次"
    who = f"人数{NOT_WRITTEN}" if people is None else f"{people}人"
    turnout = f"{1 if sessions is None else sessions}场 · {came} · {who}"
    result = " ".join(row.get("result", "").split())
    return [str(a_day(row, "date")), unit_name(county, row["unit"]), turnout, result]
