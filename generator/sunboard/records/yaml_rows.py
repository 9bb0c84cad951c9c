"""Records from YAML: a list of flat mappings, read event by event."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left

import yaml
from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from sunboard.problems import Place, Problem, Severity
from sunboard.records.bodies import Body, count_matches
from sunboard.records.encodings import MOST_BAD_LINES, line_start
from sunboard.records.gathering import MOST_REFUSED, RowCollector, Rows
from sunboard.records.headings import HeadingTable, quotable_heading
from sunboard.records.yaml_events import (
    Comments,
    Events,
    RefusedError,
    line_of,
    peculiarity,
    scalar_text,
    syntax_problem,
    without_forbidden,
)
from sunboard.records.yaml_slips import explained, slip_in_key
from sunboard.schema import FieldType

ITEM = re.compile(rb"^-(?=\s)", re.MULTILINE)
"""Where records probably start, in a file that cannot be read to its end."""
MOST_KEYS = 1_000
"""Distinct keys of a file; a kind has about thirty fields, and each of those a few names."""
JOINT = "、"
"""What stands between the values of a list, as if they had been written in one cell."""


_AS_WRITTEN = (FieldType.TEXT, FieldType.NAME, FieldType.PHONE)
"""Types whose text is the value, so that a comment behind it may have been part of it."""
LISTED = (FieldType.REFS, FieldType.TERMS)
"""Types of which a cell may hold several."""
_REFERRING = (FieldType.REF, FieldType.REFS)
"""Types whose text is a number or a name of something, behind which a comment is common."""


class _Record:
    """One mapping while it is read."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.last_line = line
        self.texts: dict[str, str] = {}
        self.unknown: list[tuple[str, int]] = []
        """Keys that name no field, and their lines."""
        self.problems: list[Problem] = []


def read_exactly(body: Body, table: HeadingTable, rows: Rows) -> None:
    """Reads a whole file, event by event."""
    _YamlReader(body, table, rows).read()


class _YamlReader:
    def __init__(self, body: Body, table: HeadingTable, rows: Rows) -> None:
        self.text, bad_lines = without_forbidden(body.text)
        self.bad_lines = sorted(bad_lines | body.bad_lines)
        self.file = body.file
        self.file_code = body.file_code
        self.table = table
        self.rows = rows
        self.names = tuple(field.name for field in table.kind.fields)
        self.written_names = {field.name for field in table.kind.fields_of(*_AS_WRITTEN)}
        self.list_names = {field.name for field in table.kind.fields_of(*LISTED)}
        self.referring_names = {field.name for field in table.kind.fields_of(*_REFERRING)}
        self.name_by_key: dict[str, str | None] = {}
        self.headings: dict[str, str] = {}
        self.warned_keys: set[str] = set()
        self.item_line = 1
        self.collector = RowCollector(rows, self.names, self.file_code)
        self.events = Events(self.text)
        self.comments = Comments(self.text)

    def read(self) -> None:
        try:
            if len(self.bad_lines) > MOST_BAD_LINES:
                raise RefusedError("encoding-unknown", self.item_line)
            self._document()
        except RefusedError as refused:
            params = {"limit": MOST_REFUSED}
            self._break_off(Problem(Place(self.file, refused.line), refused.code, params))
        except yaml.YAMLError as error:
            self._break_off(syntax_problem(self.file, error))
        self.collector.flush()
        self.rows.headings[self.file_code] = self.headings

    def _document(self) -> None:
        root = self.events.start()
        if root is None or (isinstance(root, ScalarEvent) and not scalar_text(root)):
            self.rows.problems.append(Problem(Place(self.file), "file-no-rows"))
            return
        if not isinstance(root, SequenceStartEvent) or peculiarity(root):
            raise RefusedError("yaml-not-list", line_of(root))
        event = self.events.next()
        while not isinstance(event, SequenceEndEvent):
            self.item_line = line_of(event)
            record = self._record(event)
            # A key that is not in line ends its mapping, and then the file breaks off here: only
            # what comes next tells that the record is whole.
            event = self.events.next()
            self._accept(record)
            if self.rows.is_given_up(self.file_code):
                self.item_line = line_of(event)
                raise RefusedError("file-broken", line_of(event))
        self.item_line = line_of(event)
        self.events.end()

    def _break_off(self, problem: Problem) -> None:
        """Refuses all that stands from the current item on."""
        start = line_start(self.text, 0, self.item_line - 1)
        count = count_matches(ITEM, self.text, start, len(self.text))
        self.rows.refuse(self.file_code, [explained(problem, self.text)], count)

    def _accept(self, record: _Record) -> None:
        next_bad = bisect_left(self.bad_lines, record.line)
        for line in self.bad_lines[next_bad : next_bad + 1]:
            if line <= record.last_line:
                record.problems.append(Problem(Place(self.file, line), "bytes-unreadable"))
        for key, line in record.unknown:
            self._report_unknown(key, line, record)
        if any(problem.severity is Severity.ERROR for problem in record.problems):
            self.rows.refuse(self.file_code, record.problems)
            return
        self.rows.problems.extend(record.problems)
        texts = record.texts
        self.collector.add([texts.get(name, "") for name in self.names], record.line)

    def _record(self, start: Event) -> _Record:
        record = _Record(line_of(start))
        if not isinstance(start, MappingStartEvent) or peculiarity(start):
            slip = slip_in_key(start.value) if isinstance(start, ScalarEvent) else None
            self._refuse(record, peculiarity(start) or slip or "yaml-not-mapping", start)
            self.events.skip(start)
            return record
        following = self.events.next
        while True:
            key = following()
            if type(key) is MappingEndEvent:
                record.last_line = line_of(key) - (not start.flow_style)
                return record
            if type(key) is not ScalarEvent or peculiarity(key):
                self._refuse(record, peculiarity(key) or "yaml-key", key)
                self.events.skip(key)
                self.events.skip(following())
            else:
                self._pair(record, key, following())

    def _pair(self, record: _Record, key: ScalarEvent, value: Event) -> None:
        try:
            name = self.name_by_key[key.value]
        except KeyError:
            name = self._learn(key.value)
        text: str | None
        if type(value) is ScalarEvent and value.tag is None and value.anchor is None:
            text = scalar_text(value)
        else:
            text = self._list(record, key, value, name)
        if text is None:
            return
        if name is None:
            record.unknown.append((key.value, line_of(key)))
        elif name in record.texts:
            self._refuse(record, "yaml-key-twice", key, key.value)
        elif len(text) > csv.field_size_limit():
            self._refuse(record, "cell-too-long", key, key.value, limit=csv.field_size_limit())
        elif self._is_cut(name, value):
            self._refuse(record, "yaml-hash", key, key.value)
        else:
            record.texts[name] = text

    def _is_cut(self, name: str, value: Event) -> bool:
        """Whether YAML dropped a part of what was written, as far as can be told."""
        if name in self.written_names:
            return self.comments.cuts(value)
        return name in self.referring_names and self.comments.cuts_name(value)

    def _list(
        self, record: _Record, key: ScalarEvent, value: Event, name: str | None
    ) -> str | None:
        """The text of a value that is no plain scalar: a list, where the field takes one."""
        code = peculiarity(value)
        if code is None and name is None:
            self.events.skip(value)
            return ""
        if code is None and not isinstance(value, SequenceStartEvent):
            code = "yaml-nested"
        elif code is None and name not in self.list_names:
            code = "yaml-list"
        if code:
            self._refuse(record, code, key, key.value)
            self.events.skip(value)
            return None
        texts = []
        item = self.events.next()
        while not isinstance(item, SequenceEndEvent):
            if isinstance(item, ScalarEvent) and not peculiarity(item):
                texts.append(scalar_text(item))
                if self.comments.cuts_name(item):
                    self._refuse(record, "yaml-hash", item, key.value)
            else:
                self._refuse(record, peculiarity(item) or "yaml-nested", key, key.value)
                self.events.skip(item)
            item = self.events.next()
        return JOINT.join(texts)

    def _learn(self, key: str) -> str | None:
        field = self.table.field(key)
        name = field.name if field else None
        if len(self.name_by_key) >= MOST_KEYS:
            raise RefusedError("yaml-keys", self.item_line)
        self.name_by_key[key] = name
        if name is not None:
            self.headings.setdefault(name, key)
        return name

    def _report_unknown(self, key: str, line: int, record: _Record) -> None:
        place = Place(self.file, line, quotable_heading(key, 0))
        slip = slip_in_key(key)
        problem = Problem(place, slip) if slip else self.table.unknown(place, record.texts, key)
        if problem.severity is Severity.ERROR or key not in self.warned_keys:
            record.problems.append(problem)
            self.warned_keys.add(key)

    def _refuse(
        self, record: _Record, code: str, event: Event, key: str | None = None, **params: int
    ) -> None:
        column = None if key is None else quotable_heading(key, 0)
        place = Place(self.file, line_of(event), column)
        record.problems.append(Problem(place, code, {"key": column, **params}))
