"""A folder of one who hands in is read as it is at one moment, whatever they do to it meanwhile."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sunboard.collecting import dropped, taking
from sunboard.collecting.collecting import collect
from sunboard.collecting.dropped import Box, Dropped, UnreadableError, opened_box
from sunboard.days import Asked
from sunboard.importing.asking import BY_DEFAULT
from sunboard.importing.question import Asked as AskedOnce
from sunboard.importing.question import Kinds
from sunboard.importing.staging import staged
from sunboard.problems import Place, Problem
from sunboard.publishing import filesystem
from sunboard.records.loading import NO_FILE

PROGRAMME = "name: 共建\ncounty: 清源县\nissuer: 清源县委组织部\nsupervision_phone: 0999-1\n"
NOW = datetime.now(UTC)
LATER = datetime.now(UTC).replace(year=2099)
SECRET = b"what only the keeper may read"


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.csv").write_bytes(SECRET)
    folder = tmp_path / "drop" / "someone"
    folder.mkdir(parents=True)
    (folder / "a.csv").write_bytes(b"good")
    return folder.parent


@contextmanager
def swapping(path: Path, others: list[Path]) -> Iterator[None]:
    """Something else in the place of a file again and again, until the block is left."""
    is_over = threading.Event()

    def swap() -> None:
        while not is_over.is_set():
            for other in others:
                with suppress(FileNotFoundError):
                    other.replace(path)
                path.replace(other)

    at_it = threading.Thread(target=swap)
    at_it.start()
    try:
        yield
    finally:
        is_over.set()
        at_it.join()


def test_file_is_swapped_for_others_then_never_read_through_a_link_nor_waited_for(
    drop: Path,
) -> None:
    own = drop / "someone"
    link, pipe, good = (own.parent / name for name in ("link", "pipe", "good"))
    link.symlink_to(own.parent.parent / "secret" / "a.csv")
    os.mkfifo(pipe)
    good.write_bytes(b"good")
    with swapping(own / "a.csv", [link, pipe, good]), opened_box(drop, "someone") as box:
        seen = {box.read("a.csv", LATER).data for _ in range(2000)}
    assert seen <= {b"", b"good"}


def test_folder_is_swapped_for_a_link_then_what_lay_in_it_is_read(drop: Path) -> None:
    with opened_box(drop, "someone") as box:
        (drop / "someone").rename(drop / "moved")
        (drop / "someone").symlink_to(drop.parent / "secret")
        assert box.read("a.csv", LATER).data == b"good"
    with pytest.raises(UnreadableError), opened_box(drop, "someone"):
        pass


def test_system_that_opens_no_folders_then_no_link_is_followed_either(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filesystem, "_OPENS_FOLDERS", False)
    monkeypatch.delattr(os, "O_NOFOLLOW")
    (drop / "someone" / "b.csv").symlink_to(drop.parent / "secret" / "a.csv")
    with opened_box(drop, "someone") as box:
        assert box.read("a.csv", LATER).data == b"good"
        assert box.read("b.csv", LATER).unfit is not None
        assert box.unread == ["b.csv"]


def test_file_that_is_written_to_while_it_is_read_then_waits(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = drop / "someone" / "a.csv"

    def slow(*_: object) -> bytes:
        path.write_bytes(b"more than before")
        return b"good"

    monkeypatch.setattr(dropped, "read_opened", slow)
    with opened_box(drop, "someone") as box:
        assert box.read("a.csv", LATER).digest == NO_FILE


def test_file_that_vanishes_then_waits_and_one_that_may_not_be_read_is_held(drop: Path) -> None:
    with opened_box(drop, "someone") as box:
        (drop / "someone" / "a.csv").unlink()
        assert box.read("a.csv", LATER) == Dropped("someone", "a.csv", NO_FILE)


def test_more_files_than_are_looked_at_then_said(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (drop / "someone" / "b.csv").write_bytes(b"later")
    os.utime(drop / "someone" / "a.csv", (0, 0))
    monkeypatch.setattr(dropped, "MOST_FILES_OF_ONE", 1)
    box = Box(drop / "someone", None)
    assert (box.names, box.too_many) == (["a.csv"], ["b.csv"])


def test_folder_that_may_not_be_read_then_its_fault_alone(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = drop.parent / "county"
    (project / "data").mkdir(parents=True)
    (project / "data" / "programme.yml").write_text(PROGRAMME, encoding="utf-8")
    (drop / "another").mkdir()
    look = Box.__init__

    def refused(box: Box, folder: Path, descriptor: int | None) -> None:
        if folder.name == "someone":
            raise PermissionError(13, "Permission denied")
        look(box, folder, descriptor)

    monkeypatch.setattr(Box, "__init__", refused)
    found = collect(project, drop, Asked(now=NOW), BY_DEFAULT)
    assert [(each.name, each.fault) for each in found.senders] == [
        ("another", ""),
        ("someone", "Permission denied"),
    ]
    assert not found.is_whole


def test_file_that_ends_the_reader_then_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    at = taking.Taking(tmp_path, Asked(now=NOW), ())

    def broken(_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(taking, "read_records", broken)
    assert "出了错" in at.take(Dropped("someone", "a.csv", "-", b"x")).reason


def test_disk_that_is_full_then_the_last_good_one_stays_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "data" / "received" / "someone"
    own.mkdir(parents=True)
    (own / "a.csv").write_bytes(b"good")
    (tmp_path / "a.csv").write_bytes(b"later")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with staged(tmp_path, [tmp_path / "a.csv"], "received/someone") as stage:
        monkeypatch.setattr(shutil, "copyfile", full)
        with pytest.raises(OSError, match="No space"):
            stage.keep(["received/someone/a.csv"])
    assert (own / "a.csv").read_bytes() == b"good"


def test_answer_about_a_sheet_that_was_handed_in_then_of_that_file_alone() -> None:
    place = Place("data/received/a/b.xlsx", sheet="表一")
    (entry,) = AskedOnce((Problem(place, "heading-missing-in-sheet"),)).entries(Kinds(()))
    assert (entry.file, entry.sheet) == ("received/a/b.xlsx", "表一")
