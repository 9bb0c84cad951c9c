"""What a run printed. Apart from what prints, so that a build without sheets needn't load Typst."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from sunboard.boards.sheets.printed import Printed, PrintedSheet
from sunboard.problems import Problem
from sunboard.publishing.sheet_store import SheetStore, Stored


class File(NamedTuple):
    """A printed file: what boards say of it, and where it is kept."""

    sheet: PrintedSheet
    stored: Stored
    is_new: bool
    """False for one that an earlier run made."""


@dataclass(frozen=True)
class PrintRun:
    """What was printed."""

    files: tuple[File, ...] = ()
    printed: Printed = field(default_factory=Printed)
    problems: tuple[Problem, ...] = ()

    @property
    def made(self) -> int:
        """How many files were made; the others were kept from an earlier run."""
        return sum(file.is_new for file in self.files)

    @property
    def said(self) -> str:
        """How much that is, for a report; "" for nothing."""
        return f"、{len(self.files)}份张贴版（新做{self.made}份）" if self.files else ""


def forget_others(store: Path, run: PrintRun) -> None:
    """Remove from the store what a run that printed everything has not used."""
    SheetStore(store, "").sweep({file.stored.file for file in run.files})
