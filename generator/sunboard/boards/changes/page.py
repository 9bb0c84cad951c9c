"""Changes 改动: what became of published records of late, and what stands as it was published (R-9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sunboard.boards import addresses
from sunboard.boards.alike import community_link, county_page, text_of, unit_link
from sunboard.boards.blocks import (
    Block,
    Empty,
    Heading,
    LinkLine,
    LinkList,
    Note,
    Section,
    there,
)
from sunboard.boards.change_words import counted_by_kind
from sunboard.boards.changes.accepted import accepted_section
from sunboard.boards.changes.counted import counted_blocks
from sunboard.boards.changes.drips import drips_section
from sunboard.boards.changes.entries import HEADINGS, Entry, How, last_days
from sunboard.boards.changes.lines import lines_shown
from sunboard.boards.changes.owners import owners_of
from sunboard.boards.changes.rule_words import rules_section
from sunboard.boards.record_links import record_link
from sunboard.boards.standing import standing_words
from sunboard.boards.values import Link, Page
from sunboard.language import clauses, say, say_in, say_many, sentences, statements
from sunboard.language.dates import said_day
from sunboard.measures.ground import Ground, Scope
from sunboard.publishable.records import told
from sunboard.schema import KIND_BY_NAME
from sunboard.schema.surface import Surface

MOST = 200
"""Lines of a list of what was not accepted; the rest is counted."""
MOST_LAST_DAY, MOST_A_DAY = 40, 12
"""Lines of one sort on the last day, and on one before; the rest is counted."""


def make_changes_page(ground: Ground, _: int) -> Page:
    """The changes of the last days that had any, and those that were not accepted."""
    root = addresses.root_of(addresses.CHANGES)
    gone, refused = ([*_lines(ground, are_gone=are)] for are in (True, False))
    return county_page(
        ground,
        addresses.CHANGES,
        (
            *_days(ground),
            *_by_owner(ground),
            *there(rules_section(ground), drips_section(ground), accepted_section(ground)),
            _section(say("台账中已没有的"), gone, "gone"),
            _section(say("没有接受的改动"), refused, "refused"),
        ),
        title=say("改动"),
        description=say(
            "{county}公布过的记录最近有什么改动，哪些改动没有接受", county=ground.programme.county
        ),
        lead=(
            sentences(
                say(
                    "公布过的内容，要改就要写明改了什么、为什么、谁定的；没有写明就改了、删去了的，网页上照原样保留，"
                    "各项数字照样算上，并列在这里。"
                ),
                _began(ground),
            ),
        ),
        more=(
            Link(say("各月各季的数字"), f"{root}{addresses.EDITIONS}"),
            Link(say("公布过的内容怎么改"), f"{root}{addresses.METHOD}#changes"),
        ),
    )


def _days(ground: Ground) -> Iterator[Section]:
    for number, (day, entries) in enumerate(last_days(ground)):
        yield _day(day, entries, ground, MOST_LAST_DAY if number == 0 else MOST_A_DAY)


def _began(ground: Ground) -> str:
    began = ground.past.began
    if began is None:
        return say("改动从第一次公布起记。")
    if not last_days(ground):
        return say("从{day}起记改动，还没有改动。", day=said_day(began))
    return say("从{day}起记改动。", day=said_day(began))


def _day(day: date, entries: Sequence[Entry], ground: Ground, most: int) -> Section:
    """All that became of records on one day; what has no place on the site is counted."""
    blocks: list[Block] = []
    for how, heading in HEADINGS.items():
        several = [each for each in entries if each.how is how]
        if several:
            blocks += (Heading(say(heading)), *_listed(ground, several, most))
    blocks += counted_blocks(ground, day)
    return Section(said_day(day), tuple(blocks), id=day.isoformat())


def _listed(ground: Ground, entries: Sequence[Entry], most: int) -> Iterator[Block]:
    """A line for each record; those behind the first ones, and those of no record, are counted by kind."""
    lines = lines_shown(ground)
    by_record: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        by_record.setdefault(lines[entry][:2], []).append(entry)
    rest = Counter(
        each.kind for (path, _), several in by_record.items() if not path for each in several
    )
    shown = [key for key in by_record if key[0]]
    for key in shown[most:]:
        rest.update(each.kind for each in by_record[key])
    if shown:
        said = {key: Counter(lines[each].said for each in by_record[key]) for key in shown[:most]}
        yield LinkList(tuple(_line(*key, counts) for key, counts in said.items()))
    if rest:
        yield Note(say("另有：{kinds}。", kinds=counted_by_kind(rest)))


def _line(path: str, label: str, said: Mapping[str, int]) -> LinkLine:
    words = (
        say_many("{said}{n}条", count, said=text) if count > 1 and text else text
        for text, count in said.items()
    )
    return LinkLine(path, label, statements(*words))


def _by_owner(ground: Ground) -> Iterator[Section]:
    """How much became of the records of each community and unit, on all these days."""
    entries = [entry for _, several in last_days(ground) for entry in several]
    for scope, title, link in (
        (Scope.COMMUNITY, say("各社区"), community_link),
        (Scope.UNIT, say("各单位"), unit_link),
    ):
        counts = Counter(
            (owner, entry.how)
            for entry in entries
            for owner in owners_of(ground, entry.kind, entry.row, scope)
        )
        owners = sorted({owner for owner, _ in counts})
        lines = tuple(
            LinkLine(
                link(ground, owner),
                text_of(ground, scope.value, owner, "name"),
                clauses(*(_count(how, counts[owner, how]) for how in How)),
            )
            for owner in owners
        )
        if lines:
            note = say("以上各天合起来，按台账里的次序排列。")
            yield Section(title, (LinkList(lines),), id=scope.value, note=note)


def _count(how: How, count: int) -> str:
    return say_many("{how}{n}条", count, how=say(HEADINGS[how])) if count else ""


def _section(title: str, lines: list[LinkLine], key: str) -> Section:
    if not lines:
        return Section(title, (Empty(say("没有。")),), id=key)
    rest = len(lines) - MOST
    more = (Note(say_many("另有{n}条。", rest)),) if rest > 0 else ()
    return Section(title, (LinkList(tuple(lines[:MOST]), f"changes/{key}"), *more), id=key)


def _lines(ground: Ground, *, are_gone: bool) -> Iterator[LinkLine]:
    """A line for each record that is told; of what is only counted nothing is said."""
    for kind, standing in ground.records.standing.items():
        is_told = told(ground, kind, Surface.PAGE)
        for row, said in standing_words(ground, kind).items():
            record_id = text_of(ground, kind, row, "id")
            if is_told[row] and standing[record_id].is_gone is are_gone:
                label = f"{say_in('one', KIND_BY_NAME[kind].label)} {record_id}"
                yield LinkLine(record_link(ground, kind, row), label, said)
