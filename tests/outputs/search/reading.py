"""The files of the search, read as its script reads them, to tell what they hold."""

from __future__ import annotations

import json
from typing import Any

from sunboard.measures.ground import Ground
from sunboard.outputs.search.write import write_search

_LAST, _MORE = "bcdfghjklmnprstz!#$%'()*+,", "-./:;=?[]^_`{|}~"


def searched(ground: Ground) -> dict[str, bytes]:
    """All files of the search, by name."""
    files: dict[str, bytes] = {}
    write_search(ground, files.__setitem__, lambda write: write)
    return files


def without_digest(name: str) -> str:
    """A file's name without the hash of its content."""
    parts = name.split(".")
    return ".".join((parts[0], parts[-1]))


def said_in_search(ground: Ground) -> dict[str, list[list[Any]]]:
    """The records that are found, by kind."""
    index = json.loads(searched(ground)["search/index.json"])
    found: dict[str, list[list[Any]]] = {kind["name"]: [] for kind in index["kinds"]}
    for name, content in searched(ground).items():
        kind = name.removeprefix("search/").partition("-")[0]
        if kind in found:
            found[kind] += json.loads(content)
    return found


def numbers(text: str) -> list[int]:
    """Sorted numbers that were written as text."""
    found, last, signs = list[int](), 0, ""
    for sign in text:
        signs += sign
        if sign in _LAST:
            step = _LAST.index(sign)
            for more in reversed(signs[:-1]):
                step = len(_LAST) + _MORE.index(more) + step * len(_MORE)
            last += step
            found.append(last)
            signs = ""
    return found
