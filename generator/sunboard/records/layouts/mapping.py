"""`data/mapping.yml`: what headings and names of sheets can't say, said once by the office."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping as ReadOnly

    from sunboard.schema import Kind

MAPPING = "data/mapping.yml"
UNREAD = "不读"
"""What is written for a heading that is not to be read."""


@dataclass(frozen=True)
class SheetMapping:
    """What is said of one sheet, or of all of a name, or of all of a file."""

    line: int
    """Where it stands in the mapping."""
    file: str = ""
    """Below `data/`; "" for sheets of any file."""
    sheet: str = ""
    """The sheet's name; "" for all of the file, and for CSV files."""
    kind: Kind | None = None
    """None where the program is to find out."""
    columns: ReadOnly[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Heading as compared → field name, or "" for a column that is not to be read."""
    fixed: ReadOnly[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Field name → what every record has there whose cell is blank, or that has no such column."""
    year: int | None = None
    """The year of dates without one."""


@dataclass(frozen=True)
class Mapping:
    """The whole of it."""

    sheets: tuple[SheetMapping, ...] = ()


NO_MAPPING = Mapping()
