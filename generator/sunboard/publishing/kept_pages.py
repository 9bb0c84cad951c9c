"""What MkDocs makes of the program's own pages, kept where Python keeps its modules: it takes longest of all.

Only where settings, pages and templates are all as they come with the program, and not the checkout's own: what
an office has written is kept nowhere else, so that nobody has to take it back from here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import cache_from_source
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from sunboard.publishing.filesystem import files_below, write_lasting
from sunboard.publishing.theme import Theme

_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2")
_PROGRAM = Path(__file__).parents[1]
_MAKERS = (
    *(Path(__file__).with_name(f"{name}.py") for name in ("mkdocs_program", "mkdocs_site")),
    *(Path(__file__).with_name(f"{name}.py") for name in ("needed_styles", "page_parts")),
    *sorted((_PROGRAM / "checks" / "private").glob("*.py")),
)
"""The modules that decide what is rendered, and what is private and left out of it."""


@dataclass(frozen=True)
class KeptPages:
    """Where what was rendered of a theme is kept, and what it follows from."""

    archive: Path
    made_from: str
    """The hash of all that is rendered and of what renders it; the archive's comment if that is up to date."""

    @classmethod
    def of(cls, theme: Theme) -> KeptPages | None:
        """Where it is kept, or would be; None if it may not be."""
        if not theme.is_programs_own:
            return None
        (templates,) = theme.templates
        folder = Path(cache_from_source(str(templates / "template.py"))).parent
        with suppress(OSError):
            return cls(folder / f"pages.{theme.content[0].name}.zip", _fingerprint(theme))
        # What can't be read is told by whoever renders it.
        return None

    @property
    def are_there(self) -> bool:
        """Whether something up to date is kept."""
        with suppress(OSError, BadZipFile), ZipFile(self.archive) as archive:
            return archive.comment.decode(errors="replace") == self.made_from
        return False

    def unpack(self, site: Path, needed: Iterable[str]) -> bool:
        """Put what is kept into a folder; False if it isn't up to date and whole, with all the files needed.

        Raises:
            OSError: the folder can't be written.
        """
        contents = self._contents()
        if not contents.keys() >= set(needed):
            return False
        for name, content in contents.items():
            file = site / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return True

    def _contents(self) -> dict[str, bytes]:
        """Every file by its path, each held against its checksum; none if anything is amiss."""
        with suppress(OSError, BadZipFile), ZipFile(self.archive) as archive:
            if archive.comment.decode(errors="replace") == self.made_from:
                return {name: archive.read(name) for name in archive.namelist()}
        return {}

    def keep(self, site: Path, names: Iterable[str]) -> None:
        """Keep some files of what was rendered, if that can be written and nobody forbids it (`-B`)."""
        if sys.dont_write_bytecode:
            return
        packed = BytesIO()
        with ZipFile(packed, "w") as archive:
            archive.comment = self.made_from.encode()
            for name in names:
                archive.write(site / name, name)
        with suppress(OSError):
            self.archive.parent.mkdir(exist_ok=True)
            write_lasting(self.archive, packed.getvalue())


def _fingerprint(theme: Theme) -> str:
    """Of every file that is rendered or copied, of what does that, and of what looks through it.

    Raises:
        OSError: one can't be read.
    """
    found = blake2b(digest_size=16)
    folders = (*theme.content, *theme.part("theme"), *theme.part("assets"))
    files = [folder / name for folder in folders for name in files_below(folder)]
    for path in (theme.settings, *files, *_MAKERS):
        content = path.read_bytes()
        found.update(f"{path.name} {len(content)} ".encode() + content)
    for package in _PACKAGES:
        found.update(f"{package} {version(package)} ".encode())
    return found.hexdigest()
