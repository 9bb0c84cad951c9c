"""What is said of something in each language that there is."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from sunboard.language import speaking
from sunboard.language.catalogue import languages, tongue_of

Said = TypeVar("Said")

ENGLISH = tongue_of("en")


def in_english(say: Callable[[], Said]) -> Said:
    """What comes of it while English is spoken."""
    with speaking(ENGLISH):
        return say()


def in_every_language(say: Callable[..., Said], *of: object) -> Iterator[Said]:
    """What comes of it in one language after the other."""
    for tag in languages():
        with speaking(tongue_of(tag)):
            yield say(*of)
