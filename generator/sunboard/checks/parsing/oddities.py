"""What no cell may hold: placeholders, lost characters, invisible characters, lines of totals."""

from __future__ import annotations

import re
import unicodedata

from sunboard.checks.findings import Fault

TOTAL = "R-24-total"
"""The code of a line of totals; it stands for whatever else is wrong with the row."""

_TOTAL_WORDS = "合计|总计|小计|总数|共计"
_DITTO_WORDS = "同上|同左|同前|〃|″"
_NOTHING_WORDS = "(?i:tbd|n/?a|none|null|todo)|待填写?|待补充?|暂缺|[-—/／]+"

_TOTAL = re.compile(_TOTAL_WORDS)
_DITTO = re.compile(_DITTO_WORDS)
_NOTHING = re.compile(_NOTHING_WORDS)
_PLACEHOLDER = re.compile(
    r"(?<![A-Za-z])[XxＸｘ×╳]{2,}(?![A-Za-z])"
    r"|(?<![A-Za-z0-9])[_＿]+(?![A-Za-z0-9])|[_＿]{2,}"
    r"|…+|\.{3,}|。{2,}"
    # 等待定价, 期待定期走访 and the like are ordinary words.
    r"|(?<![等期招接对看善优])待定(?![期时点向位制价额])"
    r"|示例|\b(?i:lorem)\b|[□〓]"
)
_REFUSED_CATEGORIES = ("Cc", "Cf")
_PRIVATE_USE = "Co"
_LINE_BREAK = "\n"

SUSPECT_PATTERN = "|".join(
    (
        r"^[\s\p{Z}]|[\s\p{Z}]$",
        # What may change under NFC: marks, scripts with doubled letters, compatibility forms.
        r"[\p{M}\x{370}-\x{3FF}\x{900}-\x{FFF}\x{1100}-\x{11FF}\x{1F00}-\x{1FFF}]",
        r"[\x{2000}\x{2001}\x{2126}\x{212A}\x{212B}\x{2329}\x{232A}\x{2ADC}\x{F900}-\x{FAFF}]",
        r"[\x{FB00}-\x{FB4F}\x{1D100}-\x{1D1FF}]",
        r"[\x{0}-\x{9}\x{b}-\x{1f}\x{7f}-\x{9f}\p{Cf}\p{Co}\p{Zl}\p{Zp}]",
        r"[\x{2F800}-\x{2FA1F}\x{FDD0}-\x{FDEF}\x{FFFD}-\x{FFFF}]",
        r"[XxＸｘ×╳]{2}|[?？_＿…□〓]|\.\.\.|。。|待定|示例|[Ll][Oo][Rr][Ee][Mm]",
        rf"^(?:{_TOTAL_WORDS}|{_DITTO_WORDS}|{_NOTHING_WORDS})$",
    )
)
"""RE2: finds every text that `tidied` would change or `oddity` object to, and a few more."""


def tidied(text: str) -> str:
    """The text without white space around it, in NFC, with plain line breaks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", lines).strip()


def oddity(text: str) -> Fault | None:
    """What makes a tidied text unfit for any column, or None."""
    return _lost_or_invisible(text) or _stand_in(text)


def _lost_or_invisible(text: str) -> Fault | None:
    for char in text:
        if char == "\N{REPLACEMENT CHARACTER}":
            return Fault("R-24-lost", {"code": _code_point(char)})
        category = unicodedata.category(char)
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
    if _DITTO.fullmatch(text):
        return Fault("R-24-ditto", {"word": text})
    placeholder = _NOTHING.fullmatch(text) or _PLACEHOLDER.search(text)
    return Fault("R-24-placeholder", {"word": placeholder.group()[:8]}) if placeholder else None


def _is_noncharacter(char: str) -> bool:
    return char in "\ufffe\uffff" or "\ufdd0" <= char <= "\ufdef"


def _code_point(char: str) -> str:
    return f"U+{ord(char):04X}"
