"""The clerk's files: replaced whole or not at all, by nobody who may not, and with a copy kept."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sunboard.publishing import filesystem
from sunboard.publishing.numbering import clerks_files
from sunboard.publishing.numbering.clerks_files import (
    COPIES,
    MOST_COPIES,
    keep_copy,
    lock_beside,
    open_clerks_file,
    replace_clerks_file,
)
from sunboard.publishing.numbering.column import UnfitError

NAME = "data/台账/承诺.xlsx"
OLD, NEW = b"old" * 99, b"new" * 999


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(OLD)
    return path


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
def test_the_mode_stays_and_nothing_else_is_left(path: Path, tmp_path: Path, mode: int) -> None:
    path.chmod(mode)
    replace_clerks_file(open_clerks_file(tmp_path, NAME), NEW)
    assert path.read_bytes() == NEW
    assert path.stat().st_mode & 0o7777 == mode
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_stays(path: Path, tmp_path: Path) -> None:
    os.chown(path, 1234, 2345)
    replace_clerks_file(open_clerks_file(tmp_path, NAME), NEW)
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 2345)


def test_further_marks_stay_where_the_file_system_has_them(path: Path, tmp_path: Path) -> None:
    try:
        os.setxattr(path, "user.office", b"1")
    except OSError:
        pytest.skip("no such marks here")
    replace_clerks_file(open_clerks_file(tmp_path, NAME), NEW)
    assert os.getxattr(path, "user.office") == b"1"


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    link = path.with_name("链接.xlsx")
    link.symlink_to(path.name)
    replace_clerks_file(open_clerks_file(tmp_path, "data/台账/链接.xlsx"), NEW)
    assert link.is_symlink()
    assert path.read_bytes() == NEW


def test_what_may_not_be_written_is_not_opened(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.xlsx"
    elsewhere.write_bytes(OLD)
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "a.xlsx").symlink_to(elsewhere)
    with pytest.raises(UnfitError, match="不在项目里"):
        open_clerks_file(tmp_path / "project", "a.xlsx")
    path.chmod(0o444)
    with pytest.raises(UnfitError, match="只读"):
        open_clerks_file(tmp_path, NAME)


def test_a_file_that_somebody_saved_meanwhile_is_left_as_they_saved_it(
    path: Path, tmp_path: Path
) -> None:
    file = open_clerks_file(tmp_path, NAME)
    path.write_bytes(b"saved")
    with pytest.raises(UnfitError, match="刚才有人存过"):
        replace_clerks_file(file, NEW)
    assert path.read_bytes() == b"saved"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("lock", ["~$承诺.xlsx", ".~承诺.xlsx", ".~lock.承诺.xlsx#"])
def test_a_file_that_is_open_is_known_by_what_lies_beside_it(path: Path, lock: str) -> None:
    assert lock_beside(path) is None
    path.with_name(lock).touch()
    assert lock_beside(path) == path.with_name(lock)


def test_a_copy_is_its_owner_s_alone_and_the_day_s_first_stays(path: Path, tmp_path: Path) -> None:
    keep_copy(tmp_path, open_clerks_file(tmp_path, NAME), "2026-11-01")
    path.write_bytes(NEW)
    keep_copy(tmp_path, open_clerks_file(tmp_path, NAME), "2026-11-01")
    copy = tmp_path / ".sunboard" / COPIES / "2026-11-01" / NAME
    assert copy.read_bytes() == OLD
    above = copy
    while above != tmp_path:
        assert above.stat().st_mode & 0o077 == 0
        above = above.parent


def test_copies_of_long_ago_go(path: Path, tmp_path: Path) -> None:
    assert path.exists()
    for day in range(MOST_COPIES + 3):
        keep_copy(tmp_path, open_clerks_file(tmp_path, NAME), f"day-{day:02}")
    kept = sorted(each.name for each in (tmp_path / ".sunboard" / COPIES).iterdir())
    assert kept == [f"day-{day:02}" for day in range(3, MOST_COPIES + 3)]


def _stopping(call: Callable[..., object], left: list[int]) -> Callable[..., object]:
    def stopped(*arguments: object, **named: object) -> object:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        return call(*arguments, **named)

    return stopped


@pytest.mark.parametrize("after", range(1, 14))
def test_stopped_at_any_step_the_file_is_whole(
    path: Path, tmp_path: Path, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [after]
    for name in ("open", "fdopen", "fchmod", "fsync", "unlink", "replace"):
        monkeypatch.setattr(os, name, _stopping(getattr(os, name), left))
    file = None
    try:
        file = open_clerks_file(tmp_path, NAME)
        keep_copy(tmp_path, file, "2026-11-01")
        replace_clerks_file(file, NEW)
    except KeyboardInterrupt:
        pass
    assert path.read_bytes() in (OLD, NEW)
    if path.read_bytes() == NEW:
        assert (tmp_path / ".sunboard" / COPIES / "2026-11-01" / NAME).read_bytes() == OLD


def test_a_full_disk_leaves_the_file_as_it_was(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    file = open_clerks_file(tmp_path, NAME)
    monkeypatch.setattr(clerks_files.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        replace_clerks_file(file, NEW)
    assert filesystem.os.fsync is full
    assert path.read_bytes() == OLD
    assert list(path.parent.iterdir()) == [path]
