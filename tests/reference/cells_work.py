"""Cells without a key of what is overdue, what done work fails to show, who judged, and modes of service."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from tests.reference import accountability, loop, rates
from tests.reference.county import County
from tests.reference.orders_grids import answering, unanswered, unit_name
from tests.reference.records import number
from tests.reference.words import Figures, share
from tests.reference.work import Work

LABELS = {"tasks": ("服务单", "件", "办结"), "commitments": ("承诺", "项", "兑现")}
SPREAD = {"当天": 0, "1天": 1, "2—3天": 3, "4—7天": 7, "超过7天": 10**6}
"""By its name the last day of each span."""


def figures(county: County) -> Figures:
    found: Figures = {}
    if county.is_made("accountability"):
        for unit in answering(county):
            found |= _unit(county, unit)
    if county.is_made("loop"):
        found |= _judges(county) | _modes(county) | _spread(county) | _unanswered(county)
    return {f"cell {key}": spaced(said) for key, said in found.items()}


def spaced(said: str) -> str:
    """几 / 几."""
    part, _, whole = said.partition("/")
    is_share = part.strip().isdigit() and whole.split(" ")[0].isdigit()
    return f"{part} / {whole}" if is_share else said


def _kinds(county: County) -> dict[str, list[Work]]:
    every = {"tasks": county.tasks, "commitments": county.commitments}
    return {kind: items for kind, items in every.items() if county.is_kept(kind)}


def _unit(county: County, unit: str) -> Figures:
    name, found = unit_name(county, unit) if unit else "没有承办单位", {}
    mine = {
        kind: [item for item in items if item.unit == unit]
        for kind, items in _kinds(county).items()
    }
    if not unit:
        said = accountability.of_items(county, [item for some in mine.values() for item in some])
        found[f"accountability/ overdue {name} 逾期"] = said["overdue"]
        found[f"accountability/ shown {name} 三样齐全"] = said["shown"]
    for kind, items in mine.items():
        for age, count in _ages(county, items).items():
            found[f"accountability/ overdue {name} {LABELS[kind][0]}逾期{age}"] = str(count)
        for lack, count in _missing(kind, items).items():
            found[f"accountability/ shown {name} {lack}"] = str(count)
    return found


def _ages(county: County, items: list[Work]) -> dict[str, int]:
    """按逾期多久分三段，从期限的第二天数起，写自然天数."""
    short, long = (
        county.project.limit("overdue_short_days"),
        county.project.limit("overdue_long_days"),
    )
    past = [(county.as_of - i.due).days for i in items if i.is_overdue and i.due]
    return {
        f"{short}天以内": sum(days <= short for days in past),
        f"{short + 1}—{long}天": sum(short < days <= long for days in past),
        f"超过{long}天": sum(days > long for days in past),
    }


def _missing(kind: str, items: list[Work]) -> dict[str, int]:
    said_done = [item for item in items if item.outcome in ("done", "claimed")]
    no_result = sum("result" not in item.row for item in said_done)
    if kind == "tasks":
        nobody = sum(
            not (item.unit or {"people", "by_community", "by_town"} & item.row.keys())
            for item in said_done
        )
        return {"服务单缺承办人": nobody, "服务单缺结果": no_result}
    no_day = sum("done_on" not in item.row for item in said_done)
    return {"承诺缺结果": no_result, "承诺缺日期": no_day}


def _judges(county: County) -> Figures:
    """People by who they are and how they judged; only of tasks."""
    if not county.is_kept("evaluations"):
        return {}
    project, found = county.project, {}
    counts: Counter[tuple[str, str]] = Counter()
    for row in county.rows("evaluations"):
        if row["subject"] in project.by_id("tasks"):
            who = project.label_of("evaluator_types", row["evaluator"])
            people = number(row, "count")
            counts[who, project.label_of("eval_levels", row.get("level"))] += (
                1 if people is None else people
            )
    levels = [term["label"] for term in project.terms("eval_levels")]
    for term in project.terms("evaluator_types"):
        of = [counts[term["label"], level] for level in levels]
        for head, count in zip(("合计", *levels), (sum(of), *of), strict=True):
            found[f"loop/ judges {term['label']} {head}"] = str(count)
    return found


def _unanswered(county: County) -> Figures:
    """Whose they are, and where; since when they wait stands in the name of the row."""
    found, project = {}, county.project
    for task, said in unanswered(county):
        row, key = task.row, f"loop/ unanswered {said}"
        community = project.by_id("communities").get(row["community"])
        place = f"{community['name']}（全社区）" if community else "未写明社区"
        judged = county.judged_of(task).last_complaint
        found[f"{key} 承办单位"] = unit_name(county, task.unit) if task.unit else "没有承办单位"
        estate = project.by_id("estates").get(row.get("estate", ""))
        found[f"{key} 地点"] = estate["name"] if estate else place
        found[f"{key} 哪天评的"] = str(judged or "没有写哪天评的")
        found[f"{key} 答复时限"] = said.rpartition(" ")[2]
    return found


def _modes(county: County) -> Figures:
    """到期, 按期 of each mode; a mode's own share has a key."""
    project, found = county.project, {}
    terms = project.terms("service_modes")
    modes = {term["key"]: term["label"] for term in terms} | ({"": "没有写明"} if terms else {})
    for kind, items in _kinds(county).items():
        _, counter, done = LABELS[kind]
        for key, label in modes.items():
            mine = [i for i in items if project.key_of("service_modes", i.row.get("mode")) == key]
            said = rates.of_work(mine)
            undated = sum(item.rate_class == "undated" for item in mine)
            apart = f" {undated}{counter}没有定期限，单独计数" if undated else ""
            found[f"loop/ modes {label} 到期{done}"] = spaced(said["fulfilled"]) + apart
            found[f"loop/ modes {label} 按期{done}"] = said["on-time"]
    return found


def _spread(county: County) -> Figures:
    """In how many days results were public."""
    if not any(step.key == "published" for step in loop.steps_of(county)):
        return {}
    days = [
        (on - task.done_on).days
        for task in county.tasks
        if task.done_on and (on := loop.published_on(county, task))
    ]
    spans = Counter(bisect_left(list(SPREAD.values()), count) for count in days)
    return {
        f"loop/ published {name} 件数 / 合计": share(spans[number], len(days))
        for number, name in enumerate(SPREAD)
        if days
    }
