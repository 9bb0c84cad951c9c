"""What is left of the demonstration in an office's own project: each by name, before it is published as theirs.

`sunboard demo` lists the files that it wrote with their hashes, so that one that is still as it was can be told
from an office's own of the same name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from sunboard.problems import Place, Problem
from sunboard.records.folders import DATA, find_files
from sunboard.records.loading import UnfitFileError, hash_of, read_whole
from sunboard.records.programme import PROGRAMME
from sunboard.settings import Programme

LIST = ".demonstration.sha256"
"""In `data/`: the files of the demonstration and their hashes, as `sha256sum` writes and checks them."""
AS_OF = date(2026, 10, 31)
"""The day that the demonstration's records are complete to; its programme.yml says so."""
_MOST_LIST_BYTES = 1 << 20
_MARKS = ("示范", "(demonstration)", "云桥县示范路", "Example Street")
_TEXTS = ("name", "county", "issuer", "supervision_phone", "address", "hours")
_HOSTS = ("yunqiao.example", "larkhaven.example")
"""The demonstration's own addresses, which lead nowhere."""


def leftovers(project: Path, programme: Programme) -> list[Problem]:
    """What a project that is no demonstration has of one; of one that is, the records that are none."""
    if programme.is_demonstration:
        return list(_beside(project))
    found = [*_in_programme(programme), *_files(project)]
    # By itself it may be anybody's day, and `publish` says so where one is pinned.
    if found and programme.as_of == AS_OF:
        found.append(Problem(Place(PROGRAMME, None, "as_of"), "demonstration-as-of"))
    return found


def _in_programme(programme: Programme) -> Iterator[Problem]:
    for key in _TEXTS:
        if any(mark in getattr(programme, key) for mark in _MARKS):
            yield Problem(Place(PROGRAMME, None, key), "demonstration-text", {"key": key})
    if any(host in programme.web_address for host in _HOSTS):
        place = Place(PROGRAMME, None, "web_address")
        yield Problem(place, "demonstration-text", {"key": "web_address"})


def _files(project: Path) -> Iterator[Problem]:
    for name, hashed in sorted(listed(project / DATA).items()):
        if hashed == hash_of(project / DATA / name) and name != "calendar.yml":
            yield Problem(Place(f"{DATA}/{name}"), "demonstration-file")


def _beside(project: Path) -> Iterator[Problem]:
    known = listed(project / DATA)
    if not known:
        return
    found = find_files(project)
    names = [*(file.name for file in found.files), *(file.name for file in found.office)]
    for name in names:
        if name.removeprefix(f"{DATA}/") not in known:
            yield Problem(Place(name), "demonstration-beside")


def listed(data: Path) -> Mapping[str, str]:
    """The hash of each file of the demonstration by its name below `data/`; {} where there is no list."""
    try:
        text = read_whole(data / LIST, LIST, _MOST_LIST_BYTES, "settings-too-big").decode()
    except (OSError, UnfitFileError, UnicodeDecodeError):
        return {}
    pairs = (line.split("  ", 1) for line in text.splitlines() if "  " in line)
    return {name: found for found, name in pairs}
