"""Says of one text what private things it holds."""

from __future__ import annotations

from collections.abc import Iterable

from sunboard.checks.private.classes import CLASSES, found_in
from sunboard.checks.private.names import NameFinder, key_of
from sunboard.gate.labels import NAMED
from sunboard.gate.prefilter import Prefilter

_TELLS_WHERE = frozenset(each.code for each in CLASSES if each.tells_where)


class Judge:
    """Knows what is looked for, and what may stand although it looks alike."""

    def __init__(
        self, finder: NameFinder, public: Iterable[str] = (), named: Iterable[str] = ()
    ) -> None:
        """Look for numbers, doors and hardships by their shape, and for the names that a finder knows.

        `public` are texts that say where the public finds something, such as a station's address; `named` are
        people who may be named: somebody else of that name may not, and nobody can tell which of them it is.
        """
        self._finder = finder
        self._named = [name for name in named if key_of(name) in finder.names]
        self._prefilter = Prefilter(finder)
        self._public = sorted({text for text in public if text}, key=len, reverse=True)

    def first(self, content: bytes, start: int = 0) -> int | None:
        """Where the first place of a UTF-8 text is, from a position on, that is worth a closer look."""
        return self._prefilter.first(content, start)

    def codes_in(self, text: str) -> tuple[str, ...]:
        """The codes of what a text holds; () for nothing."""
        if self.first(text.encode("utf-8", "backslashreplace")) is None:
            return ()
        codes = [each.code for each in found_in(text)]
        if _TELLS_WHERE.intersection(codes):
            codes = [each.code for each in found_in(_without(text, self._public))]
        if self._finder.name_in(_without(text, self._named)) is not None:
            codes.append(NAMED)
        return tuple(codes)


def _without(text: str, others: Iterable[str]) -> str:
    for other in others:
        text = text.replace(other, "。")
    return text
