"""In which order records are listed, and how many of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from tests.reference import deeds, lists, notices, standing_lists
from tests.reference.challenges import is_taken
from tests.reference.county import County
from tests.reference.records import Row, a_day, day, members
from tests.reference.standing_challenges import as_work
from tests.reference.standing_posted import TOLD
from tests.reference.words import Figures, Lists
from tests.reference.work import Work

ALL_COMMITMENTS, OF_A_KIND, ON_THE_FRONT_PAGE = 500, 300, 6
OF_AN_ESTATE, OF_A_UNIT, ON_DECISIONS, OF_A_CATEGORY = 30, 60, 60, 3
NEVER = date.max
Urgency = tuple[int, int, str]


def figures(county: County) -> Figures:
    """What captions say of how many there are, how many are listed, and how many more there are."""
    return {
        f"count {key}": f"{len(every)}"
        if len(every) <= most
        else f"{len(every)} {most} {len(every) - most}"
        for key, every, most in _capped(county)
    }


def rows(county: County) -> Lists:
    """What every page lists, by its path and the section."""
    found: Lists = {key: every[:most] for key, every, most in _capped(county)}
    for part in (
        _places,
        _months,
        _commitments,
        _challenges,
        _meetings,
        _deeds,
        _notices,
        _lists,
        sessions,
    ):
        found |= dict(part(county))
    return {f"order {key}": names for key, names in found.items()}


Listed = Iterator[tuple[str, list[str]]]


def urgency(item: Work, done: str) -> Urgency:
    """逾期的在前，其次未兑现，再次没有做完的（按期限），最后其余的（做完日期新的在前）；一样的按编号."""
    ranks = (item.is_overdue, item.outcome == "not_done", item.outcome == "open", True)
    rank = ranks.index(True)
    on = item.done_on if done == "" else day(item.row, done)
    key = -(on or date.min).toordinal() if rank == 3 else (item.due or NEVER).toordinal()
    return rank, key, item.row["id"]


def ids(items: list[Work], done: str = "") -> list[str]:
    """The ids of pieces of work, the most urgent first."""
    return [item.row["id"] for item in sorted(items, key=lambda item: urgency(item, done))]


def names(county: County, board: str, items: list[Work], done: str = "") -> list[str]:
    """How rows are told apart: by id, and where nothing leads to them by their words."""
    found = {item.row["id"]: item.row["text"] for item in items}
    made = ids(items, done)
    return made if county.project.makes(board) else [" ".join(found[i].split()) for i in made]


def _promises(county: County, items: list[Work]) -> list[str]:
    return names(county, "commitments", items, "done_on")


def newest_deeds(county: County, is_mine: Callable[[Row], bool]) -> list[str]:
    """Those that may be told and were not taken off, newest first."""
    mine = [
        row
        for row in county.rows("deeds")
        if is_mine(row) and deeds.stage(county, row) in ("in-window", "undecided", "honoured")
    ]
    return [row["id"] for row in newest(mine, "date")]


def newest(some: list[Row], field: str) -> list[Row]:
    return sorted(some, key=lambda row: (-a_day(row, field).toordinal(), row["id"]))


def _places(county: County) -> Listed:
    for prefix, name, is_mine in county.places("community", "estate"):
        path = f"{prefix[0]}/{name}/"
        yield (
            f"{path} commitments",
            _promises(county, [c for c in county.commitments if is_mine(c.row)]),
        )
        yield f"{path} deeds", newest_deeds(county, is_mine)
    for row in county.rows("estates"):
        whole = [
            item
            for item in county.commitments
            if item.row["community"] == row["community"] and "estate" not in item.row
        ]
        mine = any(item.row.get("estate") == row["id"] for item in county.commitments)
        key = f"e/{row['id']}/ commitments"
        yield f"{key} (2)" if mine else key, _promises(county, whole) if whole or not mine else []
    for unit in county.project.ids("units"):
        path = f"u/{unit}/"
        promised = [item for item in county.commitments if item.unit == unit]
        yield f"{path} commitments", _promises(county, promised)
        yield (
            f"{path} deeds",
            newest_deeds(county, lambda row, unit=unit: unit in deeds.units_of(county, row)),
        )


def _capped(county: County) -> Iterator[tuple[str, list[str], int]]:
    """The lists that have an end before their last record: all of each, and how many are listed."""
    for prefix, name, is_mine in county.places("community", "estate"):
        tasks = ids([item for item in county.tasks if is_mine(item.row)], "completed_on")
        yield f"{prefix[0]}/{name}/ tasks", tasks, _most(county, prefix, len(tasks))
    for unit in county.project.ids("units"):
        tasks = ids([item for item in county.tasks if item.unit == unit], "completed_on")
        yield f"u/{unit}/ tasks", tasks, OF_A_UNIT
    yield "commitments/ 全部承诺", _promises(county, county.commitments), ALL_COMMITMENTS
    yield "meetings/ decisions", ids(county.decisions), most_decisions(county)


def most_decisions(county: County) -> int:
    """没有落实的比60项多的，列到300项."""
    unfinished = sum(item.outcome == "open" for item in county.decisions)
    return max(ON_DECISIONS, min(unfinished, OF_A_KIND))


def _most(county: County, prefix: str, count: int) -> int:
    """Where months have pages, a community's own lists only some."""
    if not prefix.startswith("community"):
        return OF_AN_ESTATE
    return county.project.limit("board_tasks") if county.project.makes("months") else count


def _months(county: County) -> Listed:
    for place in county.project.ids("communities"):
        for month in county.months:
            path = f"c/{place}/{month}/"
            raised = [
                t
                for t in county.tasks
                if t.row["community"] == place and county.month(t.row, "raised_on") == month
            ]
            raised.sort(
                key=lambda item: (
                    urgency(item, "completed_on")[0],
                    a_day(item.row, "raised_on"),
                    item.row["id"],
                )
            )
            yield f"{path} tasks", [item.row["id"] for item in raised]
            void = [
                row["id"]
                for row in county.project.void_rows("tasks")
                if row["community"] == place and county.month(row, "raised_on") == month
            ]
            yield f"{path} void", void
            made = [
                c
                for c in county.commitments
                if c.row["community"] == place and county.month(c.row, "made_on") == month
            ]
            yield f"{path} commitments", _promises(county, made)
            yield (
                f"{path} deeds",
                newest_deeds(
                    county,
                    lambda row, p=place, m=month: (
                        row["community"] == p and county.month(row, "date") == m
                    ),
                ),
            )


def _commitments(county: County) -> Listed:
    for item in county.commitments:
        name = item.row["id"]
        serving = [t.row["id"] for t in county.tasks if t.row.get("commitment") == name]
        yield f"commitments/{name}/ 为它办的服务单", serving


def _challenges(county: County) -> Listed:
    every = [as_work(county.project, row, "closed_on") for row in county.rows("challenges")]
    closed = [item for item in every if item.outcome == "done"]
    untaken = [item for item in every if item not in closed and not is_taken(item.row)]
    open_ = [item for item in every if item not in closed and item not in untaken]
    untaken.sort(key=lambda item: (a_day(item.row, "posted_on"), urgency(item, "closed_on")))
    yield "challenges/ untaken", [item.row["id"] for item in untaken]
    yield "challenges/ open", ids(open_)
    yield "challenges/ closed", ids(closed)
    for item in every:
        name = item.row["id"]
        serving = [task for task in county.tasks if task.row.get("challenge") == name]
        yield f"challenges/{name}/ 为它办的服务单", ids(serving, "completed_on")


def _meetings(county: County) -> Listed:
    yield "meetings/ ladder", ids([item for _, item in county.escalations])[:OF_A_KIND]
    others = [
        row
        for row in county.rows("meetings")
        if county.project.counts_as("levels", row["level"]) != "community"
    ]
    others.sort(key=lambda row: (a_day(row, "date"), row["id"]), reverse=True)
    key = "meetings/ ladder (2)" if county.escalations else "meetings/ ladder"
    yield key, [row["id"] for row in others][:OF_A_KIND]
    for row in county.rows("decisions"):
        serving = [task for task in county.tasks if task.row.get("decision") == row["id"]]
        yield f"meetings/{row['meeting']}/ {row['id']}", ids(serving, "completed_on")


def _deeds(county: County) -> Listed:
    by_stage = [(deeds.stage(county, row), row) for row in county.rows("deeds")]
    running = [row for stage, row in by_stage if stage == "in-window"]
    running.sort(key=lambda row: (deeds.window(county, row)[1] or NEVER, row["id"]))
    yield "deeds/progress/ windows", [row["id"] for row in running]
    yield "deeds/progress/ undecided", _of_stage(by_stage, "undecided")
    told = {
        quarter: [
            (stage, row)
            for stage, row in by_stage
            if deeds.quarter_of(str(a_day(row, "date"))) == quarter
        ]
        for quarter in deeds.quarters(county)
    }
    for path, rows in deeds.member_pages(county):
        if rows:
            yield f"{path} 上榜的言行", [row["id"] for row in newest(rows, "date")]
    honoured = [row["id"] for stage, row in by_stage if stage == "honoured"]
    newest_first = [name for name in newest_deeds(county, lambda _: True) if name in honoured]
    yield " deeds", newest_first[:ON_THE_FRONT_PAGE]
    last = deeds.newest_quarter(county)
    for quarter, some in told.items():
        paths = [f"deeds/{quarter}/", *(["deeds/"] if quarter == last else [])]
        for path in paths:
            yield from _by_category(county, path, some)
            yield f"{path} 已撤榜", _of_stage(some, "revoked")


def _by_category(county: County, path: str, some: list[tuple[str, Row]]) -> Listed:
    """The cards of each category: three and the others, or up to four together."""
    honoured = newest([row for stage, row in some if stage == "honoured"], "date")
    for key, mine in _in_categories(county, honoured):
        open_ones = len(mine) if len(mine) <= OF_A_CATEGORY + 1 else OF_A_CATEGORY
        yield f"{path} category_{key}", mine[:open_ones]
        yield f"{path} category_{key} (2)", mine[open_ones:]


def _in_categories(county: County, rows: list[Row]) -> Iterator[tuple[str, list[str]]]:
    for term in county.project.terms("deed_categories"):
        words = (term["key"], term["label"], *term.get("aliases", ()))
        yield term["key"], [row["id"] for row in rows if row.get("category") in words]
    yield "", [row["id"] for row in rows if "category" not in row]


def _of_stage(some: list[tuple[str, Row]], *stages: str) -> list[str]:
    return [row["id"] for row in newest([row for stage, row in some if stage in stages], "date")]


def _notices(county: County) -> Listed:
    states = [(notices.state(county, row), row) for row in county.rows("notices")]
    running = [row for state, row in states if state == "open"]
    running.sort(key=lambda row: (day(row, "ended_on") or NEVER, -_start(row), row["id"]))
    standing = [row for state, row in states if state == "standing"]
    standing.sort(key=lambda row: (day(row, "ended_on") or NEVER, -_start(row), row["id"]))
    past = [row for state, row in states if state in ("over", "withdrawn")]
    yield "notices/ 正在公示", [row["id"] for row in running]
    yield "notices/ 长期公示", [row["id"] for row in standing]
    yield "notices/past/ 全部", [row["id"] for row in newest(past, "ended_on")]
    for row in county.rows("notices"):
        for field, said in (("deeds", "闪光言行"), ("commitments", "承诺"), ("tasks", "服务单")):
            listed = members(row, field)
            if field == "deeds":
                by_id = county.project.by_id("deeds")
                listed = [d for d in listed if deeds.stage(county, by_id[d]) in TOLD]
            yield f"notices/{row['id']}/ 公示的{said}", listed


def _start(row: Row) -> int:
    return a_day(row, "started_on").toordinal()


def _lists(county: County) -> Listed:
    every = list(county.rows("list_items"))
    for place in county.project.ids("communities"):
        mine = sorted(
            (row for row in every if row["community"] == place),
            key=lambda row: (_rank(county, row), a_day(row, "listed_on")),
        )
        yield f"lists/{place}/ gaps", [row["id"] for row in mine if lists.lacks(county, row)]
        for term in county.project.terms("lists"):
            of_kind = [r for r in mine if county.project.key_of("lists", r["list"]) == term["key"]]
            yield f"lists/{place}/ list-{term['key']}", [row["id"] for row in of_kind]


def _rank(county: County, row: Row) -> int:
    """没有着落的在前，其次没有办完的，最后是办完的."""
    if lists.lacks(county, row):
        return 0
    return 2 if standing_lists.how_far(county, row) >= 2 else 1


def sessions(county: County) -> Listed:
    """The sessions of each community, newest first."""
    for place in county.project.ids("communities"):
        mine = [row for row in county.activities if row["community"] == place]
        # sorted() leaves those of one day in the order they are registered in.
        mine.sort(key=lambda row: a_day(row, "date"), reverse=True)
        yield f"services/{place}/ sessions", [row["id"] for row in mine]
