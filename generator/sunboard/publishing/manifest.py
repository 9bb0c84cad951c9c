"""What is known of a release: its files, and whom it may name, so that a withdrawal finds it.

Its file holds one line of JSON about the release, then one line a file: the size in bytes and the path.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import blake2b
from itertools import starmap
from pathlib import Path
from typing import Any

from sunboard.measures.ground import Ground
from sunboard.publishable.names import everybody_named
from sunboard.publishable.records import taken_down
from sunboard.publishing.filesystem import PRIVATE_FILE, write_lasting
from sunboard.schema.surface import Surface


@dataclass(frozen=True)
class Told:
    """What a release may tell, as far as it can be taken back."""

    people: frozenset[str] = frozenset()
    """Everybody who may be named, as `person_key` gives it."""
    takedowns: frozenset[str] = frozenset()
    """Ids of what had been taken down: private corrections, and deeds that were revoked."""

    def still_holds(self, now: Told) -> bool:
        """Whether nothing has been taken back since: nobody's consent, and no record."""
        return self.people <= now.people and now.takedowns <= self.takedowns


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

    def withdrawn(self) -> Manifest:
        """What is left of it once its files are deleted."""
        return replace(self, told=Told(), assets=(), is_withdrawn=True)


def person_key(record_id: str, name: str) -> str:
    """A person, by id and name; no list of releases holds a name in clear."""
    return blake2b(f"{record_id}\0{name}".encode(), digest_size=12).hexdigest()


def told_by(ground: Ground) -> Told:
    """What a site made of these records may tell."""
    return Told(
        frozenset(starmap(person_key, everybody_named(ground, Surface.PAGE))),
        frozenset(taken_down(ground, Surface.PAGE)),
    )


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
        told=Told(frozenset(told["people"]), frozenset(told["takedowns"])),
        assets=tuple(map(str, tree["assets"])),
        is_withdrawn=bool(tree["is_withdrawn"]),
        is_put_down=None if (found := tree.get("is_put_down")) is None else bool(found),
    )
