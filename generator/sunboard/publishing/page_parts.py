"""Parts of hand-written pages, which are left out where a county hasn't what they tell of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sunboard.language import say

_PART_BEFORE_WORDS = re.compile(r"[ \t]*<!--\s*/?(?:board|kind)\b[^>]*-->[ \t]*\S")
"""A line that begins with a comment which begins or ends a part of a page (`outputs/html/shells.py`)."""


def parts_before_words(docs: Path) -> Iterator[str]:
    """What is said of each line that begins with the comment of a part and goes on with words.

    Python-Markdown takes such a comment for a block, and puts the one that ends it in the line after the words
    that follow: where the part is left out, they would be gone too.
    """
    for source in sorted(docs.rglob("*.md")):
        lines = source.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if _PART_BEFORE_WORDS.match(line):
                yield say(
                    "content/{file} 第{line}行：行首的注释 <!-- … --> 后面不能接着写字，网页会少掉一段；"
                    "请让注释单独一行，或者写在句子中间。",
                    file=source.relative_to(docs).as_posix(),
                    line=number,
                )
