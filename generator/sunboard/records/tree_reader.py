"""Small YAML files as typed values; each fault is a problem at its line, and leaves a default."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from sunboard.calendar import FIRST_YEAR, LAST_YEAR
from sunboard.language import several
from sunboard.problems import Place, Problem, Quoted
from sunboard.records.encodings import foreign_format
from sunboard.records.folders import DATA, is_file_inside
from sunboard.records.headings import quotable_heading
from sunboard.records.loading import load_settings
from sunboard.records.yaml_nodes import ListNode, MapNode, Node, Scalar, load_tree
from sunboard.records.yaml_slips import slip_in_key

YES = frozenset({"是", "true", "yes", "on", "1"})
NO = frozenset({"否", "false", "no", "off", "0", ""})

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[0-9]+")
_MOST_DIGITS = 12

Default = TypeVar("Default", bound=int | None)


class TreeReader:
    """Reads mappings of one file and gathers what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def report(self, line: int | None, column: str | None, code: str, **params: object) -> None:
        """Notes a problem."""
        self.problems.append(Problem(Place(self.file, line, column), code, params))

    def check_keys(self, node: MapNode, known: Sequence[str]) -> None:
        """Reports keys that mean nothing here."""
        for key, line in node.lines.items():
            if key not in known:
                shown = quotable_heading(key, 0)
                near = get_close_matches(key[:40], known, n=1)
                code = "programme-key-misspelt" if near else "programme-key-unknown"
                code = slip_in_key(key) or code
                self.report(line, shown, code, key=shown, near="".join(near), known=several(known))

    def text(self, node: MapNode, key: str, *, required: bool = False) -> str:
        """The text under a key; "" for none."""
        value = node.values.get(key)
        if isinstance(value, Scalar) and value.is_cut:
            self.report(node.lines[key], key, "yaml-comment", key=key)
        return self._text(node, key, required=required)

    def _text(self, node: MapNode, key: str, *, required: bool = False) -> str:
        """The text under a key that a comment may follow."""
        value = node.values.get(key)
        if isinstance(value, ListNode | MapNode):
            self.report(node.lines[key], key, "programme-not-text", key=key)
            return ""
        text = value.text.strip() if value else ""
        if required and not text:
            self.report(node.lines.get(key, node.line), key, "programme-required", key=key)
        return text

    def whole_number(
        self, node: MapNode, key: str, default: Default, *, least: int = 0, most: int
    ) -> int | Default:
        """The whole number under a key, from `least` to `most`."""
        text = self._text(node, key)
        if not text:
            return default
        if not _WHOLE.fullmatch(text):
            self.report(node.lines[key], key, "programme-whole-number", key=key)
            return default
        # Python refuses to read more than 4,300 digits; nobody means more than a handful.
        if len(text) > _MOST_DIGITS or not least <= int(text) <= most:
            params = {"key": key, "found": Quoted(text), "least": least, "most": most}
            self.report(node.lines[key], key, "programme-range", **params)
            return default
        return int(text)

    def day(self, node: MapNode, key: str) -> date | None:
        """The date under a key, in the years of the calendar; None for none."""
        text = self._text(node, key)
        if not text:
            return None
        try:
            # `fromisoformat` alone would take 20261031 and week dates as well.
            day = date.fromisoformat(text if _DATE.fullmatch(text) else "")
        except ValueError:
            self.report(node.lines[key], key, "programme-date", key=key)
            return None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            params = {"first": FIRST_YEAR, "last": LAST_YEAR}
            self.report(node.lines[key], key, "calendar-year", **params)
            return None
        return day

    def flag(self, node: MapNode, key: str, *, otherwise: bool = False) -> bool:
        """Yes or no under a key; `otherwise` for none."""
        text = self._text(node, key).casefold()
        if not text:
            return otherwise
        if text not in YES | NO:
            self.report(node.lines[key], key, "programme-flag", key=key)
        return text in YES

    def texts(self, node: MapNode, key: str) -> tuple[str, ...]:
        """The list of texts under a key; one text alone counts as a list of one."""
        value = node.values.get(key)
        items: list[Node] = value.items if isinstance(value, ListNode) else [value] if value else []
        texts = []
        for item in items:
            if isinstance(item, Scalar):
                if item.is_cut:
                    self.report(item.line, key, "yaml-comment", key=key)
                texts.append(item.text.strip())
            else:
                self.report(item.line, key, "programme-not-text", key=key)
        return tuple(text for text in texts if text)

    def mapping(self, node: MapNode, key: str) -> MapNode:
        """The mapping under a key; an empty one for none."""
        value = node.values.get(key)
        if isinstance(value, MapNode):
            return value
        if value is not None and not (isinstance(value, Scalar) and not value.text):
            self.report(node.lines[key], key, "programme-not-mapping", key=key)
        return MapNode(node.lines.get(key, node.line))

    def items(self, node: MapNode, key: str) -> list[Node]:
        """What is in the list under a key."""
        value = node.values.get(key)
        if isinstance(value, ListNode):
            return value.items
        if value is not None and not (isinstance(value, Scalar) and not value.text):
            self.report(node.lines[key], key, "programme-not-list", key=key)
        return []

    def mappings(self, node: MapNode, key: str) -> Iterator[MapNode]:
        """The mappings in the list under a key."""
        for item in self.items(node, key):
            if isinstance(item, MapNode):
                yield item
            else:
                self.report(item.line, key, "programme-not-mapping", key=key)


def read_mapping(
    root: Path, name: str, *, missing: str, no_mapping: str
) -> tuple[MapNode | None, TreeReader]:
    """The mapping a file holds, and its reader with what is wrong so far; None where it can't be read.

    Args:
        root: The project folder.
        name: The file, below the project folder.
        missing: The code of the problem where there is no such file; "" where there need not be one.
        no_mapping: The code where it holds something else.
    """
    reader = TreeReader(name)
    path = root / name
    if not is_file_inside(path, root / DATA):
        if code := _why_not_inside(path) or missing:
            reader.report(None, None, code)
        return None, reader
    data = load_settings(path, name)
    if isinstance(data, Problem):
        reader.problems.append(data)
        return None, reader
    if foreign := foreign_format(data):
        reader.report(None, None, foreign)
        return None, reader
    tree, problems = _tree_of(data, name)
    reader.problems += problems
    if isinstance(tree, MapNode):
        return tree, reader
    if not reader.problems:
        reader.report(None, None, no_mapping)
    return None, reader


@lru_cache(maxsize=8)
def _tree_of(data: bytes, name: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """What a file holds, not to be changed: a run asks the programme for its words, then for all the rest."""
    tree, problems = load_tree(data, name)
    return tree, tuple(problems)


def _why_not_inside(path: Path) -> str:
    """The code of the problem with something that is no ordinary file in `data/`; "" if there is nothing."""
    if path.is_symlink():
        return "file-link"
    return "file-special" if path.exists() else ""
