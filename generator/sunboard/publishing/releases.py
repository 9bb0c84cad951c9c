"""The only door to the published folder: a site and its releases, of which one is live.

Releases lie in `.X-releases/` beside the site X. X itself is the live one's folder and changes places with the
next; where X is a link, or the file system knows no such exchange, X is a link to it. Either way X changes in
one step, and what a killed run left is put right at the next start.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sunboard.language import later, mark
from sunboard.publishing.earlier import sweep_earlier
from sunboard.publishing.filesystem import (
    PUBLIC_FOLDER,
    can_exchange,
    can_link,
    cause,
    exchange,
    locked,
    remove,
    sync_file_system,
    sync_folder,
)
from sunboard.publishing.manifest import Manifest, Told, read_files, write_manifest
from sunboard.publishing.recovery import put_right
from sunboard.publishing.release import Release
from sunboard.publishing.shelf import ASIDE, Shelf
from sunboard.publishing.strangers import Strangers, move_strangers
from sunboard.publishing.way_back import choose, refuse
from sunboard.records.ledger_files import SITE_MARKER, release_of
from sunboard.records.log.head import Head
from sunboard.system import signals_held


class SwapError(Exception):
    """The new release can't take the site's place; the message says why, and what would do."""


class NotPutDownError(Exception):
    """The new site is live, but not all that goes with it could be written; the next run makes up for it."""


@dataclass(frozen=True)
class Published:
    """What became of a release."""

    manifest: Manifest
    is_new: bool
    """False where the live site was the same already, so that nothing changed."""
    strangers: Strangers
    """Files that somebody else had put into the site."""
    before: Manifest | None = None
    """What was live before; None where nothing was."""


class Releases:
    """A site's releases, while nobody else changes them."""

    def __init__(self, shelf: Shelf, swept: Sequence[str] = ()) -> None:
        """Take over a shelf; `opened` makes sure that nobody else has it."""
        self.shelf = shelf
        self.swept = tuple(swept)
        """What lay there under a release's name, was none, and is deleted."""

    @classmethod
    @contextmanager
    def opened(cls, site: Path) -> Iterator[Releases]:
        """A site's releases, with what killed runs left put right; one process at a time.

        Raises:
            BusyError: another process is at it.
            OSError: the folder can't be written to.
        """
        shelf = Shelf.of(site)
        # What is published can be read by everybody, whatever the mask this was started under.
        mask = os.umask(0o777 & ~PUBLIC_FOLDER)
        try:
            shelf.folder.mkdir(mode=PUBLIC_FOLDER, parents=True, exist_ok=True)
            with locked(shelf.folder / "lock"):
                swept = put_right(shelf)
                sweep_earlier(shelf)
                yield cls(shelf, swept)
        finally:
            os.umask(mask)

    @contextmanager
    def begin(self) -> Iterator[Release]:
        """A new release; unless it is published within the block, it is thrown away."""
        shelf = self.shelf
        number = shelf.next_number()
        live = shelf.site if release_of(shelf.site) is not None else None
        try:
            yield Release(shelf.folder / f"{number}.new", live)
        finally:
            # What lies under its name may be the site of before, if this was cut off after the swap.
            _tidy(shelf)

    def publish(
        self,
        release: Release,
        as_of: date,
        told: Told,
        announce: Callable[[str], None],
        *,
        head: Head | None = None,
        is_demonstration: bool = False,
    ) -> Published:
        """Put a release in the place of the live one, once all of it is on the disk.

        `announce` is called with its hash when all but the swap is done, and puts it down in a ledger, which
        stands at `head` then; None where it is put down in none.

        Raises:
            SwapError: the site's folder can't be exchanged.
            NotPutDownError: the release is live, but could not be filed.
            OSError: something could not be written; the live site stays.
        """
        shelf, live = self.shelf, self.shelf.live()
        self._carry_assets(release)
        written = release.listed()
        known = head is not None or shelf.is_put_down()
        if live is not None and not live.is_struck and live.release == written.release:
            announce(live.release)
            return self._kept(live, head, is_put_down=known)
        number = int(release.folder.name.partition(".")[0])
        manifest = Manifest(
            number,
            written.release,
            as_of,
            told,
            written.assets,
            is_put_down=known,
            is_demonstration=is_demonstration,
            head=head or shelf.head(),
        )
        marker = json.dumps({"release": manifest.release})
        (release.folder / SITE_MARKER).write_bytes(f"{marker}\n".encode())
        write_manifest(shelf.draft(number), manifest, written.files)
        sync_file_system(shelf.folder)
        announce(manifest.release)
        displaced = self._swap(release.folder, number)
        with _after_the_swap():
            sync_folder(shelf.site.parent)
            shelf.draft(number).replace(shelf.manifest(number))
            strangers = self._file_away(displaced, live)
            sync_folder(shelf.folder)
        return Published(manifest, is_new=True, strangers=strangers, before=live)

    def _kept(self, live: Manifest, head: Head | None, *, is_put_down: bool | None) -> Published:
        """The live release once more: nothing of the site has changed."""
        if live.is_put_down != is_put_down:
            self._write(replace(live, is_put_down=is_put_down))
        if head is not None:
            self.hold(head)
        return Published(live, is_new=False, strangers=Strangers(), before=live)

    def hold(self, head: Head) -> None:
        """Keep where the ledger stands with the newest release, which need not be the live one."""
        newest = self.shelf.all()[-1]
        if newest.head != head:
            self._write(replace(newest, head=head))

    def _write(self, manifest: Manifest) -> None:
        """Write anew what is known of a release that was live."""
        path = self.shelf.manifest(manifest.number)
        write_manifest(path, manifest, read_files(path))

    def go_back(self, number: int | None, told: Told) -> Published:
        """Make an earlier release live again; None is the last one before the live one.

        Raises:
            NoReleaseError: it isn't there, isn't whole, or holds what has been taken back since.
            SwapError: the site's folder can't be exchanged.
            NotPutDownError: the release is live, but could not be filed.
        """
        live = self.shelf.live()
        chosen = choose(self.shelf, number)
        refuse(self.shelf, chosen, told)
        folder = self.shelf.files_of(chosen)
        with signals_held():
            displaced = self._swap(folder, chosen.number)
            with _after_the_swap():
                sync_folder(self.shelf.site.parent)
                strangers = self._file_away(displaced, live)
                sync_folder(self.shelf.folder)
        return Published(chosen, is_new=True, strangers=strangers)

    def forget(self, keep: int, told: Told) -> list[Manifest]:
        """Delete the releases that hold what has been taken back, and all but the last few beside the live one.

        Returns:
            Those that held what has been taken back.
        """
        shelf, live = self.shelf, self.shelf.live()
        earlier = [m for m in shelf.all() if live is None or m.number != live.number]
        held = [
            m
            for m in earlier
            if not m.is_withdrawn and (m.is_struck or not m.told.still_holds(told))
        ]
        for manifest in held:
            # Said first: a release whose files are half gone must not look whole.
            path = shelf.manifest(manifest.number)
            write_manifest(path, manifest.withdrawn(), read_files(path))
            shelf.delete(str(manifest.number))
        for manifest in earlier[: max(0, len(earlier) - keep)]:
            shelf.delete(str(manifest.number))
            shelf.manifest(manifest.number).unlink(missing_ok=True)
        return held

    def _carry_assets(self, release: Release) -> None:
        """Pages that are being read still ask for the assets of the releases before."""
        for manifest in self.shelf.all():
            for path in manifest.assets:
                release.carry(path, self.shelf.files_of(manifest) / path)

    def _swap(self, folder: Path, number: int) -> Path:
        """The one step in which the site changes; returns where the folder that was the site is now."""
        site = self.shelf.site
        try:
            if self.shelf.is_linked or not (site.exists() or self._can_do_without_link()):
                self._link(folder, number)
            elif not site.exists() or not any(site.iterdir()):
                _put_there(folder, site)
            else:
                if release_of(site) is None:
                    # Whatever stood there is told by this name, should this run end here.
                    folder = folder.rename(self.shelf.folder / f"{number}.taken")
                self._exchange(folder)
        except OSError as error:
            if error.errno in _WORDS:
                raise SwapError(later(_WORDS[error.errno], site=site)) from error
            raise
        return folder

    def _can_do_without_link(self) -> bool:
        """Whether the site is to be a folder: it can change with another one, or nothing else can be had."""
        return can_exchange(self.shelf.folder) or not can_link(self.shelf.folder)

    def _exchange(self, folder: Path) -> None:
        """Let a folder and the site change places: in one step, or in two where there is no other way."""
        site, aside = self.shelf.site, self.shelf.folder / ASIDE
        try:
            exchange(folder, site)
        except OSError as error:
            if error.errno not in _NO_STEP or can_link(self.shelf.folder):
                raise
            # In between there is no site, for a moment; a run that ends there is put right by the next.
            site.rename(aside)
            try:
                folder.rename(site)
            except BaseException:
                aside.rename(site)
                raise
            aside.rename(folder)

    def _link(self, folder: Path, number: int) -> None:
        named, link = self.shelf.folder / str(number), self.shelf.folder / "link"
        if folder != named:
            folder.rename(named)
        link.unlink(missing_ok=True)
        # Its target is told from where it will be: the site's place.
        link.symlink_to(Path(self.shelf.folder.name, named.name))
        link.replace(self.shelf.site)

    def _file_away(self, folder: Path, old: Manifest | None) -> Strangers:
        """Put the folder that was the site where it belongs; what isn't ours in it is never deleted."""
        shelf = self.shelf
        if old is not None and shelf.is_linked:
            folder = shelf.folder / str(old.number)
        if not folder.is_dir():
            return Strangers()
        ours = None if old is None else read_files(shelf.manifest(old.number))
        strangers = move_strangers(folder, ours, shelf.folder)
        if old is None:
            remove(folder)
        elif folder.name != str(old.number):
            folder.rename(shelf.folder / str(old.number))
        return strangers


def _put_there(folder: Path, site: Path) -> None:
    """Make a folder the site, where nothing is or an empty folder."""
    try:
        folder.rename(site)
    except FileExistsError:  # Windows' rename replaces nothing
        site.rmdir()
        folder.rename(site)


def _tidy(shelf: Shelf) -> None:
    """Leave nothing behind; what can't be put right now is by the next run: this one has not failed for it."""
    try:
        with suppress(OSError):
            put_right(shelf)
    except BaseException:  # a signal that ends the program
        with suppress(OSError):
            put_right(shelf)
        raise


@contextmanager
def _after_the_swap() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotPutDownError(cause(error)) from error


_MOUNTED = mark(
    "{site} 是一个挂载点，或在容器的镜像里，和它的上一级目录不在同一个文件系统，不能一步换上新网站；"
    "请把它的上一级目录挂载进来，再把 --out 指到里面的一个目录"
)
_NO_EXCHANGE = mark(
    "{site} 所在的文件系统不能让两个目录互换，网站没法一步换上；"
    "请把 {site} 改名或移走，再发布一次，它就会是一个指向新网站的链接"
)
_NO_STEP = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)
_OPEN = mark(
    "{site} 里有文件正被别的程序打开着（比如资源管理器、浏览器、sunboard serve），换不上新网站；"
    "请把它们关掉，再发布一次"
)
_WORDS = {
    **({} if hasattr(os, "chown") else {errno.EACCES: _OPEN}),
    errno.EBUSY: _MOUNTED,
    errno.EXDEV: _MOUNTED,
    errno.EINVAL: _NO_EXCHANGE,
    errno.ENOSYS: _NO_EXCHANGE,
    errno.ENOTSUP: _NO_EXCHANGE,
}
