"""The releases beside a site: each is whole and has its manifest, and nothing else lies there."""

from __future__ import annotations

import os

from sunboard.publishing.manifest import read_files, read_manifest
from sunboard.publishing.shelf import Shelf

from tests.faults.nights import MARK, Place, files


def wrong_with_releases(place: Place) -> list[str]:
    """What is wrong with the releases once a run has ended in order."""
    shelf = Shelf.of(place.site)
    wrong = []
    for name in shelf.names():
        if name == "lock":
            continue
        number, _, ending = name.partition(".")
        if not number.isdecimal() or ending not in ("", "json"):
            wrong.append(f"{name} lies among the releases")
        elif ending == "json":
            wrong += _wrong_with(shelf, int(number))
        elif not shelf.manifest(int(number)).is_file():
            wrong.append(f"release {number} has no manifest")
    live = shelf.live()
    if live is None and os.path.lexists(place.site):
        wrong.append("the live site is none of the releases")
    return wrong


def _wrong_with(shelf: Shelf, number: int) -> list[str]:
    manifest = read_manifest(shelf.manifest(number))
    if manifest is None:
        return [f"{number}.json can't be read"]
    folder = shelf.files_of(manifest)
    listed = read_files(shelf.manifest(number))
    found = {name: (folder / name).stat().st_size for name in files(folder) if name != MARK}
    if found != listed:
        names = sorted(name for name, _ in found.items() ^ listed.items())
        return [f"release {number} is not as its manifest says: {names[:5]}"]
    return []
