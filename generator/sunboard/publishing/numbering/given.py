"""`data/ids/` written: the ids that rows of a file have for good, and by what each row is known again."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sunboard.language import later
from sunboard.publishing.filesystem import write_lasting
from sunboard.publishing.numbering.column import UnfitError
from sunboard.records.given_ids import Given, given_as_csv, given_path, read_given_ids


def _known_as(given: Given) -> tuple[str, str]:
    return given.kind, given.id or f"?{given.fingerprint}"


def keep_given(project: Path, file: str, given: Sequence[Given]) -> None:
    """Add to the ids that are kept for a file; those that nobody could be known by again are left out.

    Raises:
        UnfitError: what is kept can't be read, and would be lost.
        OSError: it can't be written.
    """
    known, problems = read_given_ids(project, [file])
    if problems:
        raise UnfitError(later("data/ids/ 里的存底读不出来"))
    before = known.get(file, ())
    there = set(map(_known_as, before))
    new = [each for each in given if each.fingerprint and _known_as(each) not in there]
    if new:
        path = project / given_path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_lasting(path, given_as_csv([*before, *new]).encode())


def hand_on(project: Path, old: str, new: str) -> None:
    """Keep the ids of a file's rows for the one that takes its place, so that whoever lacks one is asked about.

    What can't be read stays where it is, and `check` says so.

    Raises:
        OSError: it can't be written.
    """
    known, _ = read_given_ids(project, [old])
    with suppress(UnfitError):
        keep_given(project, new, known.get(old, ()))
