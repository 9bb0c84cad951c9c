"""What became of records that are only counted: how many, of which kind, whose; never which, nor any word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sunboard.boards.alike import community_link, text_of, unit_link
from sunboard.boards.blocks import Block, Heading, LinkLine, LinkList, Note
from sunboard.language import clauses, mark, say, say_in, say_many, statements
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.past import rows_by_id
from sunboard.records.log import Counted
from sunboard.records.log.events import What
from sunboard.schema import KIND_BY_NAME

MOST = 40
"""Units and communities that are listed on a day; what is others' is counted."""
_BECAME: Mapping[What, str] = {
    What.ADDED: mark("增加"),
    What.PROGRESSED: mark("补填"),
    What.CHANGED: mark("改动"),
    What.GONE: mark("减少"),
}
_LINKS = {"units": unit_link, "communities": community_link}


@remembered
def counted_by_day(ground: Ground) -> Mapping[date, tuple[Counted, ...]]:
    """All that became of records that are only counted, by the day on which it was published."""
    found: dict[date, list[Counted]] = {}
    for each in ground.past.counted:
        found.setdefault(each.day, []).append(each)
    return {day: tuple(several) for day, several in found.items()}


def counted_blocks(ground: Ground, day: date) -> Iterator[Block]:
    """What the page of changes says of a day: a line for each unit or community, the rest in one."""
    lines, rest = lines_of(ground, counted_by_day(ground).get(day, ()))
    if lines or rest:
        yield Heading(say("只计数的记录"))
    if lines:
        yield LinkList(lines)
    if rest:
        yield Note(say("另有：{kinds}。", kinds=rest))


def lines_of(ground: Ground, several: Iterable[Counted]) -> tuple[tuple[LinkLine, ...], str]:
    """A line for each whose records these are, in the order of the records, and what is said of all others'."""
    by_owner: dict[tuple[str, int], list[Counted]] = {}
    others: list[Counted] = []
    for each in several:
        owners = [owner for written in each.of if (owner := _owner(ground, written))]
        for owner in owners:
            by_owner.setdefault(owner, []).append(each)
        others += [] if owners else [each]
    order = sorted(by_owner, key=lambda owner: ([*_LINKS].index(owner[0]), owner[1]))
    for owner in order[MOST:]:
        others += by_owner[owner]
    lines = tuple(
        LinkLine(
            _LINKS[kind](ground, row),
            text_of(ground, kind, row, "name"),
            counted_words(by_owner[kind, row]),
        )
        for kind, row in order[:MOST]
    )
    return lines, counted_words(others)


def _owner(ground: Ground, written: str) -> tuple[str, int] | None:
    """Whose an id is; None where it is nobody's any more."""
    found = ((kind, rows_by_id(ground, kind).get(written)) for kind in _LINKS)
    return next(((kind, row) for kind, row in found if row is not None), None)


def counted_words(several: Sequence[Counted]) -> str:
    """包联走访：增加3条，改动2条，其中更正写明了1条；家园岗位：减少1条."""
    kinds = dict.fromkeys(kind for kind in KIND_BY_NAME if any(e.kind == kind for e in several))
    said = (
        say(
            "{kind}：{said}",
            kind=say_in("one", KIND_BY_NAME[kind].label),
            said=_became([each for each in several if each.kind == kind]),
        )
        for kind in kinds
    )
    return statements(*said)


def _became(several: list[Counted]) -> str:
    counts = Counter(each.what for each in several)
    declared = sum(each.is_declared for each in several)
    said = (
        say_many("{how}{n}条", counts[what], how=say(how))
        for what, how in _BECAME.items()
        if counts[what]
    )
    return clauses(*said, say_many("更正写明了{n}条", declared) if declared else "")
