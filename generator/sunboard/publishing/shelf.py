"""Where a site's releases lie, and which of them is live; nothing here changes anything."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from sunboard.publishing.filesystem import remove
from sunboard.publishing.manifest import Manifest, read_files, read_manifest
from sunboard.publishing.strangers import move_strangers
from sunboard.records.ledger_files import release_of
from sunboard.records.log.head import Head

_NUMBER = re.compile(r"[1-9]\d*")
ASIDE = "aside"
"""Where the site is for a moment, while it changes in two steps."""
_MANIFEST = re.compile(r"[1-9]\d*\.json")


@dataclass(frozen=True)
class Shelf:
    """A site, and the folder beside it in which its releases lie.

    Release n has the manifest `n.json` and the folder `n`; the live one's folder is the site itself, unless the
    site is a link. A withdrawn one has no folder. What is being written is called `n.new`.
    """

    site: Path
    folder: Path

    @classmethod
    def of(cls, out: Path) -> Shelf:
        """The shelf of a site, wherever its address leads."""
        site = _site_of(out)
        return cls(site, _folder_of(site))

    @property
    def is_linked(self) -> bool:
        """Whether the site is a link to its release."""
        return self.site.is_symlink()

    def all(self) -> list[Manifest]:
        """Every release that was live, the oldest first; also those whose files are deleted."""
        found = (
            read_manifest(self.folder / name) for name in self.names() if _MANIFEST.fullmatch(name)
        )
        return sorted(filter(None, found), key=lambda manifest: manifest.number)

    def live(self) -> Manifest | None:
        """The release that is live; None where nothing is."""
        release = release_of(self.site)
        alike = [manifest for manifest in self.all() if manifest.release == release]
        return alike[-1] if alike else None

    def is_put_down(self) -> bool | None:
        """Whether any release was put down in a ledger; None where nobody can tell."""
        found = {manifest.is_put_down for manifest in self.all()}
        return True if True in found else None if None in found else False

    def head(self) -> Head | None:
        """Where the ledger stood when it was last put down here; None where nobody can tell."""
        return next((each.head for each in reversed(self.all()) if each.head), None)

    def names(self) -> list[str]:
        """All that lies in the folder, sorted."""
        try:
            return sorted(os.listdir(self.folder))  # noqa: PTH208 names are all that is asked for
        except FileNotFoundError:
            return []

    def next_number(self) -> int:
        """One that nothing here bears: the live site's manifest may be lost, and its folder still there."""
        found = (_NUMBER.match(name) for name in self.names())
        return max((int(match[0]) for match in found if match), default=0) + 1

    def manifest(self, number: int) -> Path:
        """Where a release's manifest lies."""
        return self.folder / f"{number}.json"

    def draft(self, number: int) -> Path:
        """Where the manifest of a release that isn't live yet lies."""
        return self.folder / f"{number}.new.json"

    def files_of(self, manifest: Manifest) -> Path:
        """The folder that holds a release's files."""
        folder = self.folder / str(manifest.number)
        is_live = not folder.exists() and manifest.release == release_of(self.site)
        return self.site if is_live else folder

    def delete(self, name: str) -> None:
        """Delete a folder that was the site, but for what isn't ours in it."""
        folder = self.folder / name
        if folder.is_dir():
            lists = (self.folder / f"{name}{ending}" for ending in (".json", ".new.json"))
            known = next((read_files(found) for found in lists if found.is_file()), None)
            move_strangers(folder, known, self.folder)
            remove(folder)


def _site_of(out: Path) -> Path:
    """The folder a site is published to: links are followed, but for the one that is itself the site."""
    out = out.absolute()
    site = out.parent.resolve() / out.name if out.name not in ("", "..") else out.resolve()
    if site.is_symlink():
        target = site.parent / site.readlink()
        if target.parent != _folder_of(site):
            return _site_of(target)
    return site


def _folder_of(site: Path) -> Path:
    return site.with_name(f".{site.name}-releases")
