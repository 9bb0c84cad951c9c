"""How every challenge and every milestone stands."""

from __future__ import annotations

from tests.reference.challenges import is_taken
from tests.reference.county import County
from tests.reference.records import Project, Row, a_day, day
from tests.reference.said_records import PARTS
from tests.reference.timing import own_sum, spoken, timing
from tests.reference.words import Figures
from tests.reference.work import Work


def figures(county: County) -> Figures:
    found: Figures = {}
    for row in county.rows("challenges"):
        item = as_work(county.project, row, "closed_on")
        said = f"{word(row, item)} {timing(county.project, item)}"
        own = f"challenges/{row['id']}"
        found |= {
            f"row {own}": PARTS.join((said, a_day(row, "due").isoformat(), row.get("result", ""))),
            f"own {own}": said,
            f"so {own}": f"所以：{said.partition('{')[0].replace(' ', '，')}。",
            f"why {own}": own_sum(item, "销号"),
        }
        if steps := milestones(county, row):
            found[f"milestones {own}"] = PARTS.join(steps)
    return found


def as_work(project: Project, row: Row, done: str) -> Work:
    """A challenge or a milestone as a piece of work: done on the day that is written down, and not before."""
    done_on = day(row, done)
    outcome = "done" if done_on else "open"
    return Work("challenges", row, "", outcome, day(row, "due"), done_on, None, project.as_of)


def word(row: Row, item: Work) -> str:
    """待揭榜 as long as nobody took it, however late."""
    if not is_taken(row):
        return "待揭榜"
    if item.outcome == "done":
        return "已销号"
    return "逾期未销号" if item.is_overdue else "攻坚中"


def milestones(county: County, challenge: Row) -> list[str]:
    """按期限先后，同一天的按编号."""
    mine = [row for row in county.rows("milestones") if row["challenge"] == challenge["id"]]
    return [
        _milestone(county.project, row)
        for row in sorted(mine, key=lambda row: (a_day(row, "due"), row["id"]))
    ]


def _milestone(project: Project, row: Row) -> str:
    item = as_work(project, row, "done_on")
    status = "已完成" if item.done_on else "逾期未完成" if item.is_overdue else "未完成"
    done = f"{spoken(item.done_on)}完成，" if item.done_on else ""
    due = spoken(a_day(row, "due"))
    # A milestone's timing stands in running text, where nothing is counted on from it.
    how = timing(project, item).partition("{")[0]
    return f"{due}前 {row['text']} {status} {done}{how}"
