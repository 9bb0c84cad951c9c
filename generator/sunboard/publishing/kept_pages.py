"""What MkDocs makes of the program's own pages, kept where Python keeps its modules: it takes longest of all.

Only where settings, pages and templates all come with the program, and none is the project's own: what an
office has written is kept nowhere else, so that nobody has to take it back from here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import cache_from_source
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from sunboard.publishing.filesystem import files_below, write_lasting
from sunboard.publishing.theme import Theme

_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "tinycss2", "pyyaml", "google-re2")
"""What renders, and what looks through what is rendered."""
_HERE = Path(__file__).parent
_CHECKS = _HERE.parent / "checks"


@dataclass(frozen=True)
class KeptPages:
    """Where what was rendered of a theme is kept, and what it follows from."""

    archive: Path
    """A line with the hashes of what it was made from and of the rest, which is a zip."""
    made_from: str
    """The hash of all that is rendered, of what renders it, and of what looks through it."""
    theme: Theme

    @classmethod
    def of(cls, theme: Theme) -> KeptPages | None:
        """Where it is kept, or would be; None if it may not be, or nobody can tell what it is made from."""
        if not theme.is_programs_own:
            return None
        (templates,) = theme.templates
        folder = Path(cache_from_source(str(templates / "template.py"))).parent
        name = f"pages.{theme.content[0].name}.{sys.implementation.cache_tag}.kept"
        # What can't be read is told by whoever renders it.
        with suppress(OSError, ImportError):
            return cls(folder / name, _fingerprint(theme), theme)
        return None

    @property
    def are_there(self) -> bool:
        """Whether something up to date is kept."""
        return bool(self._packed())

    def unpack(self, site: Path, needed: Iterable[str]) -> bool:
        """Put what is kept into a folder; False if it isn't up to date and whole, with all the files needed.

        What is not goes, whichever language it is of: it may hold words that somebody has taken out since.

        Raises:
            OSError: the folder can't be written.
        """
        if not (packed := self._packed()):
            self._forget()
            return False
        with ZipFile(BytesIO(packed)) as archive:
            if not {*archive.namelist()} >= set(needed):
                return False
            archive.extractall(site)
        return True

    def keep(self, site: Path, names: Iterable[str]) -> None:
        """Keep some files of what was rendered, if that can be written and nobody forbids it (`-B`)."""
        # What was rendered is of what there was then.
        if sys.dont_write_bytecode or KeptPages.of(self.theme) != self:
            return
        packed = BytesIO()
        with ZipFile(packed, "w") as archive:
            for name in names:
                archive.writestr(ZipInfo(name), (site / name).read_bytes())
        content = packed.getvalue()
        with suppress(OSError):
            self.archive.parent.mkdir(parents=True, exist_ok=True)
            write_lasting(self.archive, self._head(content) + content)

    def _packed(self) -> bytes:
        """The zip, held against its hash; nothing if anything is amiss."""
        with suppress(OSError):
            content = self.archive.read_bytes()
            packed = content[len(self._head(b"")) :]
            return packed if content.startswith(self._head(packed)) else b""
        return b""

    def _head(self, packed: bytes) -> bytes:
        return f"{self.made_from} {_hash(packed)}\n".encode()

    def _forget(self) -> None:
        # Where there is none yet, those of other languages may well be up to date.
        if self.archive.exists():
            with suppress(OSError):
                for old in self.archive.parent.glob("pages.*.kept"):
                    old.unlink(missing_ok=True)


def _fingerprint(theme: Theme) -> str:
    """Of every file that is rendered or copied, and of `_makers`.

    Raises:
        OSError: one can't be read.
        ImportError: a package isn't there.
    """
    found = [_makers()]
    for folder in (*theme.content, *theme.part("theme"), *theme.part("assets")):
        for name in files_below(folder):
            found += [os.fsencode(f"{folder.name}/{name}"), (folder / name).read_bytes()]
    return _hash(*found, theme.settings.read_bytes())


@cache
def _makers() -> bytes:
    """What decides what is rendered, and what of it is private, as this process has it."""
    modules = (*_HERE.glob("*.py"), *(_CHECKS / "private").glob("*.*"), *_CHECKS.glob("*.py"))
    versions = (f"{package} {version(package)}" for package in _PACKAGES)
    return "\n".join(
        [sys.version, *versions, *(_hash(path.read_bytes()) for path in sorted(modules))]
    ).encode()


def _hash(*contents: bytes) -> str:
    """One hash of several contents, each with its length."""
    found = blake2b(digest_size=16)
    for content in contents:
        found.update(f"{len(content)} ".encode() + content)
    return found.hexdigest()
