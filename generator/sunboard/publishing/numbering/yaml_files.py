"""Ids written into a list of YAML mappings: a line to each, indented as the mapping is; all else stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from sunboard.language import later
from sunboard.publishing.numbering.column import UnfitError, Written, holds_no_id
from sunboard.records.encodings import LINE_END
from sunboard.records.yaml_events import Events, RefusedError, line_of, scalar_text

_MARK = "\ufeff"


class _Edit(NamedTuple):
    """Characters that come in the place of others."""

    start: int
    end: int
    text: str


def with_ids(
    content: bytes,
    encoding: str,
    ids: Mapping[int, str],
    heading: str,
    is_id: Callable[[str], bool],
) -> Written:
    """A YAML file with the ids.

    Args:
        content: The file.
        encoding: Its encoding.
        ids: The line at which a mapping starts, from 1 → its id.
        heading: The key they get where a mapping has none.
        is_id: Whether a key means the id.

    Raises:
        UnfitError: it can't be read to its end, or a mapping isn't there.
    """
    newline = (LINE_END.search(content) or [b"\n"])[0].decode()
    try:
        whole = content.decode(encoding)
        text = whole.removeprefix(_MARK)
        edits = [
            edit
            for mapping in _mappings(text)
            if mapping.line in ids
            for edit in [_edit(mapping, ids[mapping.line], heading, is_id, newline)]
        ]
    except UnicodeDecodeError:
        raise UnfitError(later("有的字读不了")) from None
    except (yaml.YAMLError, RefusedError):
        raise UnfitError(later("后面有写错的地方")) from None
    new = whole[: len(whole) - len(text)] + _spliced(text, edits)
    if len(edits) != len(ids) or whole.encode(encoding) != content:
        raise UnfitError(later("有的记录找不到"))
    return Written(new.encode(encoding), 0)


class _Mapping(NamedTuple):
    """One record."""

    line: int
    is_flow: bool
    keys: list[tuple[ScalarEvent, Event]]
    """With the first event of each value."""


def _mappings(text: str) -> Iterator[_Mapping]:
    events = Events(text.encode())
    root = events.start()
    if not isinstance(root, SequenceStartEvent):
        return
    while not isinstance(event := events.next(), SequenceEndEvent):
        if not isinstance(event, MappingStartEvent):
            events.skip(event)
            continue
        keys = []
        while not isinstance(key := events.next(), MappingEndEvent):
            events.skip(key)
            value = events.next()
            events.skip(value)
            if isinstance(key, ScalarEvent):
                keys.append((key, value))
        yield _Mapping(line_of(event), bool(event.flow_style), keys)


def _edit(
    mapping: _Mapping, own: str, heading: str, is_id: Callable[[str], bool], newline: str
) -> _Edit:
    for key, value in mapping.keys:
        if is_id(key.value):
            if not isinstance(value, ScalarEvent) or not holds_no_id(scalar_text(value)):
                raise UnfitError(later("第{line}行已有编号", line=mapping.line))
            start, end = _at(value.start_mark), _at(value.end_mark)
            # Of a value that isn't written, both are where the colon ends.
            return _Edit(start, end, own if end > start else f" {own}")
    if not mapping.keys:
        raise UnfitError(later("第{line}行什么也没有写", line=mapping.line))
    first = mapping.keys[0][0].start_mark
    at = _at(first)
    gap = ", " if mapping.is_flow or first is None else newline + " " * first.column
    return _Edit(at, at, f"{heading}: {own}{gap}")


def _at(mark: Any) -> int:
    """The character of the text that a mark is at; events of a parsed text have one each."""
    index: int = mark.index
    return index


def _spliced(text: str, edits: list[_Edit]) -> str:
    parts, end = [], 0
    for edit in sorted(edits):
        parts += [text[end : edit.start], edit.text]
        end = edit.end
    return "".join((*parts, text[end:]))
