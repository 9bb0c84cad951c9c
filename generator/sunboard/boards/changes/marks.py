"""What a record's own page says above all else: that it stands as it was published, and how it was changed."""

from __future__ import annotations

from collections.abc import Mapping

from sunboard.boards import addresses
from sunboard.boards.blocks import Caution
from sunboard.boards.record_links import record_link
from sunboard.boards.standing import standing_words
from sunboard.boards.values import Link
from sunboard.language import say, sentences
from sunboard.measures.ground import Ground, remembered


@remembered
def standing_by_path(ground: Ground) -> Mapping[str, tuple[Caution, ...]]:
    """By its path what a record's own page says where it stands as it was published."""
    by_path: dict[str, tuple[Caution, ...]] = {}
    for kind in ground.records.standing:
        for row, said in standing_words(ground, kind).items():
            if path := record_link(ground, kind, row):
                to_list = f"{addresses.root_of(path)}{addresses.CHANGES}"
                more = Link(say("没有接受的改动"), f"{to_list}#refused")
                by_path[path] = (Caution(sentences(said), more=more),)
    return by_path
