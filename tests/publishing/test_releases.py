"""A site changes whole, in one step, or stays; what was killed is put right; what was taken back is gone."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sunboard import system
from sunboard.publishing import filesystem, releases
from sunboard.publishing.filesystem import BusyError
from sunboard.publishing.manifest import Told, read_manifest
from sunboard.publishing.recovery import unknown
from sunboard.publishing.releases import (
    NotPutDownError,
    Published,
    Releases,
    SwapError,
)
from sunboard.publishing.shelf import Shelf
from sunboard.publishing.way_back import NoReleaseError
from sunboard.records.ledger_files import SITE_MARKER, release_of

from tests.building import content

DAY = date(2026, 11, 2)
NOBODY = Told()
PAGES = {"index.html": b"home", "c/qinghe/index.html": b"board", "404.html": b"gone"}


def publish(
    site: Path,
    pages: dict[str, bytes],
    told: Told = NOBODY,
    announce: Callable[[str], None] = lambda _: None,
) -> Published:
    with Releases.opened(site) as opened, opened.begin() as release:
        for path, data in pages.items():
            release.write(path, data, is_asset=path.startswith("assets/"))
        return opened.publish(release, DAY, told, announce)


def pages_of(site: Path) -> dict[str, bytes]:
    return {path: data for path, data in content(site).items() if path != SITE_MARKER}


def shelf_of(site: Path) -> set[str]:
    """The names of all that lies among the releases."""
    return {path.name for path in Shelf.of(site).folder.iterdir()}


def night(number: int) -> dict[str, bytes]:
    return {**PAGES, "index.html": f"night {number}".encode()}


@pytest.fixture(params=["folder", "link"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that changes places with its releases, and one that links to them."""
    if request.param == "link":
        monkeypatch.setattr(releases, "can_exchange", lambda _: False)
    (tmp_path / "www").mkdir()
    return tmp_path / "www" / "site"


def test_first_release_then_it_is_there_whole(site: Path) -> None:
    publish(site, PAGES)
    assert pages_of(site) == PAGES
    assert sorted(path.name for path in site.parent.iterdir()) == [".site-releases", "site"]


def test_next_release_then_nothing_of_the_old_and_the_old_is_kept(site: Path) -> None:
    publish(site, {**PAGES, "u/zjj/index.html": b"old"})
    publish(site, night(2))
    assert pages_of(site) == night(2)
    shelf = Shelf.of(site)
    first, second = shelf.all()
    assert pages_of(shelf.files_of(first)) == {**PAGES, "u/zjj/index.html": b"old"}
    assert shelf.live() == second
    assert (first.number, second.number) == (1, 2)


def test_before_it_is_published_then_nobody_sees_anything_of_it(site: Path) -> None:
    publish(site, PAGES)
    with Releases.opened(site) as opened, opened.begin() as release:
        release.write("index.html", b"new home")
        assert pages_of(site) == PAGES
        opened.publish(release, DAY, NOBODY, lambda _: None)
    assert pages_of(site) == {"index.html": b"new home"}


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_error_before_it_is_published_then_it_is_thrown_away(
    site: Path, error: type[BaseException]
) -> None:
    publish(site, PAGES)
    before = shelf_of(site)

    def fail(_: str) -> None:
        raise error

    with pytest.raises(error):
        publish(site, night(2), announce=fail)
    assert pages_of(site) == PAGES
    assert shelf_of(site) == before


def test_same_files_again_then_nothing_changes(site: Path) -> None:
    publish(site, PAGES)
    before = site.stat().st_ino, shelf_of(site)
    announced: list[str] = []
    again = publish(site, PAGES, announce=announced.append)
    assert not again.is_new
    assert announced == [again.manifest.release]
    assert (site.stat().st_ino, shelf_of(site)) == before


def test_mask_that_hides_files_then_everybody_may_read_the_site_all_the_same(site: Path) -> None:
    mask = os.umask(0o077)
    try:
        publish(site, PAGES)
        publish(site, night(2))
    finally:
        os.umask(mask)
    for path in (site.resolve(), *site.resolve().rglob("*"), Shelf.of(site).folder):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o755 if path.is_dir() else 0o644), path


def test_manifest_then_only_its_owner_may_read_it(site: Path) -> None:
    publish(site, PAGES)
    assert stat.S_IMODE(Shelf.of(site).manifest(1).stat().st_mode) == 0o600


def test_all_is_on_the_disk_before_the_swap_and_the_ledger_is_told_between(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(site, PAGES)
    steps: list[str] = []

    def noted(name: str) -> Callable[..., object]:
        real = getattr(releases, name)

        def call(*arguments: object) -> object:
            steps.append(name)
            return real(*arguments)

        return call

    for name in ("sync_file_system", "exchange", "sync_folder"):
        monkeypatch.setattr(releases, name, noted(name))
    publish(site, night(2), announce=lambda _: steps.append("announce"))
    swap = [] if site.is_symlink() else ["exchange"]
    assert steps == ["sync_file_system", "announce", *swap, "sync_folder", "sync_folder"]


def test_asset_of_the_release_before_then_still_there_as_long_as_that_is_kept(site: Path) -> None:
    publish(site, {**PAGES, "assets/base.1.css": b"1"})
    publish(site, {**night(2), "assets/base.2.css": b"2"})
    assert (site / "assets/base.1.css").read_bytes() == b"1"
    with Releases.opened(site) as opened:
        opened.forget(0, NOBODY)
    publish(site, {**night(3), "assets/base.2.css": b"2"})
    assert not (site / "assets/base.1.css").exists()


def test_files_of_others_in_the_site_then_moved_and_never_deleted(site: Path) -> None:
    publish(site, PAGES)
    (site / "uploads").mkdir()
    (site / "uploads" / "a.pdf").write_bytes(b"theirs")
    strangers = publish(site, night(2)).strangers
    assert strangers.paths == ("uploads/a.pdf",)
    assert strangers.folder is not None
    assert (strangers.folder / "uploads/a.pdf").read_bytes() == b"theirs"
    assert pages_of(site) == night(2)


def test_back_to_an_earlier_release_then_it_is_live_and_the_later_one_kept(site: Path) -> None:
    for number in (1, 2, 3):
        publish(site, night(number))
    with Releases.opened(site) as opened:
        assert opened.go_back(None, NOBODY).manifest.number == 2
    assert pages_of(site) == night(2)
    with Releases.opened(site) as opened:
        opened.go_back(1, NOBODY)
        opened.go_back(3, NOBODY)
    assert pages_of(site) == night(3)
    publish(site, night(4))
    assert [manifest.number for manifest in Shelf.of(site).all()] == [1, 2, 3, 4]


@pytest.mark.parametrize("number", [None, 1, 7])
def test_back_to_what_is_not_there_then_refused(site: Path, number: int | None) -> None:
    publish(site, PAGES)
    with Releases.opened(site) as opened, pytest.raises(NoReleaseError, match=r"没有|就是"):
        opened.go_back(number, NOBODY)


def test_files_of_others_in_the_site_then_moved_and_named_on_the_way_back_too(site: Path) -> None:
    publish(site, night(1))
    publish(site, night(2))
    (site / "a.pdf").write_bytes(b"theirs")
    with Releases.opened(site) as opened:
        strangers = opened.go_back(None, NOBODY).strangers
    assert strangers.paths == ("a.pdf",)
    assert any(str(strangers.folder) in line for line in strangers.said())


def test_copies_that_somebody_made_among_the_releases_then_named_and_ours_are_not(
    site: Path,
) -> None:
    for number in (1, 2):
        publish(site, night(number))
    folder = Shelf.of(site).folder
    for name in ("bak", "77"):
        shutil.copytree(folder / "1", folder / name)
    with Releases.opened(site) as opened:
        assert opened.swept == ("77",)
    assert unknown(Shelf.of(site)) == ["bak"]
    assert (folder / "bak" / "index.html").is_file()


def test_back_to_a_release_that_is_not_whole_then_refused(site: Path) -> None:
    publish(site, night(1))
    publish(site, night(2))
    page = Shelf.of(site).folder / "1" / "c/qinghe/index.html"
    page.unlink()
    page.write_bytes(b"")
    with Releases.opened(site) as opened, pytest.raises(NoReleaseError, match="不全"):
        opened.go_back(1, NOBODY)
    assert pages_of(site) == night(2)


WITHDRAWN = {
    "consent": (Told(frozenset({"a", "b"})), Told(frozenset({"b", "c"}))),
    "a record": (Told(), Told(takedowns=frozenset({"gz-1"}))),
}


@pytest.mark.parametrize("what", WITHDRAWN)
def test_taken_back_then_releases_that_hold_it_are_deleted_and_none_goes_back(
    site: Path, what: str
) -> None:
    before, now = WITHDRAWN[what]
    publish(site, night(1), before)
    publish(site, night(2), now)
    with Releases.opened(site) as opened:
        with pytest.raises(NoReleaseError, match="撤回"):
            opened.go_back(1, now)
        assert [manifest.number for manifest in opened.forget(9, now)] == [1]
        assert opened.forget(9, now) == []
        with pytest.raises(NoReleaseError, match="撤回"):
            opened.go_back(1, now)
    assert not (Shelf.of(site).folder / "1").exists()
    assert b'"a"' not in Shelf.of(site).manifest(1).read_bytes()
    assert pages_of(site) == night(2)


def test_more_releases_than_are_kept_then_the_oldest_go(site: Path) -> None:
    for number in range(1, 6):
        publish(site, night(number))
        with Releases.opened(site) as opened:
            opened.forget(2, NOBODY)
    assert [manifest.number for manifest in Shelf.of(site).all()] == [3, 4, 5]
    assert pages_of(site) == night(5)


def kill_at(site: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Publish a second night and end before the n-th step that changes anything, as a power cut would."""
    steps = [
        (releases, "write_manifest"), (releases, "exchange"), (Path, "rename"), (Path, "replace"),
        (Path, "unlink"), (releases, "remove"), (releases, "move_strangers"),
    ]  # fmt: skip
    left = number

    class Killed(BaseException):
        pass

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            nonlocal left
            if left <= 0:
                raise Killed
            left -= 1
            return real(*arguments, **named)

        return call

    with monkeypatch.context() as patch:
        for owner, name in steps:
            patch.setattr(owner, name, counted(getattr(owner, name)))
        try:
            publish(site, night(2))
        except Killed:
            return True
    return False


def test_killed_before_any_step_then_old_or_new_and_the_next_run_leaves_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, seen = 0, set()
    while True:
        shutil.rmtree(site.parent)
        site.parent.mkdir()
        publish(site, night(1))
        was_killed = kill_at(site, number, monkeypatch)
        now = pages_of(site)
        assert now in (night(1), night(2)), number
        seen.add(now["index.html"])
        with Releases.opened(site) as opened:
            assert opened.shelf.live() is not None
        assert pages_of(site) == now
        publish(site, night(3))
        assert pages_of(site) == night(3)
        kept = {str(m.number) for m in Shelf.of(site).all()}
        live = {str(live.number)} if (live := Shelf.of(site).live()) else set()
        folders = kept if site.is_symlink() else kept - live
        assert shelf_of(site) == {"lock", *folders, *(f"{n}.json" for n in kept)}, number
        if not was_killed:
            break
        number += 1
    assert number > 3
    assert seen == {b"night 1", b"night 2"}


def test_error_after_the_swap_then_said_so_and_the_site_is_the_new_one(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(site, night(1))

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error", "folder")

    monkeypatch.setattr(releases, "sync_folder", fail)
    with pytest.raises(NotPutDownError, match="folder"):
        publish(site, night(2))
    assert pages_of(site) == night(2)


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV, errno.EINVAL, errno.ENOSYS])
def test_folder_that_cannot_be_exchanged_then_said_in_words(
    tmp_path: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    site = tmp_path / "site"
    publish(site, night(1))
    monkeypatch.setattr(releases, "exchange", refuse)
    with pytest.raises(SwapError, match=str(site)):
        publish(site, night(2))
    assert pages_of(site) == night(1)
    assert shelf_of(site) == {"1.json", "lock"}


def test_site_that_is_a_link_of_somebody_s_own_then_what_it_leads_to_changes(
    tmp_path: Path,
) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    publish(link, night(1))
    publish(link, night(2))
    assert link.readlink() == real
    assert pages_of(real) == night(2)


def test_empty_folder_then_the_site_is_put_there(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", PAGES)
    assert pages_of(tmp_path / "site") == PAGES


def test_earlier_site_without_a_marker_then_replaced_and_what_was_not_ours_kept(
    tmp_path: Path,
) -> None:
    site = tmp_path / "site"
    (site / "uploads").mkdir(parents=True)
    page = b'<a class="sb-skip" href="#main">'
    for path, data in {"index.html": page, "404.html": page, "uploads/a.pdf": b"theirs"}.items():
        (site / path).write_bytes(data)
    strangers = publish(site, PAGES).strangers
    assert strangers.paths == ("uploads/a.pdf",)
    assert pages_of(site) == PAGES
    assert shelf_of(site) == {"1.json", "found-1", "lock"}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """A site that another process is changing."""
    site = tmp_path / "site"
    publish(site, PAGES)
    script = (
        "import sys\nfrom pathlib import Path\nfrom sunboard.publishing.releases import Releases\n"
        f"with Releases.opened(Path({str(site)!r})):\n print('held', flush=True)\n sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield site


def test_another_process_at_it_then_refused(held: Path) -> None:
    with pytest.raises(BusyError):
        publish(held, night(2))
    assert pages_of(held) == PAGES


def test_exchange_where_there_is_no_such_call_then_no_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert filesystem.can_exchange(tmp_path)
    monkeypatch.setattr(system.ctypes, "CDLL", lambda *_, **__: object())
    assert not filesystem.can_exchange(tmp_path)
    filesystem.sync_file_system(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_manifest_of_the_live_site_that_is_lost_then_the_next_night_goes_on(site: Path) -> None:
    publish(site, night(1))
    (Shelf.of(site).folder / "1.json").unlink()
    publish(site, night(2))
    assert pages_of(site) == night(2)


@pytest.mark.parametrize(
    ("name", "read"),
    [(SITE_MARKER, lambda path: release_of(path.parent)), ("1.json", read_manifest)],
)
def test_marker_or_manifest_that_cannot_be_read_then_said_and_not_taken_for_none(
    tmp_path: Path, name: str, read: Callable[[Path], object]
) -> None:
    assert read(tmp_path / name) is None
    (tmp_path / name).mkdir()
    with pytest.raises(OSError, match="directory"):
        read(tmp_path / name)
