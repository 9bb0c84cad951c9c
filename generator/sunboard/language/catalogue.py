"""The languages there are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sunboard.language.tongue import CHINESE, Tongue

FOLDER = Path(__file__).parent / "catalogues"
"""A folder a language but Chinese, with a `.po` for each part of the code."""


def languages() -> tuple[str, ...]:
    """The tags of the languages there are, Chinese first."""
    return (CHINESE.tag, *sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))


@cache
def tongue_of(tag: str) -> Tongue:
    """A language in the default words.

    Args:
        tag: One of `languages()`.
    """
    if tag == CHINESE.tag:
        return CHINESE
    # A Chinese site reads no catalogue, and is spared what Babel takes to load.
    from sunboard.language.po_files import bound, read_catalogue  # noqa: PLC0415

    return bound(map(read_catalogue, sorted((FOLDER / tag).glob("*.po"))), tag)
