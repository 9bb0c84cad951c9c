"""No sentence of the code is out of the catalogues' reach: what is Chinese is said, or marked to be said."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.language.collecting import PACKAGE, SAYING

UNCONVERTED = {"checks/private", "language", "language/heard", "starting"}
"""Folders, by where they lie in the package, without sentences, or whose are said by other means."""
DECLARED = {"messages", "schema"}
"""Folders whose sentences are declared, and collected from there."""
READING = {
    "checks",
    "checks/identity",
    "checks/parsing",
    "checks/rules",
    "checks/standing",
    "records",
    "records/layouts",
    "records/workbooks",
}
"""Folders that look into what offices write: what their modules keep as constants is looked for there."""
_ENDS = '。！？…”』」.!?"'
LOOKED_FOR = {
    "早",
    "上午",
    "中午",
    "下午",
    "晚",
    "WPS灵秀黑",
    "。",
    "\u3000",
    "\u3000\u3000",
    "-_（）()",
    "。.",
    _ENDS,
}
"""Words that are looked for in what offices write, fonts and signs: said by nobody."""
PATTERNS = {"gate/prefilter.py", "outputs/data/texts.py"}
"""Modules of what is looked for alone."""
_CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def unsaid(module: str, *, is_reading: bool = False) -> Iterator[str]:
    """The Chinese literals of a module that nothing says and nothing marks, docstrings apart."""
    tree = ast.parse(module)
    if is_reading:
        tree.body = [
            part for part in tree.body if not isinstance(part, (ast.Assign, ast.AnnAssign))
        ]
    said = {
        id(part) for call in _calls(tree) for argument in call.args for part in ast.walk(argument)
    }
    passed = said | _docstrings(tree)
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        is_shown = isinstance(text, str) and _CHINESE.search(text) and text not in LOOKED_FOR
        if is_shown and id(node) not in passed:
            yield f"{node.lineno}: {text}"


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in SAYING
        ):
            yield node


def _docstrings(tree: ast.AST) -> set[int]:
    bodies = (getattr(node, "body", None) for node in ast.walk(tree))
    return {
        id(line.value)
        for body in bodies
        if isinstance(body, list)
        for line in body
        if isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)
    }


def _converted() -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE)
        folder = name.parent.as_posix()
        if folder not in UNCONVERTED | DECLARED and name.as_posix() not in PATTERNS:
            yield path


@pytest.mark.parametrize(
    "path", [*_converted()], ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_converted_folder_then_every_word_of_it_is_said(path: Path):
    is_reading = path.parent.relative_to(PACKAGE).as_posix() in READING
    assert not list(unsaid(path.read_text(encoding="utf-8"), is_reading=is_reading))


def test_what_nobody_says_then_found():
    assert sorted(unsaid('"""说明"""\nsay("甲")\nx = mark("乙")\ny = f"{n}丙"\nz = "丁"\n')) == [
        "4: 丙",
        "5: 丁",
    ]


def test_what_is_looked_for_then_no_sentence_but_in_a_function():
    assert list(unsaid('X = "甲"\ndef y():\n    return "乙"\n', is_reading=True)) == ["3: 乙"]
