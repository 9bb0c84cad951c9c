"""Whatever stands in a field is printed as it was written: to Typst it is text and never markup."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sunboard.boards.values import Status
from sunboard.outputs.sheets.makers import SHEET_MAKERS
from sunboard.outputs.sheets.values import Frame, Sheet

from tests.factories import county_rows, make_measures
from tests.outputs.sheets.read_back import Paper, printed, sheets_of, squeezed

OURS = {
    Sheet: {"path", "kind", "label", "paper", "is_landscape", "board", "community"},
    Frame: {"url", "qr"},
    Status: {"shape", "tone"},
}
"""Fields that no record fills."""

MARKUP = "#$*_@/\\[](){}`<>~^&%!?=+-:;.,'\"|"
WORDS = st.text(st.sampled_from([*MARKUP, "社", "榜"]), min_size=1, max_size=8)


@cache
def kinds() -> dict[str, Sheet]:
    """One sheet of each kind there is."""
    county = make_measures(**county_rows())
    return {
        maker.kind: sheets[0] for maker in SHEET_MAKERS if (sheets := sheets_of(county, maker.kind))
    }


@pytest.mark.parametrize("kind", [maker.kind for maker in SHEET_MAKERS])
@settings(max_examples=8)
@given(words=WORDS)
@example(words="#panic()")
@example(words="$x$ *b* _i_ `c` = h")
@example(words="@x <y> // z /* w */ \\u{41} \\")
@example(words="]#[ }#{ )#(")
@example(words="-- --- ~ ... \"q\" 'r' https://x.example/")
@example(words="- a + b 1. c / d: e")
def test_markup_in_every_field_then_printed_as_written(kind: str, words: str) -> None:
    marked = {number: f"{number}{words}{number}" for number in shown_fields(kind)}
    assert marked
    paper = printed(replace_texts(kinds()[kind], lambda number: f"{number}{words}{number}"))
    assert [text for text in map(squeezed, marked.values()) if not stands_on(text, paper)] == []


def stands_on(text: str, paper: Paper) -> bool:
    """Whether it is printed on a page, or goes on to the next."""
    return text in paper.text or any(
        text[:cut] in page and text[cut:] in following
        for page, following in itertools.pairwise(paper.pages)
        for cut in range(1, len(text))
    )


@cache
def shown_fields(kind: str) -> tuple[int, ...]:
    """The fields that a kind of sheet shows, counted in the order of `replace_texts`."""
    sheet, count = kinds()[kind], 0

    def numbered(number: int) -> str:
        nonlocal count
        count = number + 1
        return f"甲{number}乙"

    plain = printed(replace_texts(sheet, numbered))
    return tuple(number for number in range(count) if f"甲{number}乙" in plain.text)


def replace_texts(sheet: Sheet, other: Callable[[int], str]) -> Sheet:
    """The sheet with other texts in every field that a record may fill; empty ones stay empty."""
    numbers = itertools.count()
    made = _walk(sheet, lambda text: other(next(numbers)) if text else "")
    assert isinstance(made, Sheet)
    return made


def _walk(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [
            field.name for field in fields(value) if field.name not in OURS.get(type(value), ())
        ]
        return replace(value, **{name: _walk(getattr(value, name), change) for name in names})
    if hasattr(value, "_fields"):
        names = [name for name in value._fields if name not in OURS.get(type(value), ())]
        return value._replace(**{name: _walk(getattr(value, name), change) for name in names})
    if isinstance(value, tuple):
        return tuple(_walk(part, change) for part in value)
    return value
