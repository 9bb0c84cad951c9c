"""What stands beside the figures of commitments and tasks: what no rate counts, what is only claimed."""

from __future__ import annotations

from tests.reference import rates, unclear
from tests.reference.county import County
from tests.reference.words import Figures, percent
from tests.reference.work import DENOMINATOR, FINISHED, Work

KINDS = {
    "commitments": ("项", "只报称兑现，不算兑现"),
    "tasks": ("件", "只报称办结，不算办结"),
}
_UNTIMED = {
    "commitments": ("outcomes", ("withdrawn", "superseded", "not_assessable")),
    "tasks": ("task_events", ("declined", "suspended", "cancelled")),
}
"""不计入比率的，词表里叫什么."""
NOTHING_DUE = (("not-due", "期限还没有到"), ("undated", "没有定期限"), ("untimed", "不计时限"))


def figures(county: County) -> Figures:
    found: Figures = {}
    lost = unclear.figures(county)
    every = {"commitments": county.commitments, "tasks": county.tasks}
    for prefix, owner, name in rates.owners(county):
        for kind, items in every.items():
            mine = [item for item in items if rates.is_of(item, owner, name)]
            said = _untimed(county, kind)
            key = f"note {prefix}/{kind}"
            found |= _notes(key, kind, mine, said, is_whole=owner == "county")
            if count := lost.get(f"unclear {prefix}/{kind}/all"):
                key = f"note {prefix}/{kind}/all"
                said = f"另有{count}{KINDS[kind][0]}看不清，没有计入"
                found[key] = "；".join(filter(None, (found.get(key, ""), said)))
            void = county.project.void_rows(kind)
            if count := sum(owner == "county" or row.get(owner) == name for row in void):
                key = f"note {prefix}/{kind}/all"
                said = f"另有{count}{KINDS[kind][0]}作废，没有计入"
                found[key] = "；".join(filter(None, (found.get(key, ""), said)))
        tasks = [task for task in county.tasks if rates.is_of(task, owner, name)]
        found[f"note {prefix}/satisfaction"] = _judged(county, tasks)
        found[f"note {prefix}/solved"] = _unsolved(county, tasks)
    return {key: said for key, said in found.items() if said}


def _untimed(county: County, kind: str) -> str:
    vocabulary, meanings = _UNTIMED[kind]
    labels = (county.project.called(vocabulary, meaning) for meaning in meanings)
    *others, last = [*filter(None, labels)] or [""]
    return f"{'、'.join(others)}{'或' if others else ''}{last}，不计入比率"


def _notes(prefix: str, kind: str, items: list[Work], untimed: str, *, is_whole: bool) -> Figures:
    unit, claimed = KINDS[kind]
    classes = [item.rate_class for item in items]
    count = {name: classes.count(name) for name in {*classes, "untimed", "undated", "claimed"}}
    placeless = sum(not item.row["community"] for item in items) if is_whole else 0
    counts = ((count["untimed"], untimed), (count["undated"], "没有定期限，单独计数"))
    outside = _of_these(unit, (*counts, (placeless, "未写明社区")))
    if not sum(name in DENOMINATOR for name in classes):
        parts = [f"{count[name]}{unit}{said}" for name, said in NOTHING_DUE if count.get(name)]
        due = on_time = "，".join(parts) or "还没有到期的"
    else:
        today = count.get("due-today", 0)
        due = _of_these(unit, ((count["claimed"], claimed), (today, "当日到期，还没有做完")))
        on_time = ""
    return {f"{prefix}/all": outside, f"{prefix}/fulfilled": due, f"{prefix}/on-time": on_time}


def _of_these(unit: str, counts: tuple[tuple[int, str], ...]) -> str:
    said = "；".join(f"{count}{unit}{words}" for count, words in counts if count)
    return f"其中{said}" if said else ""


def _unsolved(county: County, tasks: list[Work]) -> str:
    """What the others said who were asked."""
    said = [county.judged_of(task).solved for task in tasks if task.outcome in FINISHED]
    if not any(said):
        return "没有人答是否解决"
    words = (("part_solved", "说部分解决"), ("unsolved", "说没有解决"))
    return _of_these("人", tuple((sum(each[key] for each in said), word) for key, word in words))


def _judged(county: County, tasks: list[Work]) -> str:
    done = [task for task in tasks if task.outcome in FINISHED]
    judged = sum(county.judged_of(task).is_by_residents for task in done)
    share = percent(judged, len(done)) if len(done) >= county.project.limit("min_cell") else ""
    said = f"办结{len(done)}件中有群众评价的{judged}件{f'，占{share}' if share else ''}"
    people = sorted((county.judged_of(task).levels.total() for task in done), reverse=True)
    few = next((n for n in range(len(people)) if 2 * sum(people[:n]) > sum(people)), len(people))
    is_few = sum(people) > 0 and few * 10 <= judged
    return f"{said}；超过一半的人评的是其中{few}件" if is_few else said
