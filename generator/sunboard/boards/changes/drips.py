"""What stood against the county and ceased to, by month and by how; and what an office says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from sunboard.boards.alike import text_of
from sunboard.boards.blocks import Block, Facts, Heading, Note, Section
from sunboard.boards.values import Fact
from sunboard.language import clauses, listed, mark, say, say_many
from sunboard.language.dates import said_day, said_month
from sunboard.measures.ground import Ground
from sunboard.publishable.drips import sort_label
from sunboard.records.drips_ledger import Sort, Way, standing_of

MOST = 36
"""Lines of months and sorts; the newest are there, and the rest is counted."""

_WAYS: Mapping[Way, str] = {
    Way.CORRECTED: mark("更正"),
    Way.VOID: mark("作废"),
    Way.STOPPED: mark("停下"),
    Way.GONE: mark("表里没有了"),
    Way.REGISTERED: mark("补登为按期做完"),
    Way.OTHERWISE: mark("规则或有关的记录改了"),
}
"""By how it ceased to what that is called; what can be read now has nothing to be told of it."""


def drips_section(ground: Ground) -> Section | None:
    """How much of each sort stands, what ceased to, and what was reviewed; None while nothing did or was."""
    months = Counter(
        (line.day.year, line.day.month, line.sort, line.way)
        for line in ground.past.drips
        if line.way in _WAYS
    )
    reviews = tuple(_reviews(ground))
    if not (months or reviews):
        return None
    facts = tuple(_months(ground, months))
    rest = len(facts) - MOST
    blocks: list[Block] = [Facts((*_now(ground), *facts[:MOST]))]
    if rest > 0:
        blocks.append(Note(say_many("另有{n}条。", rest)))
    if reviews:
        blocks += (Heading(say("复核")), Facts(reviews))
    note = say(
        "下面几种记录，公布以后不再算了的条数，不管是为什么；照常做完的仍算晚，不在里面。"
        "短时间里少得多的，复核过才公布。"
    )
    return Section(say("后来不算了的"), tuple(blocks), id="drips", note=note)


def _now(ground: Ground) -> Iterator[Fact]:
    stands = Counter(sort for sort, *_ in standing_of(ground.past.drips))
    rated = ground.keeps("evaluations")
    for sort in (sort for sort in Sort if rated or sort is not Sort.DISSATISFIED):
        label = say("现在算着的「{sort}」", sort=sort_label(ground, sort))
        yield Fact(label, say_many("{n}条", stands[sort]))


def _months(
    ground: Ground, months: Mapping[tuple[int, int, Sort, Way | None], int]
) -> Iterator[Fact]:
    """A line for each month and sort of which anything ceased to count, the newest month first."""
    lines = {key[:3] for key in months}
    for year, month, sort in sorted(
        lines, key=lambda line: (-line[0], -line[1], [*Sort].index(line[2]))
    ):
        counts = ((way, months.get((year, month, sort, way), 0)) for way in _WAYS)
        said = listed(
            say_many("{how}{n}条", count, how=say(_WAYS[way])) for way, count in counts if count
        )
        label = say(
            "{month}「{sort}」", month=said_month(year, month), sort=sort_label(ground, sort)
        )
        yield Fact(label, said)


def _reviews(ground: Ground) -> Iterator[Fact]:
    """What an office says that it looked into, the newest first."""
    table = ground.records["reviews"]
    terms = ground.programme.vocabulary("drips").terms
    days = table.days("date").tolist()
    for row in sorted(range(len(days)), key=lambda row: (days[row], row), reverse=True):
        term, reason, office = (
            terms[int(table.codes("sort")[row])].label,
            text_of(ground, "reviews", row, "reason"),
            text_of(ground, "reviews", row, "decided_by"),
        )
        label = say("{day}复核「{sort}」", day=said_day(days[row]), sort=term)
        yield Fact(label, clauses(reason, office))
