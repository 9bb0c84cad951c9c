"""Pages and files that an office wrote by hand say nothing private, whatever marks stand between."""

from __future__ import annotations

from pathlib import Path

import pytest
from sunboard.checks.private.documents import private_lines, without_private
from sunboard.checks.records import WITHHELD

MARK = f"%%SAY:{WITHHELD}%%"
ROOT = Path(__file__).parents[3]


def test_our_own_pages_then_nothing_is_found() -> None:
    pages = {
        path.name: path.read_text(encoding="utf-8") for path in (ROOT / "content").rglob("*.md")
    }
    assert len(pages) > 3
    assert without_private(pages) == ({}, [])


@pytest.mark.parametrize(
    ("line", "cleaned"),
    [
        ("title: 电话13900000000", f'title: "{MARK}"'),
        ("## 打139**0000**0000", f"## {MARK}"),
        ("- 打139<b>0000</b>0000", f"- {MARK}"),
        ("[打](tel:13900000000)", MARK),
        ("&#49;3900000000", MARK),
        ("139<!-- -->00000000", MARK),
        (
            "<!-- kind: tasks -->微信号 abc_12345<!-- /kind -->",
            f"{MARK}<!-- kind: tasks --><!-- /kind -->",
        ),
        ("139\n0000\n0000", MARK),
    ],
)
def test_whatever_is_private_is_withheld_and_the_rest_stays(line: str, cleaned: str) -> None:
    page = f"---\nsection: about\n---\n\n第一段\n\n{line}\n\n第二段\n"
    changed, found = without_private({"a.md": page, "b.md": "没有什么\n"})
    assert changed == {"a.md": page.replace(line, cleaned)}
    assert {(each.name, each.line) for each in found} == {("a.md", 7)}


def test_lines_of_files_are_told_apart() -> None:
    found = private_lines({"a.csv": "电话\n13900000000\n0576-88123456\n", "b.txt": "没有\n"})
    assert [tuple(each) for each in found] == [("a.csv", 2, "R-25-number")]
