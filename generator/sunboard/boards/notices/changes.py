"""Changes 改动: what stands as it was published, though the records say otherwise or nothing any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sunboard.boards import addresses
from sunboard.boards.alike import county_page, text_of
from sunboard.boards.blocks import Caution, Empty, LinkLine, LinkList, Note, Section
from sunboard.boards.record_links import record_link
from sunboard.boards.standing import standing_words
from sunboard.boards.values import Link, Page
from sunboard.language import say, say_in, say_many, sentences
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.records import told
from sunboard.schema import KIND_BY_NAME
from sunboard.schema.surface import Surface

MOST = 200
"""Lines of a list; the rest is counted."""


def make_changes_page(ground: Ground, _: int) -> Page:
    """The changes that were not accepted: of records that are told, each with its way there."""
    gone, refused = ([*_lines(ground, are_gone=are)] for are in (True, False))
    root = addresses.root_of(addresses.CHANGES)
    return county_page(
        ground,
        addresses.CHANGES,
        (
            _section(say("台账中已没有的"), gone, "gone"),
            _section(say("没有接受的改动"), refused, "refused"),
        ),
        title=say("没有接受的改动"),
        description=say(
            "{county}公布过的记录里，删去了的和没有说明就改了的，网页上仍是公布时的",
            county=ground.programme.county,
        ),
        lead=(
            say(
                "公布过的内容，要改就要写明改了什么、为什么、谁定的；没有写明就改了、删去了的，网页上照原样保留，"
                "各项数字照样算上，并列在这里。"
            ),
        ),
        more=(Link(say("公布过的内容怎么改"), f"{root}{addresses.METHOD}#changes"),),
    )


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


@remembered
def standing_by_path(ground: Ground) -> Mapping[str, tuple[Caution, ...]]:
    """By its path what a record's own page says where it stands as it was published."""
    by_path: dict[str, tuple[Caution, ...]] = {}
    for kind in ground.records.standing:
        for row, said in standing_words(ground, kind).items():
            if path := record_link(ground, kind, row):
                to_list = f"{addresses.root_of(path)}{addresses.CHANGES}"
                more = Link(say("没有接受的改动"), to_list)
                by_path[path] = (Caution(sentences(said), more=more),)
    return by_path
