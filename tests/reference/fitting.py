"""Which rows the month's sheet lists: four pages of A3, by the lines that each takes there."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from tests.reference import standing
from tests.reference.county import County
from tests.reference.orders_grids import unit_name
from tests.reference.timing import timing
from tests.reference.work import Work

PAGES = (6, 25, 25, 25)
"""Lines on each page, below figures and heads."""
SECOND, FIRST, LONG, MOST = 6, 6, 240, 80
"""The head of the second table; promises that come before tasks; characters from which on a row may be split;
rows looked at."""
Row = tuple[int, bool]


def listed(county: County, promises: list[Work], overdue: list[Work]) -> tuple[int, int]:
    """How many promises and how many overdue tasks: the longest stretch of their common order that fits."""
    first = [_promise(county, item, n) for n, item in enumerate(promises[:MOST], 1)]
    second = [_task(county, item, n) for n, item in enumerate(overdue[:MOST], 1)]
    order, best = _order(len(first), len(second)), 0
    for count in range(1, len(order) + 1):
        mine = order[:count].count("promise")
        if not _fits(first[:mine], second[: count - mine]):
            break
        best = count
    mine = order[:best].count("promise")
    return max(mine, bool(first)), max(best - mine, bool(second))


def _order(promises: int, tasks: int) -> list[str]:
    """Six promises; then one of each in turns."""
    first = min(promises, FIRST)
    rest = promises - first
    turns = [
        whose
        for turn in range(max(rest, tasks))
        for whose, count in (("promise", rest), ("task", tasks))
        if turn < count
    ]
    return ["promise"] * first + turns


def _fits(first: list[Row], second: list[Row]) -> bool:
    """A row that doesn't fit begins the next page; one that may be split goes on there."""
    left = list(PAGES)
    rows = [(lines, split, 0) for lines, split in first]
    rows += [
        (lines, split, SECOND if n == 0 and first else 0) for n, (lines, split) in enumerate(second)
    ]
    for lines, is_split, head in rows:
        needed = lines + head
        if is_split:
            while left and needed > left[0]:
                needed -= left.pop(0)
        elif needed > left[0]:
            left.pop(0)
        if not left:
            return False
        left[0] -= needed
    return True


def _promise(county: County, item: Work, number: int) -> Row:
    row = item.row
    unjudged = "还没有评" if item.outcome in ("done", "claimed") else "—"
    judged = standing.judged(county, item, "{} 人满意", "{} 人认为已解决") or unjudged
    due = item.due.isoformat() if item.due else "未定期限"
    came = [standing.result(item), *standing.replies(county, item, "：")]
    cells = [
        [(_large(f"{number}．{row['text']}") + _small(f"{_place(county, row)} {row['id']}"), 24)],
        [(_large(unit_name(county, item.unit)), 8), (_large(due), 8)],
        [(_large(_mark(county, item) + how(county, item)), 19), *((_large(s), 19) for s in came)],
        [(_large(judged), 6)] if county.is_kept("evaluations") else [],
    ]
    return max(map(_lines, cells)), _is_long(row["text"], "\n".join(filter(None, came)), number)


def _task(county: County, item: Work, number: int) -> Row:
    row = item.row
    label = county.project.label_of("need_categories", row["category"]) if "category" in row else ""
    said = [how(county, item), *standing.replies(county, item, "：")]
    tiny = f"{_place(county, row)} {label} {row['id']}"
    cells = [
        [(_large(f"{number}．{row['text']}") + _small(tiny), 35)],
        [(_large(_doer(county, item)), 8), (_large(standing.due_of_task(county, item)), 8)],
        [(_large(_mark(county, item)), 15), *((_large(line), 15) for line in said)],
    ]
    return max(map(_lines, cells)), _is_long(row["text"], "\n".join(filter(None, said)), number)


def how(county: County, item: Work) -> str:
    """The timing as paper has it, which counts nothing."""
    return timing(county.project, item).partition("{")[0]


def _mark(county: County, item: Work) -> str:
    return f"{standing.word(county, item)}　　"


def _doer(county: County, item: Work) -> str:
    if item.unit:
        return unit_name(county, item.unit)
    if "by_community" in item.row:
        return "社区自办"
    return "镇（街道）自办" if "by_town" in item.row else "尚未派单"


def _place(county: County, row: dict[str, str]) -> str:
    return county.project.by_id("estates")[row["estate"]]["name"] if "estate" in row else "全社区"


def _lines(parts: Iterable[tuple[int, int]]) -> int:
    """Each part begins a line; a hundredth of a character is the unit."""
    return sum(ceil(wide / (100 * columns)) for wide, columns in parts)


def _large(text: str) -> int:
    """A Latin letter is six tenths of a character."""
    return sum(60 if letter.isascii() else 100 for letter in text)


def _small(text: str) -> int:
    return _large(text) * 7 // 10


def _is_long(what: str, came: str, number: int) -> bool:
    return max(len(f"{number}．{what}"), len(came)) > LONG
