"""Cells that say nothing: words for "none", blanks of a form, and what is left of a lost text.

Only a whole cell says nothing. The same word within a sentence is part of what somebody wrote. Such a cell
counts as empty, and whatever is said of an empty one holds for it.
"""

from __future__ import annotations

import re

from sunboard.checks.faults import Fault

_LONGEST = 400
"""A longer text says something."""
_LONGEST_WORD = 12

ESCAPE = "_x000"
"""With what Excel's escapes of line breaks begin."""

_WORDS = (
    "暂?无|暂时没有|暂?没有|没|尚无|均无|都没有|无内容|無|空白?|不适用|未填写?|不详|未知",
    "待定|待填写?|待补充?|暂缺|示例|样例",
    r"n/?a|n\.a\.?|none|null|nil|nan|nat|undefined|\\n|tbd|todo|lorem(?:ipsum)?|x{2,}",
)
_MARKS = r"\-‐‑‒–—―−_/\\|.。…·、,，;；:：*~～×╳□〓'\"“”‘’()\[\]<>【】《》!?#\s"
"""Marks that tell nothing by themselves; circles and ticks may be an answer."""

_NOTHING = re.compile(rf"[{_MARKS}]*(?:{'|'.join(_WORDS)})?[{_MARKS}]*", re.IGNORECASE)
_UNSURE = re.compile(
    rf"[{_MARKS}]*(?:不详|未知|待定|待填写?|待补充?|暂缺|tbd|todo|[?？])[{_MARKS}]*", re.IGNORECASE
)
_ERROR_VALUE = re.compile(
    r"#(?:ref|n/a|value|div/0|name|num|null|spill|calc|getting_data|field|blocked|connect|busy)[!?]?"
    r"|#{2,}|err:\d{3}|\[object object\]",
    re.IGNORECASE,
)
_CELL = r"\$?[A-Za-z]{1,3}\$?\d{1,7}"
_FORMULA = re.compile(
    r"\{?=[-+@]?(?:[A-Za-z_][\w.]*\(.*"
    rf"|'?[^'!=]{{1,60}}'?!{_CELL}.*"
    rf"|{_CELL}(?:[-+*/:&^,].*)?"
    r"|[-+*/^().\s%]*\d[-+*/^().\d\s%]*)",
    re.DOTALL,
)
_GARBLED = re.compile(r"[锟斤拷\ufffd\s]*(?:锟斤拷|\ufffd)[锟斤拷\ufffd\s]*|烫{3,}|屯{3,}|\?{2,}")
_FIRST_OF_MISREAD = r"\xc2-\xf4"
_REST_OF_MISREAD = r"\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_MISREAD = re.compile(f"[{_FIRST_OF_MISREAD}][{_REST_OF_MISREAD}]")
"""Where UTF-8 was taken for Windows' Latin letters: ä¿®å¥½, â€œ."""
_FIRST_BEYOND_LATIN = "\u0100"
_HALF_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)}

_CHARACTERS = "".join(sorted({c for c in "".join(_WORDS) if c > "\x7f"}))
SAYS_NOTHING_PATTERN = "|".join(
    (
        rf"^[{_MARKS}\p{{Z}}A-Za-z\x{{FF01}}-\x{{FF5E}}{_CHARACTERS}]+$",
        r"^[#=＃＝{｛]|^[EＥeｅ][RＲrｒ]|^\[[Oo]",
        r"^[锟斤拷烫屯\x{FFFD}\s\p{Z}]+$",
        r"[\x{C2}-\x{F4}][\x{80}-\x{BF}\x{152}-\x{192}\x{2C6}\x{2DC}\x{2013}-\x{203A}\x{20AC}\x{2122}]",
    )
)
"""RE2: finds every tidied text of which `says_nothing` says something, and a few more."""


def says_nothing(text: str) -> Fault | None:
    """What is said of a tidied text that tells nothing; None for one that tells something, or is "".

    A type that has an answer for such a word (a term 无, an id) is asked before. The faults are warnings.
    """
    if not text or len(text) > _LONGEST:
        return None
    plain = " ".join(text.translate(_HALF_WIDTH).split())
    if _ERROR_VALUE.fullmatch(plain):
        return Fault("R-24-error-value", {"word": plain[:_LONGEST_WORD]})
    if _FORMULA.fullmatch(plain):
        return Fault("R-24-formula")
    if _GARBLED.fullmatch(plain) or _is_misread(text):
        return Fault("R-24-garbled")
    if _NOTHING.fullmatch(plain.replace(" ", "")):
        return Fault("R-24-nothing", {"word": text[:_LONGEST_WORD]})
    return None


def is_unsure(word: str) -> bool:
    """Whether a word that tells nothing says that somebody doesn't know, and not that there is none."""
    return _UNSURE.fullmatch("".join(word.split())) is not None


def left_nothing(written: str) -> Fault | None:
    """What is said of a cell of which tidying left nothing: nothing of one that holds only white space."""
    return (
        Fault("R-24-nothing", {"word": written.strip()[:_LONGEST_WORD]})
        if ESCAPE in written
        else None
    )


def _is_misread(text: str) -> bool:
    """Whether the text is UTF-8 that was taken for Windows' Latin letters, all of it."""
    if not _MISREAD.search(text):
        return False
    try:
        meant = b"".join(map(_byte, text)).decode(errors="ignore")
    except UnicodeEncodeError:
        return False
    return any(character >= _FIRST_BEYOND_LATIN for character in meant)


def _byte(character: str) -> bytes:
    """The byte that a program took for the character.

    Raises:
        UnicodeEncodeError: It is none of Windows' Latin letters.
    """
    # Windows leaves five bytes without a letter; programs put control characters there.
    return character.encode("latin-1" if character <= "\xff" else "cp1252")
