"""The month's sheet of each community, the lists of challenges, the posts, and the county on one page."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reference import (
    challenges,
    fitting,
    funnel,
    pairings,
    positions,
    rates,
    silence,
    standing,
    standing_challenges,
)
from tests.reference.county import County
from tests.reference.orders_records import NEVER, ids, urgency
from tests.reference.records import Row, a_day
from tests.reference.said_records import PARTS
from tests.reference.timing import timing
from tests.reference.words import Figures, month_of
from tests.reference.work import Work

COMMITMENTS = {
    "承诺总数": "all",
    "到期兑现": "fulfilled",
    "按期兑现": "on-time",
    "逾期未兑现": "past-due",
}
TASKS = {
    "服务单总数": "all",
    "到期办结": "fulfilled",
    "按期办结": "on-time",
    "逾期未办": "past-due",
}
CHALLENGES = {"揭榜": "taken", "销号": "finished", "逾期未销号": "past-due"}
OF_THE_COUNTY = {"揭榜": "taken", "还没有单位揭榜": "untaken", "主动认领": "voluntary"}
POSTS = {
    "到本社区报到的岗位": "positions/reported",
    "空缺岗位": "positions/vacant",
    "联系户数 / 登记户数": "households/linked",
    "走访（次）": "visits/visits",
}
CLOSED_SHOWN = 10
Parts = Iterator[tuple[str, str]]


def figures(county: County) -> Figures:
    month = month_of(county.as_of)
    known = rates.figures(county) | positions.figures(county) | challenges.figures(county)
    parts: dict[str, Parts] = {}
    places, makes = county.project.ids("communities"), county.is_made
    if makes("home"):
        parts[f"county/summary-{month}-a3"] = _summary(county, known)
    for place in places if makes("communities") else ():
        parts[f"{place}/{month}-a3"] = _month(county, known, place)
        if makes("positions"):
            parts[f"{place}/posts-a3"] = _posts(county, known, place)
    for place in ["", *places] if makes("challenges") else ():
        parts[f"{place or 'county'}/challenges-a3"] = _challenges(county, known, place)
    found = {
        f"sheet sheets/{sheet}.pdf {name}": said
        for sheet, some in parts.items()
        for name, said in some
    }
    # All but the summary are printed on A4 as well.
    return found | {
        key.replace("-a3.pdf", "-a4.pdf"): said
        for key, said in found.items()
        if not key.startswith("sheet sheets/county/summary")
    }


def _said(known: Figures, prefix: str, labels: dict[str, str]) -> str:
    return PARTS.join(f"{label} {known[f'{prefix}/{key}']}" for label, key in labels.items())


def _counted(county: County, known: Figures, prefix: str) -> tuple[str, str]:
    """The figures of commitments, and those of tasks; "" of what nobody keeps."""
    promised = _said(known, f"{prefix}/commitments", COMMITMENTS)
    served = _said(known, f"{prefix}/tasks", TASKS)
    if county.is_kept("evaluations"):
        served = PARTS.join((served, f"群众满意 {known[f'{prefix}/satisfaction']}"))
        if county.is_asked_if_solved:
            served = PARTS.join((served, f"群众认为已解决 {known[f'{prefix}/solved']}"))
    return (
        promised if county.is_kept("commitments") else "",
        served if county.is_kept("tasks") else "",
    )


def _month(county: County, known: Figures, place: str) -> Parts:
    promised, served = _counted(county, known, f"community/{place}")
    mine, overdue = list[Work](), list[Work]()
    if promised:
        mine = [c for c in county.commitments if c.row["community"] == place]
        mine.sort(key=lambda item: urgency(item, "done_on"))
        yield "figures", promised
    if served:
        tasks = [task for task in county.tasks if task.row["community"] == place]
        overdue = sorted((t for t in tasks if t.is_overdue), key=lambda t: urgency(t, ""))
    shown, late = fitting.listed(county, mine, overdue)
    if promised:
        rows = (_promise(county, c) for c in mine[:shown])
        cut = f"另有{len(mine) - shown}项承诺没有列在这里" if len(mine) > shown else ""
        yield "commitments", PARTS.join(("承诺", *rows, cut))
    if served:
        yield "task_figures", served
        yield "funnel", funnel.figures(county, has_notes=False)[f"funnel c/{place}/"]
        rows = (_task(county, task) for task in overdue[:late])
        cut, rest = len(overdue) - late, len(tasks) - len(overdue)
        said = (
            f"另有{cut}件逾期未办的没有列在这里" if cut else "",
            f"另有{rest}件服务单" if rest else "",
        )
        yield "tasks", PARTS.join(("逾期未办的服务单", *rows, "；".join(filter(None, said))))


def how(county: County, item: Work) -> str:
    """The timing as paper has it, which counts nothing."""
    return timing(county.project, item).partition("{")[0]


def _promise(county: County, item: Work) -> str:
    row = item.row
    unjudged = "还没有评" if item.outcome in ("done", "claimed") else "—"
    judged = standing.judged(county, item, "{} 人满意", "{} 人认为已解决") or unjudged
    due = item.due.isoformat() if item.due else "未定期限"
    said = [row["id"], due, standing.word(county, item), how(county, item)]
    said.append(standing.result(item))
    said.append("；".join(standing.replies(county, item, "：")))
    said.append(judged if county.is_kept("evaluations") else "")
    return " ".join(filter(None, said))


def _task(county: County, item: Work) -> str:
    due = standing.due_of_task(county, item)
    said = (item.row["id"], due, standing.word(county, item), how(county, item))
    return " ".join(filter(None, (*said, "；".join(standing.replies(county, item, "：")))))


def _challenges(county: County, known: Figures, place: str) -> Parts:
    every = [row for row in county.rows("challenges") if not place or row.get("community") == place]
    if not every:
        return
    prefix = f"community/{place}" if place else "county"
    labels = CHALLENGES if place else OF_THE_COUNTY | CHALLENGES
    yield "figures", _said(known, f"{prefix}/challenges", labels)
    items = [standing_challenges.as_work(county.project, row, "closed_on") for row in every]
    closed = [item for item in items if item.outcome == "done"]
    untaken = [i for i in items if i not in closed and not challenges.is_taken(i.row)]
    untaken.sort(key=lambda i: (a_day(i.row, "posted_on"), urgency(i, "closed_on")))
    taken = [item for item in items if item not in closed and item not in untaken]
    for number, (title, some) in enumerate(
        (("待揭榜", untaken), ("攻坚中", _sorted(taken)), ("已销号", _sorted(closed))), 1
    ):
        shown = some[:CLOSED_SHOWN] if title == "已销号" else some
        rest = f"另有{len(some) - len(shown)}道" if len(some) > len(shown) else ""
        rows = (_challenge(county, item) for item in shown)
        yield f"table {number}", PARTS.join((f"{title}（{len(some)}道）", *rows, rest))


def _sorted(items: list[Work]) -> list[Work]:
    order = ids(items)
    return sorted(items, key=lambda item: order.index(item.row["id"]))


def _challenge(county: County, item: Work) -> str:
    row: Row = item.row
    due = (item.due or NEVER).isoformat()
    word = standing_challenges.word(row, item)
    said = (row["id"], due, word, how(county, item), row.get("result", ""))
    return " ".join(filter(None, said))


def _posts(county: County, known: Figures, place: str) -> Parts:
    labels = dict(POSTS)
    if not county.is_kept("positions"):
        labels = {label: key for label, key in labels.items() if key.startswith("visits")}
    if not county.is_kept("visits"):
        del labels["走访（次）"]
    if not county.project.everywhere("positions"):
        labels.pop("空缺岗位", None)
    if not county.once(positions.are_households_kept):
        labels.pop("联系户数 / 登记户数", None)
    yield "figures", _said(known, f"community/{place}", labels)
    rows = []
    for term in county.project.terms("positions"):
        held = [
            row
            for row in county.rows("positions")
            if row["community"] == place
            and positions.is_held(county, row)
            and county.project.key_of("positions", row["position"]) == term["key"]
        ]
        if not held and term["key"] not in county.project.everywhere("positions"):
            continue
        there = sum("reported_on" in row for row in held)
        said = f"已报到 {there} / {len(held)} 人" if held else "空岗"
        rows.append(f"{term['key']} {said}")
    yield "posts", PARTS.join(("", *rows, ""))


def _summary(county: County, known: Figures) -> Parts:
    promised, served = _counted(county, known, "county")
    if promised:
        yield "commitments", promised
    if served:
        yield "tasks", served
        yield "funnel", funnel.figures(county, has_notes=False)["funnel "]
    if covered := list(_coverage(county, known)):
        yield "coverage", PARTS.join(covered)
    listed = silence.figures(county)
    rules = sorted(key for key in listed if key.startswith("silent/"))
    if county.project.makes("silent"):
        yield "silent", PARTS.join(f"{key} {listed[key]}" for key in rules)


def _coverage(county: County, known: Figures) -> Iterator[str]:
    covered = pairings.figures(county)
    labels = {
        "有单位包联的小区": "estates",
        "有单位包联的社区": "communities",
        "有包联任务的单位": "units",
    }
    if county.is_kept("pairings"):
        for label, key in labels.items():
            yield f"{label} {covered[f'county/coverage/{key}']}"
    if county.is_kept("positions"):
        yield f"到社区报到的岗位 {known['county/coverage/positions']}"
