"""What no cell may hold: lost characters, invisible characters, lines of totals, ditto marks."""

from __future__ import annotations

import re
import unicodedata

from sunboard.checks.faults import Fault
from sunboard.checks.parsing.nothings import ESCAPE, SAYS_NOTHING_PATTERN

TOTAL = "R-24-total"
"""The code of a line of totals; it stands for whatever else is wrong with the row."""

_TOTAL_WORDS = "合计|总计|小计|总数|共计"
_DITTO_WORDS = "同上|同左|同前|〃|″|(?i:ditto|do\\.|-do-|(?:same )?as above)"

_TOTAL = re.compile(_TOTAL_WORDS)
_DITTO = re.compile(_DITTO_WORDS)
_LOST = re.compile("\ufffd|锟斤拷|ï»¿|â€")
_REFUSED_CATEGORIES = ("Cc", "Cf")
_PRIVATE_USE = "Co"
_MOST_MARKS = 4
"""Marks on one character that a language writes; more of them pile up over the lines around it."""
_LINE_BREAK = "\n"

_WITHOUT_WIDTH = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\xad"))
"""Characters that nobody sees and that mean nothing; they come along from web pages and chats."""
_PLAIN_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_BREAK_OF_EXCEL = re.compile(r"_x000[AaDd]_\n?")
_TEXT_OF_EXCEL = re.compile(r'="((?:[^"]|"")*)"', re.DOTALL)
_TEXT_MARK = "'"

SUSPECT_PATTERN = "|".join(
    (
        r"^[\s\p{Z}]|[\s\p{Z}]$",
        # What may change under NFC: marks, scripts with doubled letters, compatibility forms.
        r"[\p{M}\x{370}-\x{3FF}\x{900}-\x{FFF}\x{1100}-\x{11FF}\x{1F00}-\x{1FFF}]",
        r"[\x{2000}\x{2001}\x{2126}\x{212A}\x{212B}\x{2329}\x{232A}\x{2ADC}\x{F900}-\x{FAFF}]",
        r"[\x{FB00}-\x{FB4F}\x{1D100}-\x{1D1FF}]",
        r"[\x{0}-\x{9}\x{b}-\x{1f}\x{7f}-\x{9f}\p{Cf}\p{Co}\p{Zl}\p{Zp}]",
        r"[\x{2F800}-\x{2FA1F}\x{FDD0}-\x{FDEF}\x{FFFD}-\x{FFFF}]",
        rf"[?？\x{{FF10}}-\x{{FF19}}]|{ESCAPE}|^'|锟斤拷",
        rf"^(?:{_TOTAL_WORDS}|{_DITTO_WORDS})$",
        SAYS_NOTHING_PATTERN,
    )
)
"""RE2: finds every text that `tidied` or `with_plain_digits` would change, or `oddity` or `says_nothing` object
to, and a few more."""


def tidied(text: str) -> str:
    """The text as it was meant: without what programs and copying put into and around it.

    That is white space at the ends, invisible characters, Excel's escapes of line breaks and its marks of text
    (`="001"`, `'001`); the rest in NFC, with plain line breaks.
    """
    while (plain := _stripped(text)) != text:
        text = plain
    return text


def _stripped(text: str) -> str:
    """One layer less around the text."""
    text = text.translate(_WITHOUT_WIDTH)
    if ESCAPE in text:
        text = _BREAK_OF_EXCEL.sub("\n", text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    plain = unicodedata.normalize("NFC", lines).strip()
    as_text = _TEXT_OF_EXCEL.fullmatch(plain)
    if as_text is not None:
        return as_text[1].replace('""', '"')
    is_marked = plain.startswith(_TEXT_MARK) and plain.count(_TEXT_MARK) == 1
    return plain[1:] if is_marked and len(plain) > 1 else plain


def with_plain_digits(text: str) -> str:
    """A text as it is shown: ３００ as 300."""
    return text.translate(_PLAIN_DIGITS)


def oddity(text: str) -> Fault | None:
    """What makes a tidied text unfit for any column, or None."""
    return _lost_or_invisible(text) or _stand_in(text)


def _lost_or_invisible(text: str) -> Fault | None:
    if lost := _LOST.search(text):
        char = lost.group()
        return Fault("R-24-lost", {"code": _code_point(char) if len(char) == 1 else char})
    mark_count = 0
    for char in text:
        category = unicodedata.category(char)
        mark_count = mark_count + 1 if category.startswith("M") else 0
        if mark_count > _MOST_MARKS:
            return Fault("marks-piled", {"most": _MOST_MARKS})
        if category == _PRIVATE_USE:
            return Fault("R-24-private-use", {"code": _code_point(char)})
        is_separator = category in ("Zl", "Zp")
        is_refused = category in _REFUSED_CATEGORIES and char != _LINE_BREAK
        if is_refused or is_separator or _is_noncharacter(char):
            return Fault("control-character", {"code": _code_point(char)})
    return None


def _stand_in(text: str) -> Fault | None:
    if _TOTAL.fullmatch(text):
        return Fault(TOTAL, {"word": text})
    return Fault("R-24-ditto", {"word": text}) if _DITTO.fullmatch(text) else None


def _is_noncharacter(char: str) -> bool:
    return char in "\ufffe\uffff" or "\ufdd0" <= char <= "\ufdef"


def _code_point(char: str) -> str:
    return f"U+{ord(char):04X}"
