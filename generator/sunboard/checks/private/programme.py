"""R-25, R-27: what the programme itself says, on every page, points to nobody either."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from sunboard.checks.private.classes import CLASSES, PUBLIC_PLACE, found_in
from sunboard.checks.private.names import NameFinder
from sunboard.checks.records import WITHHELD
from sunboard.language import say, speaking
from sunboard.problems import Place, Problem
from sunboard.records.folders import CALENDAR, DATA
from sunboard.records.programme import PROGRAMME
from sunboard.settings import Programme

_NO_WORDS = frozenset(
    ("key", "counts_as", "date_field", "time_zone", "alert", "boards", "name_order", "fonts")
)
"""Names of settings that are shown to nobody, or that only certain words may stand in."""
_PLACES = frozenset(("address", "hours"))
"""Where the public finds the office, behind whatever door."""
_NAMED = "R-26-beside"
"""The code of somebody who may not be named."""
_NOBODY = NameFinder()
_INSTEAD = {"web_address": ""}
"""What stands in the place of what can't be words."""


def without_private(
    programme: Programme, project: Path, finder: NameFinder = _NOBODY
) -> tuple[Programme, list[Problem]]:
    """The programme with other words wherever it says something private or names whom nobody may, and where.

    Nothing is lost but those words: a term that is withheld is still read in the records, and counts.
    """
    found: dict[str, Sequence[str]] = {}
    with speaking(programme.tongue):
        cleaned: Programme = _cleaned(programme, "", finder, found)
    problems = [
        Problem(place, code)
        for text, codes in found.items()
        for place in [_place(project, text)]
        for code in codes
    ]
    return (cleaned, problems) if problems else (programme, [])


def _cleaned(value: Any, name: str, finder: NameFinder, found: dict[str, Sequence[str]]) -> Any:
    """A setting without what is private; what that was, and of which classes, goes into `found`."""
    if isinstance(value, str):
        codes = _codes(value, is_place=name in _PLACES)
        codes += (_NAMED,) if finder.name_in(value) is not None else ()
        if codes:
            found[value] = codes
        return _INSTEAD.get(name, say(WITHHELD)) if codes else value
    if is_dataclass(value) and not isinstance(value, type):
        settings = [each.name for each in fields(value) if each.init and each.name not in _NO_WORDS]
        parts = {each: _cleaned(getattr(value, each), each, finder, found) for each in settings}
        return replace(value, **parts)
    if isinstance(value, Mapping):
        return {key: _cleaned(each, name, finder, found) for key, each in value.items()}
    if type(value) is tuple:
        return tuple(_cleaned(each, name, finder, found) for each in value)
    return value


@lru_cache(maxsize=4096)
def _codes(text: str, *, is_place: bool) -> tuple[str, ...]:
    """The codes of what a setting holds: most are the defaults', and `sunboard serve` asks time and again."""
    return tuple(each.code for each in found_in(text, PUBLIC_PLACE if is_place else CLASSES))


def _place(project: Path, text: str) -> Place:
    """The first line that says it; the programme as a whole where it is written over several."""
    for file in (PROGRAMME, f"{DATA}/{CALENDAR}"):
        for number, line in enumerate(_lines(project / file), 1):
            if text in line:
                return Place(file, number)
    return Place(PROGRAMME)


def _lines(path: Path) -> Sequence[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
