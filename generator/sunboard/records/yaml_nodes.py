"""A small YAML file as a tree of texts with their lines."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml
from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from sunboard.problems import Place, Problem
from sunboard.records.encodings import MOST_BAD_LINES, decode_best, with_newlines
from sunboard.records.headings import quotable_heading
from sunboard.records.yaml_events import (
    DEEPEST,
    Comments,
    Events,
    RefusedError,
    line_of,
    peculiarity,
    scalar_text,
    syntax_problem,
    without_forbidden,
)
from sunboard.records.yaml_slips import explained


@dataclass
class Scalar:
    """A text."""

    line: int
    text: str
    is_cut: bool = False
    """Whether a comment follows that YAML may have cut off the text."""


@dataclass
class ListNode:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass
class MapNode:
    """Keys with their values."""

    line: int
    values: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each key."""


Node = Scalar | ListNode | MapNode


def load_tree(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The file's root; None if it is empty or cannot be read to its end."""
    decoded = decode_best(data)
    text, bad_lines = without_forbidden(with_newlines(decoded.text[decoded.start :]))
    if not decoded.is_readable or len(bad_lines) > MOST_BAD_LINES:
        return None, [Problem(Place(file), "encoding-unknown")]
    builder = _Builder(text, file)
    for line in sorted(bad_lines | decoded.bad_lines):
        builder.problems.append(Problem(Place(file, line), "bytes-unreadable"))
    try:
        return builder.root(), builder.problems
    except RefusedError as refused:
        problem = Problem(Place(file, refused.line), refused.code)
    except yaml.YAMLError as error:
        problem = syntax_problem(file, error)
    return None, [*builder.problems, explained(problem, text)]


class _Builder:
    def __init__(self, text: bytes, file: str) -> None:
        self.events = Events(text)
        self.comments = Comments(text)
        self.file = file
        self.problems: list[Problem] = []

    def root(self) -> Node | None:
        event = self.events.start()
        if event is None:
            return None
        node = self._node(event, 1)
        self.events.end()
        return node

    def _node(self, event: Event, depth: int) -> Node:
        line = line_of(event)
        if code := peculiarity(event):
            raise RefusedError(code, line)
        if isinstance(event, ScalarEvent):
            return Scalar(line, scalar_text(event), self.comments.cuts(event))
        if depth > DEEPEST:
            raise RefusedError("yaml-deep", line)
        if isinstance(event, MappingStartEvent):
            return self._mapping(line, depth)
        return self._list(line, depth)

    def _list(self, line: int, depth: int) -> ListNode:
        node = ListNode(line)
        event = self.events.next()
        while not isinstance(event, SequenceEndEvent):
            node.items.append(self._node(event, depth + 1))
            event = self.events.next()
        return node

    def _mapping(self, line: int, depth: int) -> MapNode:
        node = MapNode(line)
        key = self.events.next()
        while not isinstance(key, MappingEndEvent):
            key_line = line_of(key)
            if not isinstance(key, ScalarEvent) or peculiarity(key):
                raise RefusedError(peculiarity(key) or "yaml-key", key_line)
            value = self._node(self.events.next(), depth + 1)
            if key.value in node.values:
                shown = quotable_heading(key.value, 0)
                place = Place(self.file, key_line, shown)
                self.problems.append(Problem(place, "yaml-key-twice", {"key": shown}))
            else:
                node.values[key.value] = value
                node.lines[key.value] = key_line
            key = self.events.next()
        return node
