"""What is known of a release: its files, and whom it may name, so that a withdrawal finds it.

Its file holds one line of JSON about the release, then one line a file: the size in bytes and the path.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any

from sunboard.measures.ground import Ground
from sunboard.problems import Problem
from sunboard.publishable.names import everybody_named
from sunboard.publishable.records import taken_down
from sunboard.publishable.withheld import withheld_beside, withheld_by
from sunboard.publishing.filesystem import PRIVATE_FILE, write_lasting
from sunboard.records.log.head import Head
from sunboard.schema.surface import BY_FORM, CONSENTED, Surface


@dataclass(frozen=True)
class Told:
    """What a release may tell, as far as it can be taken back."""

    people: frozenset[str] = frozenset()
    """Everybody who may be named, and on which surfaces, as `person_keys` gives it."""
    takedowns: frozenset[str] = frozenset()
    """What had been taken out by then: ids of what was taken down, deeds that were revoked, and what the gates
    had begun to withhold of what was told."""

    photos: frozenset[str] = frozenset()
    """The photos that are shown, as `photo_key` gives them."""

    def still_holds(self, now: Told) -> bool:
        """Whether nothing has been taken back since: nobody's consent, no record, and no photo."""
        is_told = self._names_nobody_else(now) and now.takedowns <= self.takedowns
        return is_told and self.photos <= now.photos

    def _names_nobody_else(self, now: Told) -> bool:
        gone = self.people - now.people
        # Who may be named on one of the form's surfaces alone, and now on both.
        return all(key.partition(_ON)[0] in now.people and _is_by_form(key) for key in gone)


@dataclass(frozen=True)
class Manifest:
    """One release."""

    number: int
    """Counted up for each site from 1."""
    release: str
    """The hash of all its files' paths and contents: what its folder's marker says."""
    as_of: date
    told: Told
    assets: tuple[str, ...] = ()
    """Its own files with a hash in their names, which outlive it: pages being read still ask for them."""
    is_withdrawn: bool = False
    """Whether its files are deleted, because it held what has been taken back since."""
    is_put_down: bool | None = None
    """Whether it, or one before it, was put down in a ledger; None where an earlier Sunboard didn't say."""
    is_struck: bool = False
    """Whether files of it were replaced by a line that says so, while no new site could be made."""
    is_demonstration: bool = False
    """Whether all of it is made up; of an earlier Sunboard's nobody knows, and it counts as true."""
    head: Head | None = None
    """Where the ledger stood that it, or one before it, was put down in; None where there is none."""

    def withdrawn(self) -> Manifest:
        """What is left of it once its files are deleted."""
        return replace(self, told=Told(), assets=(), is_withdrawn=True)


_ON = ":"
"""Stands between who and where."""


def _is_by_form(key: str) -> bool:
    return key.partition(_ON)[2] in BY_FORM


def person_keys(record_id: str, name: str, surfaces: AbstractSet[Surface]) -> Iterator[str]:
    """A person, by id and name, on each surface; no list of releases holds a name in clear.

    Without a surface: on those that a consent covers which names none. Earlier releases say no other.
    """
    key = blake2b(f"{record_id}\0{name}".encode(), digest_size=12).hexdigest()
    is_by_form = surfaces >= frozenset(BY_FORM)
    if is_by_form:
        yield key
    for surface in surfaces:
        if not (is_by_form and surface in BY_FORM):
            yield f"{key}{_ON}{surface}"


def photo_key(picture_id: str, file: str) -> str:
    """A photo, by the id of its row and what its file is called; whose name that may be is in no list."""
    return f"{picture_id}{_ON}{blake2b(file.encode(), digest_size=12).hexdigest()}"


def pictures_of(photos: Iterable[str]) -> frozenset[str]:
    """The ids of the rows of photos, by their keys."""
    return frozenset(key.partition(_ON)[0] for key in photos)


def told_by(ground: Ground, problems: Iterable[Problem] = ()) -> Told:
    """What a site made of these records may tell; `problems` are what was found of its pages as well."""
    surfaces: dict[tuple[str, str], set[Surface]] = {}
    for surface in CONSENTED:
        for who in everybody_named(ground, surface):
            surfaces.setdefault(who, set()).add(surface)
    people = (person_keys(*who, where) for who, where in surfaces.items())
    gone = (*taken_down(ground, Surface.PAGE), *withheld_by(ground), *withheld_beside(problems))
    names = zip(*(ground.records["pictures"].texts(name) for name in ("id", "file")), strict=True)
    shown = (photo_key(*each) for row, each in enumerate(names) if row in ground.photos)
    return Told(frozenset(chain.from_iterable(people)), frozenset(gone), frozenset(shown))


def write_manifest(path: Path, manifest: Manifest, files: Mapping[str, int]) -> None:
    """Write a manifest, which only whoever publishes can read.

    `files` are each file's size in bytes, by path; the marker is none of them.
    """
    tree = asdict(manifest)
    tree["as_of"] = manifest.as_of.isoformat()
    tree["told"] = {name: sorted(keys) for name, keys in tree["told"].items()}
    lines = [json.dumps(tree, sort_keys=True), *(f"{size} {name}" for name, size in files.items())]
    text = "".join(f"{line}\n" for line in lines)
    write_lasting(path, text.encode("utf-8", "surrogateescape"), PRIVATE_FILE)


def read_manifest(path: Path) -> Manifest | None:
    """A manifest; None where the file is none, or isn't there.

    Raises:
        OSError: nobody can tell. A release without a manifest is deleted.
    """
    try:
        with path.open("rb") as file:
            return _manifest(json.loads(file.readline()))
    except (FileNotFoundError, ValueError, TypeError, KeyError, AttributeError):
        return None


def read_files(path: Path) -> dict[str, int]:
    """Each file's size in bytes, by path.

    Raises:
        OSError: the manifest can't be read.
    """
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    lines = (line.split(" ", 1) for line in text.split("\n")[1:-1])
    return {name: int(size) for size, name in lines}


def _manifest(tree: Mapping[str, Any]) -> Manifest:
    told = tree["told"]
    return Manifest(
        number=int(tree["number"]),
        release=str(tree["release"]),
        as_of=date.fromisoformat(tree["as_of"]),
        told=Told(*(frozenset(told.get(field.name, ())) for field in fields(Told))),
        assets=tuple(map(str, tree["assets"])),
        is_withdrawn=bool(tree["is_withdrawn"]),
        is_struck=bool(tree.get("is_struck")),
        is_demonstration=bool(tree.get("is_demonstration")),
        head=_head(tree.get("head")),
        is_put_down=None if (found := tree.get("is_put_down")) is None else bool(found),
    )


def _head(tree: Mapping[str, Any] | None) -> Head | None:
    if tree is None:
        return None
    numbers = (int(tree["publication"]), str(tree["sha256"]), int(tree["ordinal"]))
    return Head(str(tree["day"]), *numbers, str(tree["seal"]))
