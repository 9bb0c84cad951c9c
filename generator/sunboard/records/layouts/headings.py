"""What the heading of a column means: one text, or those of two rows, the upper one spread over its group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sunboard.records.headings import HeadingTable, normalise_heading, without_notes
from sunboard.records.heard import Reworded, heard
from sunboard.records.layouts.words import (
    CONTACT_WORDS,
    NAME_WORDS,
    REMARK_WORDS,
    SERIAL_WORDS,
    folded,
)
from sunboard.records.same_words import CHARACTERS, in_one_word
from sunboard.schema import KINDS, Field, FieldType, Kind

Path = tuple[str, ...]
"""A column's headings from the upper row to the lower; () for a column without."""

LONGEST_HEADING = 30
"""A longer text is none."""

_BESIDE = frozenset(normalise_heading(word) for word in SERIAL_WORDS | REMARK_WORDS | CONTACT_WORDS)
_SERIALS = frozenset(map(normalise_heading, SERIAL_WORDS))
_NAMES = frozenset(map(normalise_heading, NAME_WORDS))


_OPENS_NOTE = re.compile(r"[(（\[［【〔*＊:：※★☆]")
_TABLES: dict[str, HeadingTable] = {}


def table_of(kind: Kind) -> HeadingTable:
    """The headings that a kind knows."""
    table = _TABLES.get(kind.name)
    # By name, as to hash a kind is to hash all its fields.
    if table is None or table.kind is not kind or table.heard is not heard():
        table = _TABLES[kind.name] = HeadingTable(kind)
    return table


@lru_cache(maxsize=1)
def _all_headings(reworded: Reworded) -> frozenset[str]:
    """As they are compared: those of every kind, and of the columns that stand beside them."""
    of_kinds = [h for kind in KINDS for field in kind.fields for h in field.headings]
    return _BESIDE.union(_NAMES, map(normalise_heading, (*of_kinds, *map(reworded, of_kinds))))


def written(path: Path) -> str:
    """The heading as a person would say it: 包联小区 户数."""
    return " ".join(map(_as_said, path))


def _as_said(part: str) -> str:
    """A heading without the spaces that spread it; those between words in Latin letters stay."""
    return " ".join(part.split()) if part.isascii() else "".join(part.split())


def forms(path: Path) -> Iterator[str]:
    """The ways to understand a heading, the fullest first."""
    if not path:
        return
    yield "".join(path)
    if len(path) > 1:
        if normalise_heading(path[-1]) in _NAMES:
            yield path[0]
        yield path[-1]


@lru_cache(maxsize=1)
def _in_one_word(reworded: Reworded) -> frozenset[str]:
    return frozenset(map(in_one_word, _all_headings(reworded)))


_NOT_CHINESE = "\0-\u4dff\ua000-\U0010ffff"


@lru_cache(maxsize=1)
def _stranger(reworded: Reworded) -> re.Pattern[str]:
    """A Chinese character that stands in no heading: most texts have one, and need no closer look."""
    signs = "".join(set(CHARACTERS).union(*_all_headings(reworded)))
    return re.compile(f"[^{re.escape(signs)}{_NOT_CHINESE}]")


_OF_A_RECORD = re.compile(r"\d{6}|\d-\d|\d:\d|\*\*")
"""Numbers of cases, days and times: they stand in records, and in headings at most behind a bracket."""


def is_known(heading: str) -> bool:
    """Whether a heading is one of any kind of record, or of the columns that stand beside them."""
    if _OF_A_RECORD.search(heading) and not _OPENS_NOTE.search(heading):
        return False
    return _is_known(heading, heard())


@lru_cache(maxsize=8192)
def _is_known(heading: str, reworded: Reworded) -> bool:
    if not heading or len(heading) > LONGEST_HEADING:
        return False
    if _stranger(reworded).search(heading) and not _OPENS_NOTE.search(heading):
        return False
    if folded(heading).isdigit():
        return False
    plain, known = normalise_heading(heading), _all_headings(reworded)
    bare = without_notes(plain)
    return plain in known or bare in known or in_one_word(bare) in _in_one_word(reworded)


def thing(path: Path) -> str:
    """What the things in a column are called: of 包联小区 | 名称 the former, of 基本情况 | 小区 the latter."""
    return path[0] if normalise_heading(path[-1]) in _NAMES else path[-1]


def is_of_a_kind(path: Path, none_of: frozenset[str] = frozenset()) -> bool:
    """Whether a heading is one of any kind of record, some left aside by their names."""
    return _is_of_a_kind(path, none_of, heard())


@lru_cache(maxsize=8192)
def _is_of_a_kind(path: Path, none_of: frozenset[str], _: Reworded) -> bool:
    return any(own_field(kind, path) for kind in KINDS if kind.name not in none_of)


_OF_A_PERSON = re.compile("责任人|负责人|联系人|联络员|领导|书记|主任|队长")


def is_of_a_person(path: Path) -> bool:
    """Whether a column stands below a heading for somebody: 包联责任人 | 办公电话 is theirs, and no unit's."""
    return len(path) > 1 and _OF_A_PERSON.search(path[0]) is not None


def names_somebody(path: Path) -> bool:
    """Whether a column has the names of people, or how to reach them: 姓名, 联系人."""
    return is_beside(path) or is_of_a_person(path) or _names_persons([path]) or _is_a_name(path)


def _is_a_name(path: Path) -> bool:
    fields = (own_field(kind, path) for kind in KINDS)
    return any(each is not None and each.type is FieldType.NAME for each in fields)


_OF_CONSENT = re.compile(
    "同意.*(?:公开|公布|署名|上榜)|(?:公开|公布|署名|上榜).*同意|consent", re.IGNORECASE
)


_CARDS = re.compile("身份证|银行卡|社保卡|idcard")
_DIRECTORY = re.compile("通讯录|通信录|电话簿|联系表|directory|phonelist")
_PERSON = frozenset(map(normalise_heading, ("姓名", "Name")))


def is_directory(paths: Iterable[Path], names: Iterable[str]) -> bool:
    """Whether a table says whom to call where; one that names nobody lists units or places."""
    called = any(_DIRECTORY.search(normalise_heading(name)) for name in names)
    return called and _names_persons(paths)


def has_cards(paths: Sequence[Path]) -> bool:
    """Whether a table has the numbers of persons' own cards."""
    is_there = any(_CARDS.search(normalise_heading("".join(path))) for path in paths)
    return is_there and _names_persons(paths)


def _names_persons(paths: Iterable[Path]) -> bool:
    return any(normalise_heading("".join(path)) in _PERSON for path in paths)


def is_of_consent(path: Path) -> bool:
    """Whether a column says who agrees to be named: nobody does beside a deed, but in the table of people."""
    return any(map(_OF_CONSENT.search, path))


def is_beside(path: Path) -> bool:
    """Whether a column stands beside records and is read in none: 备注, 联系人."""
    return bool(path) and normalise_heading("".join(path)) in _BESIDE


def is_serial_heading(path: Path) -> bool:
    """Whether a column only counts the rows."""
    return bool(path) and normalise_heading("".join(path)) in _SERIALS


def own_field(kind: Kind, path: Path) -> Field | None:
    """The field of a kind that a heading means."""
    return _own_field(table_of(kind), path)


@lru_cache(maxsize=8192)
def _own_field(table: HeadingTable, path: Path) -> Field | None:
    """Remembered: every sheet of a year's files, of the same headings, is held against each kind in turn."""
    if len(path) > 1 and (above := table.field(path[0])) and above.type is FieldType.REF:
        # 包联小区 | 户数 tells of the estate; 包联小区 | 名称 is the estate.
        is_name = normalise_heading(path[-1]) in _NAMES or table.field(path[-1]) is above
        return above if is_name else table.field("".join(path))
    return next((field for form in forms(path) if (field := table.field(form))), None)
