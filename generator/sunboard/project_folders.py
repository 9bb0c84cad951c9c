"""Where a project keeps what is made of its records, and where its pages and templates come from."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from sunboard.language.catalogue import languages
from sunboard.publishing.private_folder import private_folder, state_folder
from sunboard.publishing.theme import CONTENT, Theme
from sunboard.records.kept_photos import STORE
from sunboard.records.programme import language_asked


def _installed_project() -> Path:
    """What a wheel brings along, or the checkout that this is run from."""
    checkout, brought = Path(__file__).resolve().parents[2], files("sunboard") / "installed"
    return Path(str(brought)) if brought.is_dir() else checkout


INSTALLED_PROJECT = _installed_project()
"""Where `content/`, `site_templates/` and `mkdocs.yml` come from when a project has none of its own."""

SITE = Path("build", "site")
"""Where a project's site is put, unless something else is asked for."""

PREVIEW = Path("build", "preview")
"""Where a project's trial is put, unless something else is asked for."""

SHEETS = Path("build", "sheets")
"""Where `sunboard print` puts a project's sheets, unless something else is asked for."""

_CONTENT = (CONTENT, *(f"{CONTENT}-{tag}" for tag in languages()[1:]))
_PUBLIC_PARTS = ("", *_CONTENT, "site_templates", "data", "build/site")
"""A project, and parts of it that may be links to folders elsewhere."""


def private_place(folder: Path, project: Path) -> Path:
    """Where private files for a folder really go: nothing that is published, or may be, comes from there.

    Raises:
        PublicFolderError: it may.
    """
    roots = (project, INSTALLED_PROJECT)
    return private_folder(folder, (root / part for root in roots for part in _PUBLIC_PARTS))


def theme_of(project: Path) -> Theme:
    """The project's own pages, templates and settings, and the installed ones for what it hasn't."""
    folders = [project]
    if project.resolve() != INSTALLED_PROJECT:
        folders.append(INSTALLED_PROJECT)
    return Theme.of(*folders, language=language_asked(project))


def sheet_store(project: Path) -> Path:
    """Where a project's printed sheets are kept between builds."""
    return state_folder(project, "sheets")


def picture_store(project: Path) -> Path:
    """Where a project's pictures to be passed on are kept between builds."""
    return state_folder(project, "pictures")


def photo_store(project: Path) -> Path:
    """Where the photos that a project's pages show are kept between builds."""
    return state_folder(project, STORE)


def report_file(project: Path) -> Path:
    """Where the report of a project's last build lies."""
    return state_folder(project) / "build-report.json"


def lock_file(project: Path) -> Path:
    """What whoever changes a project's ledger holds."""
    return state_folder(project) / "lock"


def mending_folder(project: Path) -> Path:
    """Where what is to be mended goes, unless something else is asked for."""
    return state_folder(project, "mending")
