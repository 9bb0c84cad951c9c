"""New ids: short, of letters and digits, never one that was used before, never made of where a row stands.

A town, a community or a unit has its name in pinyin (`zhujianju`). All else has the id of its community, else
of its unit, and a number (`dongguan-fw12`): two clerks who number their own records never give the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, partial
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from sunboard.checks.arrays import Text
from sunboard.checks.identity.likeness import without_ending
from sunboard.checks.parsing.ids import RESERVED_IDS
from sunboard.language.characters import pinyin
from sunboard.language.ordering import plain_letters
from sunboard.schema import Kind

LONGEST_WORD = 20
"""Letters of a name in pinyin; of a longer one the first letter of each syllable is taken."""
LONGEST_OWNER = 26
"""Letters of an owner's id that are taken over, so that a number fits behind it."""
_NUMBERED = r"^(?P<stem>.*[^0-9])(?P<number>[0-9]{1,9})$"
_TAKEN_BY_THE_SITE = RESERVED_IDS | {"county", "past"}


class Need(NamedTuple):
    """What a new id is made of."""

    name: str = ""
    """What a place or a unit is called, the shorter the better."""
    owner: str = ""
    """The id of the community, else the unit, that the record is of; "" for none."""


class TakenIds:
    """All ids that are or were somebody's, and the last number behind each beginning."""

    def __init__(self, columns: Iterable[Text]) -> None:
        """Take in columns of ids."""
        ids = pa.chunked_array([pa.array([], pa.large_string()), *columns]).unique()
        self._words = set(ids.to_pylist()) | _TAKEN_BY_THE_SITE
        parts = pc.extract_regex(ids, _NUMBERED).drop_null()
        numbers = pc.struct_field(parts, "number").cast(pa.int64())
        table = pa.table({"stem": pc.struct_field(parts, "stem"), "number": numbers})
        last = table.group_by("stem").aggregate([("number", "max")])
        self._last = dict(
            zip(last["stem"].to_pylist(), last["number_max"].to_pylist(), strict=True)
        )

    def numbered(self, stem: str) -> str:
        """The beginning with the next number, which is taken from now on."""
        while True:
            self._last[stem] = self._last.get(stem, 0) + 1
            found = f"{stem}{self._last[stem]}"
            if found not in self._words:
                self._words.add(found)
                return found

    def word(self, stem: str) -> str:
        """The word itself, or with the first free number from 2; it is taken from now on."""
        if stem not in self._words:
            self._words.add(stem)
            return stem
        self._last.setdefault(stem, 1)
        return self.numbered(stem)


def new_ids(kind: Kind, needs: Sequence[Need], taken: TakenIds) -> list[str]:
    """An id for each record of a kind that has none, in their order.

    Args:
        kind: What they are.
        needs: What each id is made of.
        taken: What no id may be; the new ones are added.
    """
    stem_of = cache(partial(_stem, kind))
    # An estate has its community's id and a number, as long as that is known.
    is_named = [bool(kind.owner_as and need.name and not need.owner) for need in needs]
    return [
        taken.word(_word(kind, need.name)) if by_name else taken.numbered(stem_of(need.owner))
        for need, by_name in zip(needs, is_named, strict=True)
    ]


def _stem(kind: Kind, owner: str) -> str:
    own = kind.mark or ("" if owner else kind.name.replace("_", "-"))
    start = owner[:LONGEST_OWNER].rstrip("-")
    return f"{start}-{own}" if start else f"{own}-"


def _word(kind: Kind, name: str) -> str:
    word = in_pinyin(without_ending(name, kind.endings))
    # A town and its community may be called alike.
    parts = (kind.mark, word or ("" if kind.mark else kind.name))
    return "-".join(filter(None, parts))


def in_pinyin(name: str) -> str:
    """A name's letters and digits in pinyin; "" for a name that has none, first a letter in any case."""
    spelt = " ".join(pinyin(unicodedata.normalize("NFKC", name)))
    syllables = re.findall("[a-z]+|[0-9]+", plain_letters(spelt).lower())
    word = "".join(syllables)
    if len(word) > LONGEST_WORD:
        word = "".join(each if each.isdigit() else each[0] for each in syllables)[:LONGEST_WORD]
    return f"n{word}" if word[:1].isdigit() else word
