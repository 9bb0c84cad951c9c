"""Which earlier releases may be live again: one judgement for `sunboard rollback` and `sunboard status`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sunboard.language import later, several
from sunboard.publishing.manifest import Manifest, Told, read_files
from sunboard.publishing.shelf import Shelf


class NoReleaseError(Exception):
    """There is no such release to go back to; the message says why, and what would do."""


class TakenBackError(NoReleaseError):
    """What it holds has been taken back since."""

    def __init__(self, number: int, as_of: date) -> None:
        """Say so of a release."""
        super().__init__(
            later("第{number}次发布之后，有人撤回了同意，或有内容撤下，不能退回去", number=number)
        )
        self.as_of = as_of
        """The day it is complete to."""


def earlier(shelf: Shelf) -> list[Manifest]:
    """All releases but the one that stands, the oldest first, whether or not they may be live again."""
    live = shelf.live()
    if live is not None:
        return [manifest for manifest in shelf.all() if manifest.number != live.number]
    # A site whose marker can't be read stands all the same.
    return [manifest for manifest in shelf.all() if not _stands(shelf, manifest)]


def choose(shelf: Shelf, number: int | None) -> Manifest:
    """The release that is meant: by its number, or the last one before the live one.

    Raises:
        NoReleaseError: it isn't there.
    """
    live, found = shelf.live(), earlier(shelf)
    if number is not None and live is not None and number == live.number:
        raise NoReleaseError(later("现在上线的就是第{number}次发布，没有要退的", number=number))
    if number is None:
        chosen = [m for m in found if live is None or m.number < live.number]
    else:
        chosen = [m for m in found if m.number == number]
    if chosen:
        return chosen[-1]
    if not found:
        raise NoReleaseError(later("没有可以退回的：以前没有发布过，或以前的版本已经不在"))
    kept = several(later("第{number}次", number=manifest.number) for manifest in found)
    if number is None:
        raise NoReleaseError(later("没有更早的发布可以退回；留着的有：{kept}", kept=kept))
    raise NoReleaseError(
        later("没有第{number}次发布可以退回；留着的有：{kept}", number=number, kept=kept)
    )


def refuse(shelf: Shelf, manifest: Manifest, told: Told) -> None:
    """Make sure that a release may be live again, by what may be told now.

    Raises:
        NoReleaseError: it holds what has been taken back since, or isn't whole.
    """
    if manifest.is_withdrawn or manifest.is_struck or not manifest.told.still_holds(told):
        raise TakenBackError(manifest.number, manifest.as_of)
    folder = shelf.files_of(manifest)
    if not _is_whole(folder, read_files(shelf.manifest(manifest.number))):
        raise NoReleaseError(
            later(
                "第{number}次发布的文件不全，不能退回去：{folder}",
                number=manifest.number,
                folder=folder,
            )
        )


def _stands(shelf: Shelf, manifest: Manifest) -> bool:
    """Whether a release's folder is the site, by where it lies."""
    if shelf.is_linked:
        return shelf.site.readlink().name == str(manifest.number)
    return not manifest.is_withdrawn and not (shelf.folder / str(manifest.number)).exists()


def _is_whole(folder: Path, files: dict[str, int]) -> bool:
    try:
        return all((folder / path).stat().st_size == size for path, size in files.items())
    except OSError:
        return False
