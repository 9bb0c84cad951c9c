"""What a resident reads first: the cards of the front page, and the three answers on an estate's board."""

from __future__ import annotations

from collections.abc import Iterator

from tests.reference import rates, unclear
from tests.reference.county import County
from tests.reference.orders_grids import unit_name
from tests.reference.orders_records import urgency
from tests.reference.parts_places import pairings_of, who
from tests.reference.records import Row
from tests.reference.said_records import PARTS
from tests.reference.spans import kind_of
from tests.reference.words import Figures, percent
from tests.reference.work import DENOMINATOR, Work

UNITS_NAMED, PROMISES_NAMED = 3, 2
DARK = 10


def figures(county: County) -> Figures:
    found: Figures = {}
    if county.project.makes("home"):
        for place in county.rows("communities"):
            found[f"card {place['name']}"] = PARTS.join(_place(county, place))
        for unit in county.rows("units"):
            ended = [] if unit["id"] in county.standing_units else ["已撤并"]
            said = (*ended, *_in_brief(county, "unit", unit["id"]))
            found[f"card {unit['name']}"] = PARTS.join(said)
    kept = [kind for kind in ("commitments", "tasks") if county.is_kept(kind)]
    if county.project.makes("estates") and kept:
        found |= {
            f"tile {place['name']} e/{place['id']}/": _tile(county, kept, place["id"])
            for place in county.rows("estates")
        }
    for kind, owner in (("estates", "estate"), ("communities", "community")):
        for place in county.rows(kind):
            if answers := [PARTS.join(answer) for answer in _answers(county, owner, place)]:
                found[f"answers {owner[0]}/{place['id']}/"] = " ".join(answers)
    return found


def _tile(county: County, kept: list[str], estate: str) -> str:
    """Overdue of what has come due, of all sorts of work together, and how dark it is."""
    every = {"commitments": county.commitments, "tasks": county.tasks}
    items = [item for kind in kept for item in every[kind] if item.row.get("estate") == estate]
    due = sum(item.rate_class in DENOMINATOR for item in items)
    overdue = sum(item.is_overdue for item in items)
    if not due:
        return "nothing"
    if due < max(county.project.limit("min_cell"), 1):
        shade = "few"
    elif not overdue:
        shade = "none"
    else:
        shade = "much" if int(percent(overdue, due)[:-1]) >= DARK else "some"
    return f"{overdue}/{due} {shade}"


def _units(county: County, rows: list[Row]) -> list[str]:
    own = [row for row in rows if kind_of(county, row) != "leader"]
    return list(dict.fromkeys(unit_name(county, row["unit"]) for row in own))


def _place(county: County, place: Row) -> Iterator[str]:
    yield from (r["name"] for r in county.rows("estates") if r["community"] == place["id"])
    if county.is_kept("pairings"):
        units = _units(county, pairings_of(county, "community", place["id"]))
        more = "等" if len(units) > UNITS_NAMED else ""
        named = f"包联单位：{'、'.join(units[:UNITS_NAMED])}{more}"
        yield named if units else _nobody(county, "community", place["id"])
    yield from _in_brief(county, "community", place["id"])


def _nobody(county: County, owner: str, name: str) -> str:
    is_unclear = unclear.may_be_paired(county, owner, name)
    return "包联的登记看不清" if is_unclear else "没有单位包联"


def _in_brief(county: County, owner: str, name: str) -> Iterator[str]:
    for kind, items, said, counter in (
        ("commitments", county.commitments, "承诺到期兑现", "项"),
        ("tasks", county.tasks, "服务单到期办结", "件"),
    ):
        if county.is_kept(kind):
            mine = [item for item in items if rates.is_of(item, owner, name)]
            undated = sum(item.rate_class == "undated" for item in mine)
            apart = f"（{undated}{counter}没有定期限，单独计数）" if undated else ""
            done = rates.of_work(mine)["fulfilled"].replace("/", " / ")
            yield f"{said} {done}{apart}"


def _answers(county: County, owner: str, place: Row) -> Iterator[list[str]]:
    promised = [c for c in county.commitments if c.row.get(owner) == place["id"]]
    tasks = [task for task in county.tasks if task.row.get(owner) == place["id"]]
    if county.is_kept("pairings"):
        question = "谁包我们小区" if owner == "estate" else "谁包我们"
        yield [question, *_who(county, owner, place)]
    if county.is_kept("commitments"):
        yield ["答应了什么", *_what(county, owner, place, promised)]
    if county.is_kept("commitments") or county.is_kept("tasks"):
        yield ["做了吗", *_done(county, promised, tasks)]


def _who(county: County, owner: str, place: Row) -> list[str]:
    rows = pairings_of(county, owner, place["id"])
    units = _units(county, rows)
    if not units:
        return [_nobody(county, owner, place["id"]), "可拨打页脚的监督电话询问。"]
    leaders = [who(county, row) for row in rows if kind_of(county, row) == "leader"]
    led = [f"包联领导：{leader}" for leader in leaders[:1]]
    if owner == "community":
        is_cut = len(units) > UNITS_NAMED
        counted = f"等{len(units)}个单位" if is_cut else ""
        return ["、".join(units[:UNITS_NAMED]) + counted, *led]
    first = next(row for row in rows if kind_of(county, row) != "leader")
    unit = county.project.by_id("units")[first["unit"]]
    office, phone = unit.get("department"), unit.get("office_phone")
    of = f"{units[0]}：" if len(units) > 1 else ""
    return ["、".join(units), of + _whom_to_ask(office, phone), *led]


def _whom_to_ask(office: str | None, phone: str | None) -> str:
    match bool(office), bool(phone):
        case True, True:
            return f"找{office}，电话 {phone}"
        case True, False:
            return f"找{office}；没有填写办公电话，可拨打页脚的监督电话询问。"
        case False, True:
            return f"电话 {phone}"
        case _:
            return "没有填写找谁、打什么电话，可拨打页脚的监督电话询问。"


def _what(county: County, owner: str, place: Row, promised: list[Work]) -> list[str]:
    wide = owner == "estate" and sum(
        c.row["community"] == place["community"] and "estate" not in c.row
        for c in county.commitments
    )
    order = sorted(promised, key=lambda item: urgency(item, "done_on"))
    texts = [" ".join(item.row["text"].split()) for item in order[:PROMISES_NAMED]]
    if promised:
        return [f"{len(promised)}项承诺", *texts, *([f"另有面向全社区的{wide}项"] if wide else [])]
    if wide:
        return [f"面向全社区的{wide}项"]
    return ["没有单独的承诺" if owner == "estate" else "没有承诺"]


def _done(county: County, promised: list[Work], tasks: list[Work]) -> list[str]:
    shows_promises, lines = county.is_kept("commitments"), []
    every = [*promised, *tasks]
    if county.is_kept("tasks"):
        due, done = _due(tasks)
        is_open = sum(task.outcome == "open" for task in tasks)
        lines.append(f"服务单到期{due}件，办结{done}件，没办完的{is_open}件")
    late = sum(item.is_overdue for item in every)
    undated = sum(item.rate_class == "undated" for item in every)
    lines.append(f"逾期没做完的{late}项" if late else "没有逾期的")
    lines += [f"没有定期限的{undated}项，单独计数"] if undated else []
    due, kept = _due(promised)
    if due:
        return [f"到期{due}项，兑现{kept}项", *lines]
    return ["没有到期的承诺", *lines] if shows_promises else lines


def _due(items: list[Work]) -> tuple[int, int]:
    """How many have come due, and how many of these are done."""
    classes = [item.rate_class for item in items]
    done = classes.count("on-time") + classes.count("late")
    return sum(name in DENOMINATOR for name in classes), done
