"""What is said later: a sentence or a word of ours within a problem or an error, said where it is shown.

A report may be in another tongue than the site, and is worded long after the records were looked at. What
stands in records is nothing of ours: it stays a text, in the places of such a sentence too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sunboard.language.speech import say, say_in, say_many, within


@dataclass(frozen=True, slots=True)
class Later:
    """A message, said in whatever is spoken when it is made a text; of the same words two are equal."""

    message: str
    places: tuple[tuple[str, object], ...] = ()
    number: int | None = None
    """What it counts; None where it counts nothing."""
    context: str = ""
    """Tells it from a message that reads the same, for translators."""

    def __str__(self) -> str:
        """The sentence, its places filled."""
        if self.context:
            return say_in(self.context, self.message, **dict(self.places))
        if self.number is not None:
            return say_many(self.message, self.number, **dict(self.places))
        return say(self.message, **dict(self.places))

    def __format__(self, spec: str) -> str:
        """As it fills a place of another sentence."""
        return format(str(self), spec)

    def with_texts(self, change: Callable[[object], object]) -> Later:
        """The same, with something else in its places."""
        return replace(self, places=tuple((key, change(each)) for key, each in self.places))


class Called(Later):
    """What a kind or a field is called, within a sentence: a small letter begins it."""

    __slots__ = ()

    def __str__(self) -> str:
        """The word."""
        return within(super().__str__())


@dataclass(frozen=True, slots=True)
class Several:
    """Several things, one after another, each of them said later."""

    items: tuple[object, ...]
    between: str = "、"
    """A message: what stands between two."""
    rest: object = ""
    """What stands behind them, such as how many more there are."""

    def __str__(self) -> str:
        """甲、乙、丙."""
        return f"{say(self.between).join(map(str, self.items))}{self.rest}"

    def __format__(self, spec: str) -> str:
        """As it fills a place of a sentence."""
        return format(str(self), spec)

    def with_texts(self, change: Callable[[object], object]) -> Several:
        """The same, of other things."""
        return replace(self, items=tuple(map(change, self.items)))


def later(message: str, /, **places: object) -> Later:
    """As `say`, said where it is shown."""
    return Later(message, tuple(places.items()))


def later_many(message: str, /, n: int, **places: object) -> Later:
    """As `say_many`, said where it is shown."""
    return Later(message, tuple(places.items()), n)


def several(items: Iterable[object], rest: object = "") -> Several:
    """As `listed`, said where it is shown."""
    return Several(tuple(items), rest=rest)
