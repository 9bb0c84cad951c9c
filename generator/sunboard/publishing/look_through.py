"""Pages and files of the office looked through for what is private, apart, while records are read.

It takes 0.2 s in a county of any size, half of it to compile patterns: a tenth of what 1,000 communities take.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TypeAlias

from sunboard.problems import Problem
from sunboard.processes import FORKS, Threads
from sunboard.publishing.private_files import (
    refuse_private_theme,
    withhold_in_pages,
    without_private_files,
)
from sunboard.publishing.system import end_with_parent
from sunboard.publishing.workers import WorkerError
from sunboard.records.halves import begun_apart

Looked: TypeAlias = tuple[dict[str, Path], list[Problem]]
"""Files by their addresses that hold nothing private; and what is withheld of pages, or left out of files."""


@dataclass(frozen=True)
class Look:
    """What is to be looked through, and what comes after."""

    config: Path
    """MkDocs' settings."""
    docs: Path
    """The folder with pages, which are written anew where they say anything private."""
    pages: Sequence[str]
    folders: Mapping[str, Mapping[str, Path]]
    """Files by their addresses, by what their folder is called in messages."""
    then: Callable[[], None]
    """Called where nothing stands in the way, in whichever process has looked."""

    def through(self) -> Looked | Exception:
        """What was found, or why nothing can be published, to be raised by whoever waits."""
        try:
            found = self._through()
        except Exception as error:
            return error
        self.then()
        return found

    def _through(self) -> Looked:
        refuse_private_theme(self.config)
        problems = withhold_in_pages(self.docs, self.pages)
        files: dict[str, Path] = {}
        for called, found in self.folders.items():
            bare = self.docs.with_name("bare") / called
            kept, private = without_private_files(found, called, bare)
            files |= kept
            problems += private
        return files, problems


def begun_look(look: Look) -> Callable[[], Looked | Exception]:
    """Begin to look; what is returned waits for what came of it, as often as it is asked."""
    if not FORKS or Threads.process is not None:
        found = look.through()
        return lambda: found
    waited = cache(begun_apart(partial(_apart, look, os.getpid())))
    return lambda: waited() or WorkerError("a worker ended without a word")


def _apart(look: Look, parent: int) -> Looked | Exception:
    # Whoever is killed leaves nobody behind who holds its locks.
    end_with_parent(parent)
    return look.through()
