"""Of which kind the records of a table are: by its headings, and by what the sheet is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sunboard.records.heard import with_own
from sunboard.records.layouts.columns import Columns, columns_of
from sunboard.records.layouts.headings import Path, is_beside, is_of_a_kind
from sunboard.records.layouts.words import folded
from sunboard.schema import KINDS, FieldType, Kind
from sunboard.schema.english import OTHER_NAMES

NEEDED = 3
"""What the heading of a required field adds to a kind's score; that of another field adds 1."""
LACKED = 1
"""What a required field without a column takes from it."""
UNREAD = 2
"""What a column takes from it that other kinds could read."""
CALLED = 3
"""What the name of the sheet adds; of a CSV file, its own. The title adds 1 less."""
FEWEST_FIELDS = 2
SURE = 2
"""By so much the best kind must be ahead of the next."""


@dataclass(frozen=True)
class Choice:
    """The kind that fits best, or those between which nothing tells."""

    columns: Columns | None
    rivals: tuple[Kind, ...] = ()


def choose(
    paths: Sequence[Path],
    mapped: Callable[[Kind], Mapping[str, str]],
    name: str,
    titles: Sequence[str],
) -> Choice:
    """The kind of a table under headings.

    Args:
        paths: The headings.
        mapped: What an office says that headings mean, were the records of a kind.
        name: What the sheet, or the CSV file, is called.
        titles: The texts above the headings.
    """
    by_name, by_title = called(name), called("".join(titles))
    every = [columns_of(kind, paths, mapped(kind)) for kind in KINDS]
    scored = _scored(every, paths, by_name, by_title)
    scored.sort(key=lambda each: -each[0])
    if not scored or scored[0][0] <= 0:
        return Choice(None)
    best = scored[0][1].kind
    # 为民办实事承诺清单 on a sheet 实事清单: a title is written out, and a sheet is called in short.
    said = by_title if best is by_name and by_title is not by_name else None
    rivals = tuple(
        columns.kind
        for score, columns in scored
        if score > scored[0][0] - (SURE + CALLED if columns.kind is said else SURE)
    )
    return Choice(scored[0][1]) if len(rivals) == 1 else Choice(None, rivals)


def _scored(
    every: Sequence[Columns], paths: Sequence[Path], by_name: Kind | None, by_title: Kind | None
) -> list[tuple[int, Columns]]:
    """What the columns of each kind that may be it come to."""
    none_of = frozenset(
        each.kind.name
        for each in every
        if each.kind not in (by_name, by_title) and _lacks_its_list(each)
    )
    scored = []
    for columns in every:
        kind = columns.kind
        names = CALLED * (kind is by_name) + (CALLED - 1) * (kind is by_title)
        is_enough = len(columns.own) >= FEWEST_FIELDS or (
            _is_short(kind, columns) and (names or _says_no_more(columns, paths))
        )
        if is_enough and kind.name not in none_of:
            unread = sum(1 for at in columns.unread if is_of_a_kind(paths[at], none_of))
            scored.append((_score(columns) + names - UNREAD * unread, columns))
    return scored


def _is_short(kind: Kind, columns: Columns) -> bool:
    """Whether a kind is a name alone, which is there."""
    needed = [each.name for each in kind.fields if each.required and each.type is not FieldType.ID]
    return needed == ["name"] and "name" in columns.own


def _lacks_its_list(columns: Columns) -> bool:
    """Whether nothing says which of a list each row is: whoever claims something needn't claim a post."""
    listed = (each.name for each in columns.kind.fields if each.required and each.should_be_all)
    return not columns.own.keys() >= {*listed}


def _says_no_more(columns: Columns, paths: Sequence[Path]) -> bool:
    """Whether nothing else stands in the table: 单位名称 beside 得分 is a ranking, and no list of units."""
    return all(is_beside(paths[at]) for at in columns.unread)


def _score(columns: Columns) -> int:
    needed = {
        each.name for each in columns.kind.fields if each.required and each.type is not FieldType.ID
    }
    own = set(columns.own) - {"id"}
    told = sum(len(each.columns) for each in columns.told)
    return NEEDED * len(own & needed) + len(own - needed) + told - LACKED * len(needed - own)


def called(text: str) -> Kind | None:
    """The kind that a title or a name means: of several words, the last is what the table is."""
    plain = folded(text).casefold()
    ends = [
        (plain.rfind(word) + len(word), len(word), position)
        for position, kind in enumerate(KINDS)
        for word in (
            folded(each).casefold()
            for each in with_own((*kind.named, *kind.called, *OTHER_NAMES.get(kind.label, ())))
        )
        if word in plain
    ]
    return KINDS[max(ends)[2]] if ends else None
