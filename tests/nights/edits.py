"""`python -m tests.nights.edits`: is every edit of a ledger found before anything is published, and named?"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from sunboard.checks.fewer import Loss
from sunboard.earlier import ledgers
from sunboard.earlier import put_down as tables
from sunboard.publishing.continuity import gap_of
from sunboard.publishing.ledger import settle
from sunboard.publishing.manifest import Manifest, Told, write_manifest
from sunboard.publishing.shelf import Shelf
from sunboard.records.ledger_files import FILES, LEDGER, LedgerError, read_ledger_file, read_state
from sunboard.records.log import read_log
from sunboard.records.log.head import head_of

from tests.factories import commitment, county_rows, programme_tree, write_project, write_rows
from tests.in_memory import memory
from tests.nights.honest import BEGAN
from tests.nights.put_down import put_down

Files = dict[str, bytes]
"""A ledger, by path."""


class Ledgers(NamedTuple):
    """A project whose ledger grew night by night."""

    project: Path
    nights: list[Files]
    """Its ledger after each; after the last the site is live, and nothing of it is settled yet."""


def live_through(folder: Path) -> Ledgers:
    """A few nights: news, none at all, rules that change, something accepted, and one that is cut off."""
    project, nights = write_project(folder / "project"), []
    rows, day = county_rows()["commitments"], BEGAN
    loss = Loss("units", "zjj", "县住建局", ("zjj",), 20, 3)
    for night in range(6):
        if night != 2:
            rows.append(commitment(id=f"cn-9{night}", text=f"修好第{night}处", due="2026-11-04"))
        if night == 3:
            limits = {**programme_tree().get("limits", {}), "due_soon_days": 9}
            write_project(folder / "project", {**programme_tree(), "limits": limits})
        write_rows(project / "data" / "commitments.csv", "commitments", rows)
        is_last = night == 5
        put_down(project, day, accepted=[loss] * (night == 4), dies="after" if is_last else "")
        nights.append(_read(project))
        day += timedelta(days=1)
    _hold(project)
    return Ledgers(project, nights)


def _read(project: Path) -> Files:
    found = (path for path in (project / LEDGER).rglob("*") if path.is_file())
    return {str(path.relative_to(project / LEDGER)): path.read_bytes() for path in found}


def _write(project: Path, files: Files) -> None:
    shutil.rmtree(project / LEDGER)
    for name, content in files.items():
        path = project / LEDGER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _hold(project: Path) -> None:
    """What the live site holds of the ledger it was put down in."""
    state, shelf = read_state(project), Shelf.of(project / "site")
    assert state is not None
    shelf.folder.mkdir()
    manifest = Manifest(1, "r", state.as_of, Told(), is_put_down=True, head=head_of(state))
    write_manifest(shelf.manifest(1), manifest, {})


def found(project: Path) -> str:
    """Why a recording build refuses what it finds, "" where it doesn't."""
    try:
        settle(project)
        tables(project)
        for name in FILES:
            read_ledger_file(project, name)
        ledgers(project, date.max)
        gap = gap_of(project, Shelf.of(project / "site"), read_log(project))
    except LedgerError as error:
        return str(error)
    return str(gap.said) if gap is not None else ""


# --- Edits: each changes a ledger, and tells the files that it touched ---

Edit = Callable[[Files, random.Random, list[Files]], list[str]]


def _some(files: Files, chance: random.Random) -> str:
    return chance.choice([name for name in sorted(files) if files[name]])


def byte_flipped(files: Files, chance: random.Random, _: list[Files]) -> list[str]:
    name = _some(files, chance)
    content = bytearray(files[name])
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    files[name] = bytes(content)
    return [name]


def cut(files: Files, chance: random.Random, _: list[Files]) -> list[str]:
    name = _some(files, chance)
    files[name] = files[name][: chance.randrange(len(files[name]))]
    return [name]


def lines_edited(files: Files, chance: random.Random, _: list[Files]) -> list[str]:
    """One dropped, doubled, or put somewhere else."""
    name = _some(files, chance)
    lines = files[name].splitlines(keepends=True)
    line = lines.pop(chance.randrange(len(lines)))
    for _again in range(chance.randrange(3)):
        lines.insert(chance.randrange(len(lines) + 1), line)
    files[name] = b"".join(lines)
    return [name]


def digit_changed(files: Files, chance: random.Random, _: list[Files]) -> list[str]:
    """What a careful hand does: another number in the place of one, the file stays well-formed."""
    name = _some(files, chance)
    content = bytearray(files[name])
    at = chance.choice([at for at, each in enumerate(content) if chr(each).isdigit()] or [0])
    content[at] = ord(chance.choice("123456789"))
    files[name] = bytes(content)
    return [name]


def file_deleted(files: Files, chance: random.Random, _: list[Files]) -> list[str]:
    name = chance.choice(sorted(files))
    del files[name]
    return [name]


def files_swapped(files: Files, chance: random.Random, _: list[Files]) -> list[str]:
    one, other = chance.sample(sorted(files), 2)
    files[one], files[other] = files[other], files[one]
    return [one, other]


def old_copy_of_one(files: Files, chance: random.Random, nights: list[Files]) -> list[str]:
    before, name = chance.choice(nights), chance.choice(sorted(files))
    if name in before:
        files[name] = before[name]
    else:
        del files[name]
    return [name]


def old_copy_of_all(files: Files, chance: random.Random, nights: list[Files]) -> list[str]:
    before = chance.choice(nights)
    files.clear()
    files.update(before)
    return []


EDITS: tuple[Edit, ...] = (
    byte_flipped,
    cut,
    lines_edited,
    digit_changed,
    file_deleted,
    files_swapped,
    old_copy_of_one,
    old_copy_of_all,
)


def unnoticed(ledgers: Ledgers, seed: int) -> Iterator[str]:
    """What is wrong with how one edit was taken; nothing where it was found and the file named."""
    chance = random.Random(seed)
    edit, pending = EDITS[seed % len(EDITS)], chance.random() < 1 / 4
    files = dict(ledgers.nights[-1] if pending else _settled(ledgers))
    before = dict(files)
    touched = edit(files, chance, ledgers.nights)
    if files in (before, _settled(ledgers), ledgers.nights[-1]):
        return
    _write(ledgers.project, files)
    said = found(ledgers.project)
    # What is pending replaces a state whatever it says: what was edited there is mended.
    if not said and _read(ledgers.project) != _settled(ledgers):
        yield f"{seed}: {edit.__name__} of {touched} was not noticed"
    elif said and touched and not any(_named(name, said) for name in touched):
        yield f"{seed}: {edit.__name__} of {touched} was taken for: {said}"


def _named(name: str, said: str) -> bool:
    return name in said or (Path(name).name in ("state.json", "pending.json") and "接不上" in said)


def _settled(ledgers: Ledgers) -> Files:
    """The ledger after the last night, once it is settled."""
    if len(ledgers.nights) == NIGHTS:
        _write(ledgers.project, ledgers.nights[-1])
        settle(ledgers.project)
        ledgers.nights.insert(-1, _read(ledgers.project))
    return ledgers.nights[-2]


NIGHTS = 6


def main() -> int:
    """Try some edits; 1 where one was not noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=2000, help="how many")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first seed")
    asked = parser.parse_args()
    began, failed = time.monotonic(), 0
    with tempfile.TemporaryDirectory(prefix="sunboard-edits-", dir=memory()) as folder:
        ledgers = live_through(Path(folder))
        for seed in range(asked.first, asked.first + asked.edits):
            for line in unnoticed(ledgers, seed):
                failed += 1
                print(line, flush=True)
    print(f"{asked.edits} edits, {failed} not found or not named, {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
