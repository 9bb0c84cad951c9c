"""What a run set of pictures to be passed on, and the store that keeps them, as sheets are kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sunboard.language import say_many
from sunboard.problems import Problem
from sunboard.publishing.sheet_store import SheetStore, Stored


class SetPicture(NamedTuple):
    """A picture that was set, and where it is kept."""

    path: str
    """Relative to the site's root."""
    stored: Stored
    is_new: bool
    """False for one that an earlier run made."""


@dataclass(frozen=True)
class Pictures:
    """What a run set."""

    files: tuple[SetPicture, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def said(self) -> str:
        """How many there are, for a report; "" for none."""
        if not self.files:
            return ""
        made = sum(file.is_new for file in self.files)
        return say_many("{n}张图片（新做{made}张）", len(self.files), made=made)


def forget_other_pictures(store: Path, run: Pictures) -> None:
    """Remove from the store what a run has not used."""
    SheetStore(store, "").sweep({file.stored.file for file in run.files})
