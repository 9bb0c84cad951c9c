"""Secrets to be planted: every class in every disguise, in offices' sentences; and how each is known again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from tests.privacy.disguises import DISGUISES, SUPPLEMENT
from tests.privacy.phrases import CLASSES, SENTENCES

LONG = 8
"""So many signs are no accident; a shorter secret is looked for as it was written."""
_DIGITS = {
    sign: digit
    for row in ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖")
    for digit, sign in enumerate(row)
}
_DIGITS |= {"幺": 1, "○": 0, "О": 0, "о": 0, "o": 0, "l": 1, "i": 1, "|": 1}
_KEPT = str.maketrans({sign: str(digit) for sign, digit in _DIGITS.items()})
_SUPPLEMENT = {sign: chr(code) for code, sign in SUPPLEMENT.items()}
_UNSEEN = re.compile("[\u034f\u115f\u1160\u3164\uffa0\u2800\u180e\ufe00-\ufe0f]")


@dataclass(frozen=True)
class Secret:
    """One secret in its sentence."""

    name: str
    """Its class."""
    disguise: str
    written: str
    """What must not come out, as it stands in the sentence."""
    plain: str
    """The same, undisguised."""
    told: str
    """It, and what says what it is: of eight figures alone nobody can tell."""
    sentence: str

    def is_in(self, raw: str, squeezed: str) -> bool:
        """Whether it stands in a text, as it was written or in any other form."""
        own = squeeze(self.plain)
        return self.written in raw or (is_long(own) and own in squeezed)


def is_long(squeezed: str) -> bool:
    """Whether a text can't well be found by accident; a Chinese sign says as much as two digits."""
    return len(squeezed) + sum(sign > "\u2fff" for sign in squeezed) >= LONG


def squeeze(text: str) -> str:
    """Signs and digits alone, in their plainest form: what two ways to write one thing have alike."""
    return "".join(_plain(sign) for sign in text)


@cache
def _plain(sign: str) -> str:
    if sign == "\0":
        return sign
    unseen = _UNSEEN.sub("", sign.translate(_SUPPLEMENT))
    alike = unicodedata.normalize("NFKD", unseen).lower().translate(_KEPT)
    return "".join(part for part in alike if part.isalnum())


def secrets(rng: Random, count: int, taken: str = "") -> Iterator[Secret]:
    """So many, all classes and disguises in turn; none stands in `taken` or in another's sentence."""
    pairs = [(name, disguise) for name in CLASSES for disguise in DISGUISES]
    made: list[str] = []
    sentences = ""
    while len(made) < count:
        rng.shuffle(pairs)
        for name, disguise in pairs:
            secret = _secret(rng, name, disguise)
            if secret is None:
                continue
            own, sentence = squeeze(secret.plain), squeeze(secret.sentence)
            if own in sentences or own in taken or any(each in sentence for each in made):
                continue
            made.append(own)
            sentences += "\0" + sentence
            yield secret
            if len(made) == count:
                return


def _secret(rng: Random, name: str, disguise: str) -> Secret | None:
    """None where the disguise has nothing to change."""
    phrase = CLASSES[name](rng)
    cued = rng.random() < 0.5
    hidden = phrase.before + phrase.core if cued else phrase.core
    written = DISGUISES[disguise](rng, hidden)
    if disguise != "plain" and written == hidden:
        return None
    whole = (written if cued else phrase.before + written) + phrase.after
    sentence = rng.choice(SENTENCES).format(whole)
    return Secret(name, disguise, written, phrase.core, whole, sentence)
