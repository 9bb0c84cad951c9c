"""A text as a reader sees it, whatever it is made of: what is looked for is looked for in this."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_ONES = (
    dict.fromkeys("〇零○洞", "0") | dict.fromkeys("两貳弍", "2") | {"幺": "1", "參": "3", "陸": "6"}
)
_PLAIN, _FORMAL = "一二三四五六七八九", "壹贰叁肆伍陆柒捌玖"
CHINESE_DIGITS = _ONES | {
    char: str(digit)
    for chars in (_PLAIN, _FORMAL, "〡〢〣〤〥〦〧〨〩")
    for digit, char in enumerate(chars, 1)
}
"""Each as the digit it stands for where numbers are read out digit by digit."""

GAP = r"[\s.·。_~-]{0,6}"
"""What may be put between two digits of one number, in a normal text."""

_RADICALS = str.maketrans(
    "⺎⺒⺓⺝⺠⻄⻅⻆⻈⻉⻋⻐⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
    "兀巳幺月民西见角讠贝车钅长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙",
)
"""Unicode itself maps the Kangxi radicals; of the supplement these look like a character."""
_LOOK_ALIKE = str.maketrans("ОоΟοІіⅠΙӀХхΧ×＊●■▇", "OoOoIiIIIXxXX****")
_BLANKS = "\u115f\u1160\u2800"
"""Letters and signs by name that show nothing."""
_CHOPPED = re.compile(r"(?:。[^。,;!?\n]{1,4})+。|(?<=\d)。(?=\d)|。(?=,)|(?<=[,(])。")
"""Full stops between a few characters end no sentences."""
_DOTS = "•‧∙⋅・"
_MORE_DASHES = "−⁃ー"

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\u3007\U00020000-\U0002ebef\U00030000-\U000323af"
_BETWEEN = re.compile(
    rf"(?<=[{_HAN}])[\s.·_~-]+(?=[{_HAN}\d(:,])|(?<=\d)[\s.·_~-]+(?=[{_HAN}(),])"
    rf"|(?<=[(:,])[\s.·_~-]+(?=[{_HAN}\d])|(?<=[{_HAN}])[.·_~-]+(?=[)])|(?<=[)])[.·_~-]+(?=[{_HAN},])"
    r"|(?<![A-Za-z0-9\s])\s+|\s+(?![A-Za-z0-9\s])"
)
_BLANK_RUN = re.compile(r"\s{2,}")
_SENTENCE_END = re.compile(
    r"[。;!?]|(?<!\d)\n(?=\s*(?:[(]?[\d一二三四五六七八九十]{1,3}[.、)](?![\d班])|[*·-][ \t]))"
)
"""A line break ends one where the next line is the next of a list."""
_DATE = re.compile(r"(?<!\d)20[0-4]\d([-./])\d{1,2}\1\d{1,2}(?!\d)")
_SIGNS = "".join(CHINESE_DIGITS)
_WRITTEN_BEHIND = re.compile(
    rf"(?<=[\w|])(?={GAP}2{GAP}0{GAP}[0-4]{GAP}\d{GAP}年)"
    rf"|(?<=[OoIil|{_SIGNS}])(?={GAP}\d(?:{GAP}\d){{0,3}}{GAP}[^\W\dA-Za-z_])"
    rf"|(?<=[\dOoIil|])(?=[{_SIGNS}]{{1,3}}[^\W{_SIGNS}\d])"
    rf"|(?<=[{_FORMAL}])(?=[{_PLAIN}]{{1,3}}[^\W{_SIGNS}\d])"
)
_LETTERS_FOR_DIGITS = str.maketrans("OoIil|", "001111")
_LETTERED = re.compile(rf"(?:(?<![A-PR-Za-pr-z])[OoIil|]|\d)(?:{GAP}[\dOoIil|]){{5,}}")
"""A number that may have letters for digits; a Q before it is none of it."""
_FEWEST_DIGITS = 2
_LETTERS_AMONG_DIGITS = re.compile(
    r"(?<=\d)(?:[\s./-]?[OoIil|])+(?![A-Za-z])|(?<=\d)[OoIil|]+(?=\d)"
    r"|(?<![A-Za-z])[OoIil|](?:\s{0,2}[OoIil|])*(?=\s{0,2}\d|[日月年岁室户房栋幢座排号班)#.,/°′-])"
    r"|(?<![A-Za-z])[OoIil|](?:\s{0,2}[OoIil|])+(?![A-Za-z])"
)

ODD = (
    rf"[^\n -~{_HAN}、。《》〈〉「」『』“”‘’—–…·，：；（）！？％＋～￥〔〕【】℃㎡²³]"
    rf"|[{_HAN}][\s.·_~…—–-]+[{_HAN}]|[\s.·。_~～…–—-]{{4}}|。[^。，；！？\n]{{1,4}}。"
)
"""For RE2 and Python: characters out of the ordinary, something between two Chinese ones, much between any."""


@dataclass(frozen=True)
class Reading:
    """A text, and what is to be read in it."""

    written: str

    @cached_property
    def text(self) -> str:
        """Without what nobody sees, and each character in its plainest form."""
        return plain(self.written)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The words without days; and the same with a digit for whatever stands for one."""
        text = _DATE.sub("日", self.words)
        spelt = _LETTERED.sub(_as_digits, text.translate(_AS_DIGITS))
        return (text,) if spelt == text else (text, spelt)

    @cached_property
    def words(self) -> str:
        """With nothing between Chinese characters; blanks between letters and figures only."""
        return _closed(self.text)

    @cached_property
    def spelt(self) -> str:
        """The text with digits for whatever stands for one."""
        return digits_in(self.text)

    @cached_property
    def places(self) -> str:
        """The same with nothing between Chinese characters, for whoever looks for doors."""
        return _closed(self.spelt)

    @cached_property
    def joined(self) -> str:
        """The text with nothing between its characters: what stood apart may have grown together."""
        return _ANY_GAP.sub("", self.text)

    @cached_property
    def tight(self) -> str:
        """The same with digits for whatever stands for one."""
        return digits_in(self.joined)

    @cached_property
    def figures(self) -> str:
        """The same with digits for all letters that look like one, whatever they are."""
        return self.joined.translate(_AS_DIGITS).translate(_LETTERS_FOR_DIGITS)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The words, sentence by sentence."""
        return tuple(map(_closed, _SENTENCE_END.split(self.text)))


def readings_of(text: str) -> tuple[Reading, ...]:
    """How a text is read: as a whole, and otherwise where what stands apart would grow together.

    Line by line, as a name at a line's end goes on into the next line; word by word, as does a number before
    a blank; and where a month or a count goes on from a word, with a sign between them. The site itself writes
    these behind what a community is called: a door or a number would go on into it.
    """
    reading = Reading(text)
    parted = (
        _WRITTEN_BEHIND.sub(",", reading.text),
        _LINE_BREAKS.sub("。", reading.text),
        _SPACES.sub(";", reading.text),
    )
    others = dict.fromkeys(each for each in parted if each != reading.text)
    return (reading, *map(Reading, others))


_SPACES = re.compile(r"(?<=\S)\s+(?=\S)")
_LINE_BREAKS = re.compile(r"(?<=\S)\s*\n\s*(?=\S)")
_AS_DIGITS = str.maketrans(CHINESE_DIGITS)
_ANY_GAP = re.compile(r"(?<=[\dA-Za-z@])[\s.·。_~-]+(?=[\dA-Za-z@])|[\s.·_~-]+")


def plain(text: str) -> str:
    """Each character in its plainest form: no marks, nothing unseen, one sort of dash, dot and blank."""
    if text.isascii():
        return text
    plainest = unicodedata.normalize("NFKD", text).translate(_PLAINEST)
    return _CHOPPED.sub(lambda run: run[0].replace("。", ""), plainest)


def _closed(text: str) -> str:
    return _BLANK_RUN.sub(" ", _BETWEEN.sub("", text))


def digits_in(text: str) -> str:
    """The text with a digit for each Chinese one, and for letters that stand for one beside digits."""
    spelt = text.translate(_AS_DIGITS)
    return _LETTERS_AMONG_DIGITS.sub(lambda run: run[0].translate(_LETTERS_FOR_DIGITS), spelt)


def _plain_character(char: str) -> str:
    if char.isascii() or "\u4e00" <= char <= "\u9fff":
        return char
    category = unicodedata.category(char)
    if category[0] in "MC" or char in _BLANKS:
        return ""
    if category[0] == "Z":
        return "\n" if category in ("Zl", "Zp") else " "
    if category == "Pd" or char in _MORE_DASHES:
        return "-"
    if char in _DOTS:
        return "·"
    digit = unicodedata.digit(char, None)
    return char if digit is None else str(digit)


class _Plainest(dict[int, str]):
    """Each character in its plainest form, worked out where a text first has it."""

    def __missing__(self, code: int) -> str:
        char = chr(code).translate(_RADICALS).translate(_LOOK_ALIKE)
        self[code] = plain = _plain_character(char)
        return plain


_PLAINEST = _Plainest()


def _as_digits(run: re.Match[str]) -> str:
    """Letters that stand for digits as such, where some digits stand among them."""
    count = sum(char.isdigit() for char in run[0])
    return run[0].translate(_LETTERS_FOR_DIGITS) if count >= _FEWEST_DIGITS else run[0]
