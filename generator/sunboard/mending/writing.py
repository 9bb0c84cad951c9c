"""What is to be mended, written where only its owner can read it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sunboard.checks.causes import causes_of
from sunboard.language import mark, say
from sunboard.mending.marking import make_marked_workbook
from sunboard.mending.pages import make_pages
from sunboard.problems import Problem
from sunboard.project_folders import mending_folder, private_place
from sunboard.publishing.private_folder import write_private

BY_DEFAULT = Path()
"""Stands for the project's own private folder."""
_BOOK = mark("问题.xlsx")


def write_workbook(project: Path, file: Path, problems: Sequence[Problem]) -> Path:
    """Write the marked workbook; where it is.

    Raises:
        PublicFolderError: the file would lie where things are published from.
        OSError: it can't be written.
    """
    if file == BY_DEFAULT:
        file = mending_folder(project) / say(_BOOK)
    folder = private_place(file.parent, project)
    content = make_marked_workbook(project, causes_of(problems))
    write_private(folder, {file.name: content}, replaces=True)
    return folder / file.name


def write_pages(project: Path, folder: Path, problems: Sequence[Problem]) -> tuple[Path, int]:
    """Write a page for each who has to mend something; where they are, and how many.

    Raises:
        PublicFolderError: the folder is one from which things are published.
        OSError: they can't be written.
    """
    if folder == BY_DEFAULT:
        folder = mending_folder(project)
        # Whoever has nothing to mend any more has no page.
        for old in folder.glob("*.html"):
            old.unlink()
    folder = private_place(folder, project)
    pages = make_pages(problems)
    write_private(folder, pages, replaces=True)
    return folder, len(pages)
