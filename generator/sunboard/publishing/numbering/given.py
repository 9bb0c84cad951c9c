"""`data/ids/` written: the ids that rows of a file have for good, and by what each row is known again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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

    Of an id that is kept already, a number that was not known is added.

    Raises:
        UnfitError: what is kept can't be read, and would be lost.
        OSError: it can't be written.
    """
    known, problems = read_given_ids(project, [file])
    if problems:
        raise UnfitError(later("data/ids/ 里的存底读不出来"))
    before = {_known_as(each): each for each in known.get(file, ())}
    kept = {**before}
    for each in given:
        there = kept.get(_known_as(each))
        if there is None and each.fingerprint:
            kept[_known_as(each)] = each
        elif there is not None and not there.number:
            kept[_known_as(each)] = there._replace(number=each.number)
    if kept != before:
        path = project / given_path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_lasting(path, given_as_csv(kept.values()).encode())


def hand_on(project: Path, old: str, new: str, kinds: Collection[str] | None = None) -> None:
    """Keep the ids of a file's rows for the one that takes its place, so that whoever lacks one is asked about.

    What can't be read stays where it is, and `check` says so.

    Args:
        project: The project.
        old: The file that had the rows, as `data/台账.xls`.
        new: The one that has them now.
        kinds: Those whose rows it has; None for all.

    Raises:
        OSError: it can't be written.
    """
    known, _ = read_given_ids(project, [old])
    given = [each for each in known.get(old, ()) if kinds is None or each.kind in kinds]
    with suppress(UnfitError):
        keep_given(project, new, given)


def keep_of_kinds(project: Path, file: str, kinds: Collection[str]) -> None:
    """Keep of the ids of a file's rows those of some kinds: the others are handed on to another file.

    Raises:
        OSError: it can't be written.
    """
    known, _ = read_given_ids(project, [file])
    if file in known:
        kept = (each for each in known[file] if each.kind in kinds)
        path = project / given_path(file)
        # Never into the file itself, which may be the project's own by another name.
        path.unlink()
        write_lasting(path, given_as_csv(kept).encode())
