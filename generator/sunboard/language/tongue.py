"""A language as it is bound for one run: its catalogue, in the programme's own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

CONTEXT_END = "\x04"
"""What gettext puts between a message's context and the message."""


_OPENS, _CLOSES = "\ue0f0", "\ue0f1"
NO_PLACES = str.maketrans("{}", _OPENS + _CLOSES)
"""What stands for braces of a programme's own words until a sentence is filled, as they are no places."""
_AS_BRACES = str.maketrans(_OPENS + _CLOSES, "{}")


def with_braces(text: str) -> str:
    """A sentence that is filled, the braces of the programme's own words in it."""
    # Hardly any text has them, and looking for one takes a tenth of what translating it does.
    return text.translate(_AS_BRACES) if _OPENS in text or _CLOSES in text else text


def _one_form(number: int) -> int:  # noqa: ARG001 (gettext's signature)
    return 0


def as_it_is(text: str) -> str:
    """A text in the default words."""
    return text


@dataclass(frozen=True)
class Tongue:
    """What every message is said as.

    A message that the catalogue lacks is said in Chinese, so that nothing is ever left out.
    """

    tag: str
    """As HTML has it: `zh-Hans`, `en`."""
    text_by_key: Mapping[str, str] = field(default_factory=dict)
    """What messages are said as, by the message, or its context, `CONTEXT_END` and the message."""
    forms_by_message: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The plural forms of messages that count something."""
    form_of: Callable[[int], int] = _one_form
    """Which of the forms a number takes."""
    reworded: Callable[[str], str] = as_it_is
    """A text in the programme's own words."""
    own_words: str = ""
    """Those words, so that two tongues with other ones can be told apart."""
    _said: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)
    _whole: dict[str | tuple[str, str], str] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _counted: dict[str, tuple[str, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @property
    def is_chinese(self) -> bool:
        """Whether the source is spoken, whose dates need no catalogue."""
        return self.tag.startswith("zh")

    @property
    def fingerprint(self) -> str:
        """What differs where any message is said otherwise."""
        said = repr((self.tag, sorted(self.text_by_key.items()), self.own_words))
        return blake2b(said.encode(), digest_size=16).hexdigest()

    def text(self, message: str, context: str = "") -> str:
        """What a message is said as, its places open."""
        key = f"{context}{CONTEXT_END}{message}" if context else message
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self.reworded(self.text_by_key.get(key, message))
        return said

    def whole(self, message: str, context: str = "") -> str:
        """What a message without places is said as, whose braces are as good as other signs."""
        key = (context, message) if context else message
        said = self._whole.get(key)
        if said is None:
            said = self._whole[key] = with_braces(self.text(message, context))
        return said

    def form(self, message: str, number: int) -> str:
        """What a message that counts something is said as of a number, its places open."""
        forms = self._counted.get(message)
        if forms is None:
            said = self.forms_by_message.get(message, (message,))
            forms = self._counted[message] = tuple(map(self.reworded, said))
        # Gettext warns of whole numbers of other kinds than Python's own.
        return forms[self.form_of(int(number))] if len(forms) > 1 else forms[0]


CHINESE = Tongue("zh-Hans")
"""The source, in the default words."""
