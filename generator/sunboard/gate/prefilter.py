"""The only door to RE2: where in the bytes of a file something private may stand, found in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable

import re2

from sunboard.checks.private.classes import CLASSES
from sunboard.checks.private.names import NameFinder, forms_of

_MEMORY = 1 << 28
"""Bytes that RE2 may use for its automaton; 8 MB, as it has by itself, are too few for names."""

_GAP = r"[\s\x{a0}.·。_~…–—-]{0,3}"
"""What may stand between the characters of a word that is looked for."""
_SIGNS = (
    r"[\n\t\r -;=?-@\[-`{-~\x{a0}、。《》〈〉「」『』“”‘’—–…·，：；（）！？％＋～￥〔〕【】℃㎡²³]*"
)
"""What may stand between the characters of a name: anything ordinary that is no letter, and no markup."""
_UNUSUAL = (
    r"[^\n\t\r -~\x{a0}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{3007}\x{20000}-\x{2ebef}\x{30000}-\x{323af}"
    r"、。《》〈〉「」『』“”‘’—–…·，：；（）！？％＋～￥〔〕【】℃㎡²³×→↑↓←○●△▲■□√]"
)
"""Whatever may be another character in disguise; not what the site's own templates write."""

_APART = r"[0-9A-Za-z*]\x{a0}{1,3}[0-9A-Za-z*\x{4e00}-\x{9fff}]"
"""Letters, figures and stars of a masked number, kept apart by a blank at which no line is broken."""

_FAR_APART = r"[0-9A-Za-z\x{4e00}-\x{9fff}][\s\x{a0}.·。_~～…–—-]{4,}[0-9A-Za-z\x{4e00}-\x{9fff}]"
"""With more between than is looked for within a word, and no markup."""

_TOKEN = re.compile(r"\\.|\[[^\]]*\]|\{[^}]*\}|\(\?:|.", re.DOTALL)
_ENDS = re.compile(r"[\u4e00-\u9fff)?+*]|\{.*\}|\[(?!\^|\\s).*[\u4e00-\u9fff].*\]")
"""What a character, or a choice of some, of a word ends with."""
_BEGINS = re.compile(r"[\u4e00-\u9fff]|\(\?:|\[(?!\^|\\s).*[\u4e00-\u9fff].*\]")
"""What the next one begins with."""


class Prefilter:
    """Finds the few places of a text that are worth a closer look; it passes over none that holds anything."""

    def __init__(self, finder: NameFinder) -> None:
        """Look for all classes of what is private, and for the names that a finder knows."""
        self._finder = finder
        options = re2.Options()
        options.max_mem, options.never_capture = _MEMORY, True
        stems = dict.fromkeys(stem for each in CLASSES for stem in each.stems)
        parts = (_UNUSUAL, _APART, _FAR_APART, *map(_with_gaps, stems), *_names_stems(finder.names))
        self._pattern = re2.compile("|".join(parts).encode(), options)

    def __reduce__(self) -> tuple[type[Prefilter], tuple[NameFinder]]:
        """Made again by another process that it is handed to."""
        return Prefilter, (self._finder,)

    def first(self, content: bytes, start: int = 0) -> int | None:
        """Where the first such place of a UTF-8 text begins, at or after a position; None for none."""
        found = self._pattern.search(content, start)
        return None if found is None else int(found.start())


def _with_gaps(stem: str) -> str:
    """A stem that finds its words, too, where something stands between their characters."""
    # What RE2 takes for a blank is ASCII alone.
    tokens = _TOKEN.findall(stem.replace(r"[\s", r"[\s\x{a0}"))
    return "".join(
        f"{_GAP}{token}" if _ENDS.fullmatch(before) and _BEGINS.fullmatch(token) else token
        for before, token in zip(["", *tokens], tokens, strict=False)
    )


def _names_stems(names: Iterable[str]) -> list[str]:
    """The names of one surname and one length as one pattern, which finds others as well.

    Each by itself would be an automaton of megabytes.
    """
    alike: dict[tuple[str, int], list[str]] = {}
    for name in sorted(names):
        alike.setdefault((name[0], len(name)), []).append(name)
    return [
        _SIGNS.join(_any_of({name[place] for name in some}) for place in range(length))
        for (_, length), some in alike.items()
    ]


def _any_of(characters: Iterable[str]) -> str:
    every = {form for character in characters for form in forms_of(character)}
    return f"[{''.join(map(re.escape, sorted(every)))}]"
