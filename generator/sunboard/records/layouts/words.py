"""Texts as they are compared, and the words that stand in tables without being records."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sunboard.language import mark


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """A text in one width and without white space, as headings, names and marks are compared."""
    if text.isascii() and text.isalnum():
        return text
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")


SERIAL_WORDS = frozenset(("序号", "编次", "序", "行号", "No", "No.", "NO", "NO.", "№"))
"""Headings of a column that counts the rows; it's no id, as it changes whenever a row is put in."""
REMARK_WORDS = frozenset(("备注", "备 注", "说明"))
"""Headings of a column that anything may stand in; it is never read."""
GUIDE_SHEETS = (mark("填写说明"), "填表说明", "How to fill in")
"""What sheets are called that say how the others are filled in, ours first; never read."""
CONTACT_WORDS = frozenset(("联系人", "负责人", "填表人", "联系方式", "手机", "手机号"))
"""Headings that offices have for people who are in no record; never read."""
DITTO = frozenset(
    (
        *("同上", "同前", "同左", "〃", "″", "”", "“", "''", '"', "′′", "、、"),
        *("ditto", "do.", "-do-", "-do.-", "asabove", "sameasabove"),
    )
)
"""Marks that say again what stands above, folded and in lower case; alone in their cell."""
NAME_WORDS = frozenset(("名称", "全称", "名字", "单位名称", "小区名称", "社区名称"))
"""What stands below a heading of two rows for the thing itself: 包联小区 | 名称."""

IS_SERIAL = re.compile(r"\d{1,6}[.、]?|[一二三四五六七八九十百]{1,5}、?|[(①-⑳]?\d{0,3}\)?")


def is_serial(text: str) -> bool:
    """Whether a cell of a column of serial numbers holds one."""
    return IS_SERIAL.fullmatch(folded(text)) is not None
