"""A sealed file says what was written into it, or that it isn't what was written."""

from __future__ import annotations

import json

import pytest
from sunboard.records.sealed_json import body_of, sealed, unsealed

TREE = {"as_of": "2026-10-31", "files": {"ids.csv": {"bytes": 3}}, "ordinal": 7}
KNOWN = ("as_of", "files")
TEXT = sealed(body_of(TREE))


def test_sealed_file_then_what_was_written() -> None:
    found = unsealed(TEXT.encode(), KNOWN)
    assert {name: found[name] for name in TREE} == TREE
    assert json.loads(TEXT) == found


def test_line_ends_of_windows_then_the_same() -> None:
    assert unsealed(TEXT.replace("\n", "\r\n").encode(), KNOWN)["ordinal"] == 7


def is_refused(text: str) -> bool:
    try:
        unsealed(text.encode(), KNOWN)
    except ValueError:
        return True
    return False


def test_any_character_that_is_another_or_gone_then_refused() -> None:
    for at, each in enumerate(TEXT):
        for other in ("x" if each != "x" else "y", ""):
            assert is_refused(TEXT[:at] + other + TEXT[at + 1 :]), at


def test_any_line_that_is_gone_then_refused() -> None:
    lines = TEXT.splitlines(keepends=True)
    for at in range(len(lines)):
        assert is_refused("".join([*lines[:at], *lines[at + 1 :]])), at


def test_seal_that_was_taken_off_then_refused_but_for_what_an_earlier_sunboard_wrote() -> None:
    with pytest.raises(ValueError, match="ordinal"):
        unsealed(body_of(TREE).encode(), KNOWN)
    earlier = {name: TREE[name] for name in KNOWN}
    assert unsealed(body_of(earlier).encode(), KNOWN) == earlier
