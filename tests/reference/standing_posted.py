"""How every deed and every notice stands, and the working days of each 公示."""

from __future__ import annotations

from datetime import date

from tests.reference import deeds, notices
from tests.reference.county import County
from tests.reference.records import Project, Row, a_day, day, members
from tests.reference.said_records import PARTS
from tests.reference.timing import DAY, brief, spoken
from tests.reference.words import Figures

TOLD = {"in-window": "公示中", "undecided": "期满未定", "honoured": "已上榜", "revoked": "已撤榜"}
"""By stage; of a deed at any other nothing is told."""
LEFT = "还有{d}天"


def figures(county: County) -> Figures:
    found: Figures = {}
    for row in county.rows("deeds"):
        found |= _deed(county, row)
    for row in county.rows("notices"):
        found |= _notice(county, row)
    return found


def _is_open_objection(county: County, row: Row) -> bool:
    return county.project.counts_as("objection_states", row.get("objection")) == "open"


def _deed(county: County, row: Row) -> Figures:
    stage = deeds.stage(county, row)
    if stage not in TOLD:
        return {}
    word = county.project.called("deed_states", stage) or TOLD[stage]
    if stage == "undecided" and _is_open_objection(county, row):
        word = county.project.called("objection_states", "open")
    own = f"deeds/{row['id']}"
    found = {f"own {own}": word}
    if stage != "revoked" or any(row["id"] in members(n, "deeds") for n in county.rows("notices")):
        found[f"row {own}"] = word
    if stage == "in-window":
        found[f"left {own}"] = _left(deeds.window(county, row)[1])
    found[f"window {own}"] = _deed_window(county, row, stage)
    return found


def _deed_window(county: County, row: Row, stage: str) -> str:
    """The step 公示 on a deed's own page: its state, its days, what became of objections, the sum."""
    first, last = deeds.window(county, row)
    is_held = _is_open_objection(county, row)
    held = county.project.called("objection_states", "open")
    status = held if is_held else "公示中" if stage == "in-window" else "期满"
    if first is None:
        return "公示 没有登记 日期未填"
    told = [] if is_held else [county.project.label_of("objection_states", row.get("objection"))]
    days = span(first, last)
    if last is None:
        told.insert(0, "没有写公示到哪天" if stage == "in-window" else "")
    else:
        days += f"{{{last} {LEFT}}}" if stage == "in-window" else ""
        told.append(day_sum(county.project, first, last))
    return f"公示 {status} {days} {'；'.join(filter(None, told))}".strip()


def _left(last: date | None) -> str:
    return f"公示到{brief(last)}{{{last} {LEFT}}}" if last else ""


def _notice(county: County, row: Row) -> Figures:
    state, own = notices.state(county, row), f"notices/{row['id']}"
    last = day(row, "ended_on")
    word = _word(county, row, state)
    is_running = state == "open" and last
    said = f"{word} {_left(last)}" if is_running else word
    found = {f"row {own}": said, f"own {own}": said, f"sum {own}": _window(county.project, row)}
    label = county.project.label_of("objection_states", row.get("outcome"))
    if outcome := label or ("期满未登记结果" if state == "over" else ""):
        found[f"outcome {own}"] = outcome
    return found


def _word(county: County, row: Row, state: str) -> str:
    if county.project.counts_as("objection_states", row.get("outcome")) == "open":
        return county.project.called("objection_states", "open")
    if state == "over":
        return "已期满" if "outcome" in row else "期满未登记结果"
    return {"withdrawn": "已撤下", "standing": "长期公示"}.get(state, "公示中")


def _window(project: Project, row: Row) -> str:
    """From when to when, and the sum of its working days with every holiday that was left out."""
    first, last = a_day(row, "started_on"), day(row, "ended_on")
    if last is None:
        return span(first, last)
    term = next(
        t
        for t in project.terms("notice_kinds")
        if t["key"] == project.key_of("notice_kinds", row["kind"])
    )
    least = f"{term['label']}至少{term['workdays']}个工作日。" if "workdays" in term else ""
    return PARTS.join((span(first, last), f"{day_sum(project, first, last)}{least}"))


def span(first: date, last: date | None) -> str:
    """The year of the end only where it is another."""
    if last is None:
        return f"{spoken(first)}起，长期公示"
    year = f"{first.year}年" if last.year == first.year else ""
    return f"{spoken(first)}至{spoken(last).removeprefix(year)}"


def day_sum(project: Project, first: date, last: date) -> str:
    """首尾都算，除去休息日，调休上班的照算."""
    days = [first + DAY * n for n in range((last - first).days + 1)]
    worked = [on for on in days if project.workdays.is_one(on)]
    rest = [on for on in days if on not in worked]
    holidays = [on for on in rest if on.weekday() < 5]
    made_up = [on for on in worked if on.weekday() >= 5]
    note = "（按法定节假日推算，以公布为准）" if project.workdays.is_open(first, last) else ""
    said = f"首尾都算，共{len(days)}天"
    if not rest and not made_up:
        return f"{said}，都是工作日{note}。"
    if rest:
        off = f"（其中放假{_days(holidays)}）" if holidays else ""
        said += f"，除去休息日{len(rest)}天{off}"
    if made_up:
        said += f"，{_days(made_up)}调休上班，照算"
    return f"{said}，是{len(worked)}个工作日{note}。"


def _days(days: list[date]) -> str:
    """10月1日、2日: the month only where it changes."""
    months = [None, *(on.month for on in days)]
    return "、".join(
        f"{on.day}日" if on.month == before else brief(on)
        for on, before in zip(days, months, strict=False)
    )
