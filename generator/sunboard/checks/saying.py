"""How problems are said: the one door through which what stands in files gets into reports and logs.

Those are public oftener than not: what points to somebody is never repeated, nor a part of it, in whichever
cell, heading, key or name of a file it stands. Nobody cuts a text short before it was looked at whole.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath

from sunboard.checks.faults import QUOTES, RecordFault, squeezed
from sunboard.checks.private.classes import found_in
from sunboard.checks.private.names import NameFinder
from sunboard.checks.private.normal import Reading
from sunboard.checks.private.somebody import NAME
from sunboard.language import Later, Several, mark, say, say_in
from sunboard.problems import OurWord, Place, Problem, Quoted, Severity
from sunboard.records.text_tables import TextTable
from sunboard.schema import Field, FieldType
from sunboard.schema.field import A_COLUMN

HIDDEN = "***"
"""Stands for what a report must not repeat."""

_FULL_NAME = 3
"""Characters of a surname and a given name."""

LONGEST_QUOTE = 24
"""A report quotes at most this many characters of a cell."""
LONGEST_NAME = 80
"""So many of one that is like the name of a unit or a place: it is part of a line to be copied."""
_LIKE_A_NAME = "R-10-near-name"

_FORMULA = frozenset("=+-@\t\r")
"""What a spreadsheet may take for the beginning of a formula, at full width too."""

Hides = Callable[[str], bool]
"""Whether a text holds what no report may repeat."""

_UNQUOTED = {
    "R-10-term": "R-10-term-unquoted",
    "R-10-term-near": "R-10-term-unquoted",
    "date-form": "date-form-unquoted",
}
"""What is said of a cell that is never quoted: what may stand there, and nothing of what does."""
_ID_SHAPE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LATIN = re.compile("[A-Za-z]")
_FEWEST_OF_AN_ACCOUNT = 5
_LONG_NUMBER = re.compile(r"\d(?:[\s-]?\d){10,}")


@lru_cache(maxsize=8192)
def is_private(text: str) -> bool:
    """Whether something of any class of what is private stands in a text."""
    return next(found_in(text), None) is not None


def hides_of(finder: NameFinder, names: frozenset[str] = frozenset()) -> Hides:
    """Hide whatever is private, the name of anybody whom `finder` finds, and what is one of `names`."""

    def hides(text: str) -> bool:
        is_name = squeezed(text) in names or finder.name_in(text) is not None
        return is_name or is_private(text)

    return hides


def quote(field: Field, value: str, hides: Hides = is_private, longest: int = LONGEST_QUOTE) -> str:
    """A cell's text as a report may repeat it: shortened, and hidden where it may be private.

    Long numbers are hidden in every field: a clerk who mixes up columns puts identity cards and
    telephone numbers anywhere, and reports end up in public logs.
    """
    is_id = _ID_SHAPE.fullmatch(value) is not None
    may_be_a_name = (field.means_people and not is_id) or stands_a_name(value)
    may_be_a_number = _has_long_number(value) and not is_id
    is_account = field.type is FieldType.TERM and _may_be_an_account(value)
    if not field.is_quotable or may_be_a_name or may_be_a_number or is_account or hides(value):
        return HIDDEN
    return shortened(value, longest)


def stands_a_name(text: str) -> bool:
    """Whether somebody may stand there by full name, where a clerk has mixed up columns: 王梓涵 三年级.

    Of two characters as many words would be hidden.
    """
    return any(len(found[0]) == _FULL_NAME for found in NAME.finditer(Reading(text).text))


def _has_long_number(text: str) -> bool:
    return _LONG_NUMBER.search(unicodedata.normalize("NFKC", text)) is not None


def _may_be_an_account(text: str) -> bool:
    """Whether a text has more figures than any word of a list, or some beside letters.

    The number or name that somebody has with QQ or WeChat can't be told from others by itself.
    """
    reading = Reading(text)
    many = sum(char.isdigit() for char in reading.tight) >= _FEWEST_OF_AN_ACCOUNT
    return many or (_LATIN.search(reading.text) is not None and any(map(str.isdigit, reading.text)))


def shortened(text: str, longest: int = LONGEST_QUOTE) -> str:
    """The beginning of a text, on one line."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def as_example(text: str) -> str:
    """A cell of whatever column as somebody may be shown what stands there; "" where it may be private."""
    return "" if is_private(text) or _has_long_number(text) else shortened(text)


def shown_path(path: str, hides: Hides = is_private) -> str:
    """A file's path as it may be printed: whatever is not seen is escaped, and private names are hidden."""
    return "/".join(_shown_name(name, hides) for name in path.split("/"))


def _shown_name(name: str, hides: Hides) -> str:
    if hides(name):
        ending = PurePosixPath(name).suffix
        return HIDDEN if hides(ending) else f"{HIDDEN}{escaped(ending)}"
    return escaped(name)


def escaped(text: str) -> str:
    """The text with line breaks, control characters and what turns the direction of writing spelt out."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    begins = {unicodedata.normalize("NFKC", each[:1]) for each in (text, text.lstrip())}
    return f"'{text}" if begins & _FORMULA else text


def as_problem(
    fault: RecordFault, tables: Mapping[str, TextTable], hides: Hides = is_private
) -> Problem:
    """The fault with its place, and of what stands in the cell what may be repeated."""
    table, params = tables[fault.kind], dict(fault.params)
    quoted = [key for key in QUOTES if isinstance(params.get(key), str)]
    code = fault.code
    if quoted:
        field = table.kind.field_by_name[fault.field]
        code = code if field.is_quotable else _UNQUOTED.get(code, code)
        # The whole of it: a reader of several ids quotes each, and a telephone number is cut at its blanks.
        is_hidden = hides(table.texts[fault.field][fault.row].as_py())
        most = LONGEST_NAME if code == _LIKE_A_NAME else LONGEST_QUOTE
        said = {
            key: HIDDEN if is_hidden else quote(field, params[key], hides, most) for key in quoted
        }
        params |= said
    return sayable(Problem(table.place(fault.row, fault.field), code, params), hides)


def sayable(problem: Problem, hides: Hides = is_private) -> Problem:
    """The problem without anything private in its place or its words."""
    place = problem.place
    column = place.column and escaped(HIDDEN if hides(place.column) else place.column)
    params = {key: _shown(value, hides) for key, value in problem.params.items()}
    sheet = escaped(HIDDEN if hides(place.sheet) else place.sheet)
    shown = replace(place, file=shown_path(place.file, hides), column=column, sheet=sheet)
    return replace(problem, place=shown, params=params)


def _shown(value: object, hides: Hides) -> object:
    """What fills a place; words of our own are no records', and a column may be called as somebody is."""
    if isinstance(value, (Later, Several)):
        return value.with_texts(lambda each: _shown(each, hides))
    if not isinstance(value, str) or isinstance(value, OurWord):
        return value
    if not isinstance(value, Quoted):
        return HIDDEN if hides(value) else escaped(value)
    return HIDDEN if hides(value) or _has_long_number(value) else shortened(value)


def format_place(place: Place) -> str:
    """The place as a clerk would look for it: file, sheet, row, column."""
    source = str(place.said_source)
    if place.row is None:
        return source
    said = (
        say("{sheet}第{row}行", sheet=source, row=place.row)
        if place.sheet
        else say("{file} 第{row}行", file=source, row=place.row)
    )
    return f"{said}{_cell_said(place)}"


def _cell_said(place: Place) -> str:
    column = heading_said(place)
    if place.letter and column:
        return say(" {letter}列「{column}」", letter=place.letter, column=column)
    if place.letter:
        return say(" {letter}列", letter=place.letter)
    return say("「{column}」", column=column) if column else ""


def heading_said(place: Place) -> str:
    """The heading of a place's column as it is written there; what we call it where nothing is."""
    column = place.column or ""
    return say_in(A_COLUMN, column) if isinstance(column, OurWord) else column


SEVERITY = {Severity.ERROR: mark("错误"), Severity.WARNING: mark("提醒")}
"""The word that a line begins with, said when it is."""


def format_line(severity: Severity, where: str, words: str, rule: str) -> str:
    """One line of a report: how grave it is, where, what is wrong and what would do, by which rule."""
    said = say(
        "{severity} {place}：{words}", severity=say(SEVERITY[severity]), place=where, words=words
    )
    return f"{said} [{rule}]" if rule else said


def format_problem(problem: Problem) -> str:
    """One problem on one line."""
    said = sayable(problem)
    return format_line(said.severity, format_place(said.place), said.text(), said.rule)


def problems_as_json(problems: Iterable[Problem]) -> str:
    """The report for programs: a JSON list, one object a problem."""
    rows = [
        {
            "severity": p.severity.value,
            "code": p.code,
            "rule": p.rule,
            "file": p.place.file,
            **({"sheet": p.place.sheet} if p.place.sheet else {}),
            "row": p.place.row,
            **({"letter": p.place.letter} if p.place.letter else {}),
            "column": p.place.column,
            "message": p.text(),
        }
        for p in map(sayable, problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)
