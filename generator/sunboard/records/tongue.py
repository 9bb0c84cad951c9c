"""What a programme speaks, where nobody has read the whole of it yet."""

from __future__ import annotations

from pathlib import Path

from sunboard.language import CHINESE, Tongue
from sunboard.language.catalogue import languages, tongue_of
from sunboard.records.programme import PROGRAMME, read_programme
from sunboard.records.tree_reader import read_mapping


def tongue_for(root: Path, tag: str | None = None) -> Tongue:
    """What is said of a project: in the asked language, else in the programme's own, else in Chinese.

    In its own language it is said in the programme's own words.

    Args:
        root: The project; there may be no programme in it, or one that can't be read.
        tag: One of `languages()`; None where nobody asks for one.
    """
    try:
        programme, _ = read_programme(root)
    except OSError:
        programme = None
    if programme is not None and tag in (None, programme.language):
        return programme.tongue
    return tongue_of(tag or _language(root))


def _language(root: Path) -> str:
    """The language of a programme at fault; Chinese where it says none."""
    try:
        tree, reader = read_mapping(root, PROGRAMME, missing="", no_mapping="programme-no-mapping")
    except OSError:
        return CHINESE.tag
    asked = reader.text(tree, "language") if tree else ""
    return asked if asked in languages() else CHINESE.tag
