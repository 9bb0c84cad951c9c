"""How numbers are shown: the formats under which a cell reads otherwise than its value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sunboard.records.workbooks.package import Package, elements

_BUILT_IN = {9: "0%", 10: "0.00%", **dict.fromkeys((17, 27, 36, 50, 52, 57), "yyyy-mm")}
"""Formats that a file needs not spell out, as Chinese office programs show them."""
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|([^\x00-\x7f])')
_NOT_SHOWN = re.compile(r"\[[^\]]*\]|_.|\*.")
"""Colours, conditions and locales; what leaves or fills room."""
_LITERALS = r"((?:\"[^\"]*\"|\\.|[^\x00-\x7f]|-)*)"
_ZEROS = re.compile(rf"{_LITERALS}(0+){_LITERALS}")
_SHOWN = {"ym": "{0.year}年{0.month}月", "y": "{0.year}年"}
_PERCENT = re.compile(r"0(?:\.(0+))?%")


@dataclass(frozen=True)
class NumberForm:
    """What a number format makes of a number or a day."""

    before: str = ""
    zeros: int = 0
    """So many figures at least, for numbers that count nothing: 0007."""
    after: str = ""
    percent: int | None = None
    """Places behind the point of a share shown as per cent; None for other numbers."""
    months: str = ""
    """`ym` or `y` for days of which the month or the year alone is shown."""

    def text(self, value: object) -> str | None:
        """The value as shown; None where the format says nothing of it."""
        if isinstance(value, date):
            return _SHOWN[self.months].format(value) if self.months else None
        if not isinstance(value, int | float) or isinstance(value, bool):
            return None
        if self.percent is not None:
            return f"{value * 100:.{self.percent}f}%"
        if self.zeros and value >= 0 and value == int(value):
            return f"{self.before}{int(value):0{self.zeros}d}{self.after}"
        return None


def forms_of(package: Package, part: str) -> Mapping[int, NumberForm]:
    """The styles of a workbook, by number, under which a cell reads otherwise than its value."""
    text = package.part(part)
    codes = dict(_BUILT_IN)
    styles: list[int] = []
    is_cells = False
    for name, attributes in elements(text) if text else ():
        if name == "numFmt" and attributes.get("numFmtId", "").isdigit():
            codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name in ("cellXfs", "cellStyleXfs", "cellStyles"):
            is_cells = name == "cellXfs"
        elif name == "xf" and is_cells:
            styles.append(int(attributes.get("numFmtId", "0") or 0))
    forms = {number: form_of(code) for number, code in codes.items()}
    return {
        style: form
        for style, number in enumerate(styles)
        if (form := forms.get(number)) is not None
    }


def form_of(code: str) -> NumberForm | None:
    """What a format code makes of a value; None for nothing that isn't in the value itself."""
    positive = _NOT_SHOWN.sub("", code).split(";")[0]
    if percent := _PERCENT.fullmatch(positive):
        return NumberForm(percent=len(percent[1] or ""))
    if zeros := _ZEROS.fullmatch(positive):
        before, after = _shown(zeros[1]), _shown(zeros[3])
        # 0"户" is a count with its unit, "A-"0 and 0000 are names of things.
        if before or len(zeros[2]) > 1:
            return NumberForm(before=before, zeros=len(zeros[2]), after=after)
        return None
    letters = set(_LITERAL.sub("", positive).lower())
    if letters & set("ye") and letters <= set("yem-/. "):  # e is a year, too
        return NumberForm(months="ym" if "m" in letters else "y")
    return None


def _shown(literals: str) -> str:
    return _LITERAL.sub(lambda match: match[1] or match[2] or match[3] or "", literals)
