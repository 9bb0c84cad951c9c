"""What is left of a CSV file once its header row is understood: rows to be read."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.records.headings import Header


@dataclass(frozen=True)
class Body:
    """Rows of one file: all of them, or those of some of its lines."""

    file: str
    file_code: int
    """Position among the kind's files."""
    text: bytes
    """The whole file in UTF-8; not copied, as files may be large."""
    start: int
    """The byte at which the rows begin."""
    end: int
    first_line: int
    """Line of the file that begins at `start`, from 1."""
    delimiter: str
    header: Header
    bad_lines: frozenset[int] = frozenset()
    """Lines of the file with bytes that could not be decoded."""

    @property
    def layout(self) -> tuple[str, tuple[str | None, ...]]:
        """Bodies of one layout can be read in one go."""
        return (self.delimiter, self.header.fields)

    def count(self, sub: bytes) -> int:
        """How often `sub` occurs."""
        return self.text.count(sub, self.start, self.end)

    def has(self, sub: bytes) -> bool:
        """Whether `sub` occurs."""
        return self.text.find(sub, self.start, self.end) >= 0
