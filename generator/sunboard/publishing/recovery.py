"""Puts right, at the start of a run, what a killed one left half done."""

from __future__ import annotations

import re

from sunboard.publishing.filesystem import remove
from sunboard.publishing.manifest import read_manifest
from sunboard.publishing.shelf import ASIDE, Shelf
from sunboard.records.ledger_files import release_of

_NUMBER = re.compile(r"[1-9]\d*")
_MANIFEST = re.compile(r"([1-9]\d*)\.json")
_TAKEN = re.compile(rf"[1-9]\d*\.taken|{ASIDE}")
"""What stood at the site's place before there was one of ours, or our own release about to change with it."""
_LEFT_OVER = re.compile(
    r"[1-9]\d*\.(taken|new)(\.list|\.json)?|\.\d+\.(new\.)?json\.new|link|(one|other|link)\.try|sunboard-\w+"
)

_OURS = re.compile(r"lock|[1-9]\d*\.json|found-\d+")


def put_right(shelf: Shelf) -> list[str]:
    """Finish what was live already, and throw away the rest; a site that was moved aside is live again.

    Returns:
        Names of releases that are deleted though no list knows them: copies that somebody made.
    """
    strange = []
    aside = shelf.folder / ASIDE
    if aside.exists() and not shelf.site.exists():
        aside.rename(shelf.site)
    _settle_drafts(shelf)
    _name_folders(shelf)
    for name in shelf.names():
        path = shelf.folder / name
        match = _MANIFEST.fullmatch(name)
        if (_TAKEN.fullmatch(name) and release_of(path) is None) or (
            _NUMBER.fullmatch(name) and not _is_kept(shelf, name)
        ):
            if _NUMBER.fullmatch(name) and not _is_known(shelf, name):
                strange.append(name)
            shelf.delete(name)
        elif (
            _LEFT_OVER.fullmatch(name)
            or _TAKEN.fullmatch(name)
            or (match and not _has_files(shelf, match[1]))
        ):
            remove(path)
    return strange


def unknown(shelf: Shelf) -> list[str]:
    """Names among the releases that are not ours: a copy may hold a name that was withdrawn, and stays."""
    return [
        name
        for name in shelf.names()
        if not (_OURS.fullmatch(name) or _LEFT_OVER.fullmatch(name) or _is_known(shelf, name))
    ]


def _is_known(shelf: Shelf, name: str) -> bool:
    """Whether a name is that of a release, or of one that is being made."""
    return _NUMBER.fullmatch(name) is not None and any(
        path.exists() for path in (shelf.manifest(int(name)), shelf.draft(int(name)))
    )


def _settle_drafts(shelf: Shelf) -> None:
    """A manifest that is still a draft counts where its release is live."""
    for draft in (shelf.folder / name for name in shelf.names() if name.endswith(".new.json")):
        manifest = read_manifest(draft)
        if manifest is not None and manifest.release == release_of(shelf.site):
            draft.replace(shelf.manifest(manifest.number))


def _name_folders(shelf: Shelf) -> None:
    """A folder that changed places with the site lies under the other's name."""
    for name in shelf.names():
        folder = shelf.folder / name
        release = release_of(folder)
        if release is None or _is_kept(shelf, name):
            continue
        for manifest in shelf.all():
            if manifest.release == release and not _has_files(shelf, str(manifest.number)):
                folder.rename(shelf.folder / str(manifest.number))
                break


def _is_kept(shelf: Shelf, name: str) -> bool:
    """Whether a folder is a release under its own number, or the one that the site links to."""
    if shelf.is_linked and shelf.site.readlink().name == name:
        return True
    manifest = read_manifest(shelf.folder / f"{name}.json")
    if manifest is None or manifest.is_withdrawn:
        return False
    return manifest.release == release_of(shelf.folder / name)


def _has_files(shelf: Shelf, number: str) -> bool:
    """Whether a release's files are where they belong; of a withdrawn one none are looked for."""
    manifest = read_manifest(shelf.manifest(int(number)))
    if manifest is None:
        return False
    is_live = manifest.release == release_of(shelf.site) and not shelf.is_linked
    return manifest.is_withdrawn or is_live or _is_kept(shelf, number)
