"""Where hand-written pages, templates and settings come from: the project's first, then what is installed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from sunboard.language import CHINESE

SETTINGS, CONTENT, TEMPLATES = "mkdocs.yml", "content", "site_templates"


@dataclass(frozen=True)
class Theme:
    """Settings, and folders of which the first that has a file of some name gives it."""

    settings: Path
    """MkDocs' file."""
    content: tuple[Path, ...]
    templates: tuple[Path, ...]
    installed: tuple[Path, ...] = ()
    """Where the pages lie that come with the program; another than these is an office's own."""
    is_programs_own: bool = False
    """Whether all of it comes with the program, and the project lies elsewhere."""

    @classmethod
    def of(cls, *folders: Path, language: str = CHINESE.tag) -> Theme:
        """That of a folder, and of others that have what it hasn't, for a site of a language.

        Settings list the hand-written pages, so `content` is whole wherever they lie: a page that was deleted
        there must not come back from elsewhere.
        """
        settings = _first(folder / SETTINGS for folder in folders)
        content = [found for folder in folders if (found := _content(folder, language))]
        is_own = settings.parent == folders[0]
        pages = tuple(chain.from_iterable(content[:1] if is_own else content))
        templates = tuple(folder / TEMPLATES for folder in folders if (folder / TEMPLATES).is_dir())
        installed = tuple(_content(folders[-1], language))
        lie_in = {settings.parent, *(each.parent for each in (*pages, *templates))}
        is_elsewhere = lie_in == {folders[-1]} != {folders[0]}
        is_whole = bool(pages and templates) and settings.is_file()
        return cls(settings, pages, templates, installed, is_elsewhere and is_whole)

    def is_installed(self, name: str, content: bytes) -> bool:
        """Whether a page of `content/` is one that comes with the program, as it came."""
        files = (folder / name for folder in self.installed)
        return any(file.is_file() and file.read_bytes() == content for file in files)

    def part(self, name: str) -> tuple[Path, ...]:
        """The folders of one kind of templates, such as `sheets`."""
        return tuple(folder / name for folder in self.templates if (folder / name).is_dir())


def _content(folder: Path, language: str) -> list[Path]:
    """Where a folder's pages lie: those in the language, `content-en`, before those that have none."""
    names = (CONTENT,) if language == CHINESE.tag else (f"{CONTENT}-{language}", CONTENT)
    return [folder / name for name in names if (folder / name).is_dir()]


def _first(files: Iterable[Path]) -> Path:
    """The first that is there, or the last of all."""
    found = list(files)
    return next((file for file in found if file.is_file()), found[-1])


def files_in(folders: Iterable[Path], pattern: str) -> list[Path]:
    """The files of a pattern, sorted by name, each from the first folder that has it."""
    found: dict[str, Path] = {}
    for folder in folders:
        for file in folder.glob(pattern):
            found.setdefault(file.name, file)
    return [found[name] for name in sorted(found)]
