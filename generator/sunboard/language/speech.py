"""What is said: every sentence that a reader sees goes through one of these, as a literal.

`python -m tests.language` collects the literals. Braces are places: what fills them is never read as a
message, so that what stands in records may hold anything. Nothing said may outlive the run that said it: no
module keeps a sentence, and a constant is marked (`mark`) and said where it is used. Saying takes a tenth of a
microsecond and filling takes one, so that a column says each of its distinct values once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sunboard.language.tongue import CHINESE, Tongue, with_braces


class _Voice:
    """The tongue that is spoken in this process: one at a time, as with gettext's own `install`."""

    tongue: Tongue = CHINESE


def spoken() -> Tongue:
    """The tongue that is spoken."""
    return _Voice.tongue


@contextmanager
def speaking(tongue: Tongue) -> Iterator[None]:
    """Speak a tongue for a while; processes forked meanwhile speak it too."""
    before, _Voice.tongue = _Voice.tongue, tongue
    try:
        yield
    finally:
        _Voice.tongue = before


def mark(message: str) -> str:
    """A constant that is said later: the message itself, for whoever collects messages."""
    return message


def mark_many(message: str) -> str:
    """As `mark`, of a message that counts something, which `say_many` says."""
    return message


def say(message: str, /, **places: object) -> str:
    """A sentence, its places filled.

    Args:
        message: A literal, or what was marked.
        places: What its braces stand for; without any, braces are as good as other signs.
    """
    if not places:
        return _Voice.tongue.whole(message)
    return with_braces(_Voice.tongue.text(message).format(**places))


def say_in(context: str, message: str, /, **places: object) -> str:
    """As `say`, of a message that means something else elsewhere; the context is for translators."""
    if not places:
        return _Voice.tongue.whole(message, context)
    return with_braces(_Voice.tongue.text(message, context).format(**places))


def say_many(message: str, /, n: int, **places: object) -> str:
    """A sentence that counts `n`, which fills its place `{n}`, in the plural form that `n` takes."""
    return with_braces(_Voice.tongue.form(message, n).format(n=said_number(n), **places))


def said_number(number: object) -> str:
    """A whole number as its digits stand in a sentence: 12345; 12,345. What else stands there stays."""
    text = str(number)
    if len(text) < _GROUPED or _Voice.tongue.is_chinese or not text.isdigit():
        return text
    return f"{int(text):,}"


_GROUPED = 4
"""From how many digits on English sets them in threes."""


def listed(items: Iterable[str]) -> str:
    """Several things one after another: 甲、乙、丙."""
    return say("、").join(items)


def listed_or(items: Iterable[str]) -> str:
    """As `listed`, of which one is so: 甲、乙或丙."""
    *others, last = items
    return say("{others}或{last}", others=listed(others), last=last) if others else last


def clauses(*said: str | None) -> str:
    """Short clauses in one: 共提出3件，1件期限还没有到; None and "" are none."""
    return say("，").join(filter(None, said))


def statements(*said: str | None) -> str:
    """Longer ones, each true alone: 3项撤回；2项未写明社区."""
    return say("；").join(filter(None, said))


def sentences(*said: str | None) -> str:
    """Whole sentences, one after another."""
    return ("" if spoken().is_chinese else " ").join(filter(None, said))


def listed_to_last(items: Iterable[str]) -> str:
    """As `listed`, with a word before the last: 甲、乙和丙."""
    *others, last = items
    return say("{others}和{last}", others=listed(others), last=last) if others else last


def within(heading: str) -> str:
    """A heading as it stands within a sentence: its first letter is small, but of an abbreviation (ID)."""
    return heading[:1].lower() + heading[1:] if heading[1:2].islower() else heading
