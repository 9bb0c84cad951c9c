"""Columns full of sentences that are not read, where nothing else says what came of the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sunboard.language import several
from sunboard.problems import Problem
from sunboard.records.layouts import notes
from sunboard.records.layouts.blocks import Region
from sunboard.records.layouts.columns import Columns, is_mapped
from sunboard.records.layouts.headings import Path, is_of_consent, names_somebody
from sunboard.records.layouts.laid import LaidTable
from sunboard.schema import KIND_BY_NAME, Field, FieldType

FEWEST = 2
FEWEST_LETTERS, FEWEST_WORDS = 6, 5
"""What is shorter, in Chinese or with spaces between its words, says nothing at length."""
_TELLS = re.compile("[，,；;。！!]|已|正在|将|[了未没]|完成|开展")
"""What stands in sentences, and seldom in names, addresses and numbers of papers."""
_LONGER_THAN_NAMES = 20
_CHINESE = re.compile("[\u3400-\u9fff]")
_OF_AN_OUTCOME = re.compile("情况|成效|效果|结果|进度|进展|落实|完成|办理|outcome|progress|done")


def sentences_notes(
    region: Region,
    columns: Columns,
    own: LaidTable,
    mapped: Mapping[str, str],
    records: Sequence[Sequence[str]],
) -> Iterator[Problem]:
    """A note of each column that may be what came of the rows, the likelier by their headings first.

    Args:
        region: Where the table stands.
        columns: What its columns are.
        own: Its records.
        mapped: What the office says of headings, as compared.
        records: The cells of its rows.
    """
    labels = several(field.heading for field in _free(own))
    if not labels.items:
        return
    paths = region.head.paths
    unread = [at for at in columns.unread if not _is_left(paths[at], mapped)]
    for at in sorted(unread, key=lambda at: not _OF_AN_OUTCOME.search("".join(paths[at]))):
        cells = [row[at] for row in records if row[at]]
        if are_sentences(cells):
            params = {"count": sum(map(is_sentence, cells)), "labels": labels}
            yield Problem(notes.place_of(region, None, at), "layout-sentences", params)


def is_sentence(text: str) -> bool:
    """Whether a text says something of what it names: no name, address, day or number."""
    letters = len(_CHINESE.findall(text))
    if not letters:
        return len(text.split()) >= FEWEST_WORDS
    is_long = letters > _LONGER_THAN_NAMES
    return is_long or (letters >= FEWEST_LETTERS and _TELLS.search(text) is not None)


def are_sentences(cells: Sequence[str]) -> bool:
    """Whether most cells of a column that hold anything are sentences."""
    count = sum(map(is_sentence, cells))
    return count >= FEWEST and count * 2 >= len(cells)


def _is_left(path: Path, mapped: Mapping[str, str]) -> bool:
    """Whether a column is nobody's to ask about: of a person, of consent, for remarks, or said already."""
    return is_mapped(path, mapped) or names_somebody(path) or is_of_consent(path)


def _free(own: LaidTable) -> list[Field]:
    """The texts of what came of a record that nothing is read as, nor stands in the place of a word."""
    in_place = {
        term.otherwise
        for term in own.kind.fields_of(FieldType.TERM)
        if term.otherwise and are_sentences([*filter(None, own.columns.get(term.name, ()))])
    }
    taken = in_place.union(own.columns)
    return [each for each in own.kind.fields if _is_result(each) and each.name not in taken]


def _is_result(field: Field) -> bool:
    """Whether a text says what came of a record, or of another that its row tells of."""
    if field.type is not FieldType.TEXT:
        return False
    if field.tells is None:
        return field.result
    kind, name = field.tells
    return KIND_BY_NAME[kind].field_by_name[name].result
