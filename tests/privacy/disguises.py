"""How a number or a word is written so that a plain search misses it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

GAPS = {
    "spaces": (" ", "  ", "\u00a0", "\u3000", "\u2009", "\t"),
    "dashes": ("-", "–", "—", "－", "‐", "﹣", "−", "_", "~"),
    "dots": (".", "·", "•", "。", "・", "．", "‧", "…"),
    "zero-width": ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u202d"),
    "joining": ("\u034f", "\ufe00", "\ufe0f", "\u3164", "\u2800", "\u115f", "\u180e", "\uffa0"),
    "combining": ("\u0301", "\u0336", "\u20e3", "\u0332", "\u0489", "\u3099"),
    "line breaks": ("\n", "\r\n", "\n\n", " \n", "\u2028", "\u0085"),
}
HALVES = 2
SPOKEN = str.maketrans("0123456789", "〇一二三四五六七八九")
FORMAL = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")
CASUAL = str.maketrans("0123456789", "零幺二三四五六七八九")
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
BOLD = str.maketrans("0123456789", "".join(chr(0x1D7CE + digit) for digit in range(10)))
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SUPPLEMENT = str.maketrans(
    "民虎见贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐龙母龟",
    "⺠⻁⻅⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻰⺟⻳",
)


def _alike(*ranges: tuple[int, int]) -> dict[int, str]:
    """What NFKC makes of characters of these ranges, turned round."""
    made = {}
    for first, last in ranges:
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                made.setdefault(ord(plain), chr(code))
    return made


RADICALS = {**_alike((0x2F00, 0x2FD5)), **SUPPLEMENT}
IDEOGRAPHS = _alike((0xF900, 0xFAFF), (0x2F800, 0x2FA1D))
FULL_WIDTH = {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
LETTERS = {ord("a") + place: chr(0x1D41A + place) for place in range(26)} | {
    ord("A") + place: chr(0x1D400 + place) for place in range(26)
}


def _gapped(name: str) -> Callable[[Random, str], str]:
    def write(rng: Random, text: str) -> str:
        # A dash between the figures of 3-2-501 makes another number of it.
        gaps = ("_", "~") if name == "dashes" and "-" in text else GAPS[name]
        gap, pieces = rng.choice(gaps), _pieces(rng, text)
        # One full stop, or one blank line, between two words ends a sentence and hides nothing.
        ends = len(pieces) == HALVES and gap in ("。", "…", "\n\n")
        return GAPS[name][0].join(pieces) if ends else gap.join(pieces)

    return write


def _pieces(rng: Random, text: str) -> list[str]:
    """Every character, groups of a few, or two halves."""
    if rng.random() < 0.3:
        return [*text]
    if rng.random() < 0.5:
        size = rng.choice((2, 3, 4))
        return [text[start : start + size] for start in range(0, len(text), size)]
    cut = rng.randrange(1, len(text))
    return [text[:cut], text[cut:]]


def _one_of(*tables: dict[int, str] | dict[int, int]) -> Callable[[Random, str], str]:
    return lambda rng, text: text.translate(rng.choice(tables))


def _letters_for_digits(rng: Random, text: str) -> str:
    zero, one = rng.choice("OoО〇"), rng.choice("lIi|")
    return "".join({"0": zero, "1": one}.get(sign, sign) for sign in text)


def _radicals(_: Random, text: str) -> str:
    return text.translate(SPOKEN).translate(RADICALS)


def _marked(rng: Random, text: str) -> str:
    return "".join(sign + rng.choice(GAPS["combining"]) for sign in text)


def _mixed(rng: Random, text: str) -> str:
    first, second = rng.sample(
        [name for name in DISGUISES if name not in ("plain", "two at once", "letters for digits")],
        2,
    )
    return DISGUISES[second](rng, DISGUISES[first](rng, text))


DISGUISES: dict[str, Callable[[Random, str], str]] = {
    "plain": lambda _, text: text,
    "spaces": _gapped("spaces"),
    "dashes": _gapped("dashes"),
    "dots": _gapped("dots"),
    "full-width": _one_of(FULL_WIDTH),
    "Chinese digits": _one_of(SPOKEN, CASUAL),
    "formal digits": _one_of(FORMAL),
    "letters for digits": _letters_for_digits,
    "zero-width": _gapped("zero-width"),
    "joining": _gapped("joining"),
    "radicals": _radicals,
    "compatibility": _one_of(CIRCLED, BOLD, RAISED, IDEOGRAPHS, LETTERS),
    "combining": _marked,
    "line breaks": _gapped("line breaks"),
    "two at once": _mixed,
}
"""By name; one that has nothing to change in a text returns it as it was."""
