"""Files that are no records, however large: a message each, and memory in proportion to the file."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sunboard.problems import Problem
from sunboard.records import csv_rows, folders, gathering, loading, read, read_programme, yaml_rows
from sunboard.records.ledger_files import LedgerError
from sunboard.records.local_days import read_calendar
from sunboard.records.promises import read_published_commitments
from sunboard.records.publications import read_counts, read_publications

from tests.records.reading import lines_of, read_csv, read_yaml, write_files

SIZE = 12 << 20
HEAD = "编号,名称,所属城镇\n".encode()
ROW = "x-1,某某社区,dongshan\n".encode()

HUGE = {
    "blank lines": ("communities.csv", HEAD, b"\n"),
    "returns": ("communities.csv", HEAD, b"\r"),
    "blank lines above the headings": ("communities.csv", b"", b"\n"),
    "an open quote before blank lines": ("communities.csv", HEAD + b'q-1,"a\n', b"\n"),
    "an open quote before rows": ("communities.csv", HEAD + b'q-1,"a\n', ROW),
    "marks": ("communities.csv", HEAD, b'"'),
    "empty quoted cells": ("communities.csv", HEAD, b'""\n'),
    "commas": ("communities.csv", HEAD, b","),
    "rows too short": ("communities.csv", HEAD, b"x\n"),
    "bytes of no encoding": ("communities.csv", HEAD, b"\xff\n"),
    "a long cell": ("communities.csv", HEAD + b"x-1,", b"a"),
    "headings unknown": ("communities.csv", b"a,b\n", b"x\n"),
    "blank YAML": ("communities.yml", b"", b"\n"),
    "YAML of no mappings": ("communities.yml", b"", b"- x\n"),
    "YAML keys": ("communities.yml", b"- id: x\n", b"  a-%d: b\n"),
    "YAML with control characters": ("communities.yml", b"", b"- \x01\n"),
    "deep YAML": ("communities.yml", b"- id: ", b"["),
}

MEASURE = """
import resource, sys
from pathlib import Path
from sunboard.records import read_records
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
read_records(Path(sys.argv[1]))
before = peak()
tables, problems = read_records(Path(sys.argv[2]))
print(peak() - before, len(problems))
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("small")
    write_files(root, {"communities.csv": HEAD + ROW, "communities.yml": "- id: a\n  name: b\n"})
    return root


@pytest.mark.parametrize("case", HUGE)
def test_what_is_no_records_takes_memory_as_its_size(
    case: str, small: Path, tmp_path: Path
) -> None:
    name, head, unit = HUGE[case]
    count = SIZE // len(unit)
    body = b"".join(unit % n for n in range(count)) if b"%d" in unit else unit * count
    write_files(tmp_path, {name: head + body})
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, small, tmp_path], capture_output=True, text=True, check=True
    )
    kibibytes, problems = map(int, done.stdout.split())
    assert kibibytes << 10 < 9 * SIZE, case
    assert problems < 6_000


def codes_of(root: Path) -> list[str]:
    return [problem.code for problem in read.read_records(root)[1]]


def test_records_that_are_too_many_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = {f"towns/{n}.csv": f"编号,名称\na-{n},甲\n" for n in range(5)}
    write_files(tmp_path, {**rows, "units.csv": "编号,名称\nu,乙\n"})
    missing = codes_of(tmp_path)
    monkeypatch.setattr(read, "MOST_ROWS", 6)
    assert codes_of(tmp_path) == missing
    monkeypatch.setattr(read, "MOST_ROWS", 5)
    tables, problems = read.read_records(tmp_path)
    assert problems[-1].text() == ("记录超过 5 条，没有读取；请移出往年的记录，或分成几个项目。")
    assert all(table.cells.empty and not table.files for table in tables.values())


@pytest.mark.parametrize(
    ("name", "limit", "code"),
    [("MOST_FILES", 4, "data-many-files"), ("MOST_TOGETHER", 50, "data-too-big")],
)
def test_files_that_are_too_many_or_too_large_together_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, limit: int, code: str
) -> None:
    write_files(tmp_path, {f"towns/{n}.csv": "编号,名称\na,甲\n" for n in range(5)})
    monkeypatch.setattr(read, name, limit)
    assert codes_of(tmp_path) == [code]


def test_folders_in_folders(tmp_path: Path) -> None:
    write_files(tmp_path, {"tasks/x.txt": ""})
    at = os.open(tmp_path / "data" / "tasks", os.O_RDONLY)
    for _ in range(900):  # step by step: the whole path is longer than the system takes
        os.mkdir("a", dir_fd=at)
        inner = os.open("a", os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = inner
    os.close(at)
    [problem] = [p for p in folders.find_files(tmp_path)[1] if p.code == "folder-deep"]
    assert problem.place.file == "data/tasks" + "/a" * folders.DEEPEST


def test_a_line_too_long_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sunboard.records.pieces.LONGEST_LINE", 40)
    reading = read_csv(f"编号,名称\na,甲\nb,{'乙' * 20}\n\nc,丙\nd,{'丁' * 20}")
    assert [record["id"] for record in reading.records] == ["a", "c"]
    assert (reading.table.lines.tolist(), reading.counts) == ([2, 5], [(2, 2)])
    assert [(p.code, p.place.row) for p in reading.problems] == [
        ("row-too-big", 3),
        ("row-too-big", 6),
    ]


@pytest.mark.parametrize("form", ["csv", "yml"])
def test_a_file_that_fits_no_headings_is_given_up(
    monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    for module in (gathering, csv_rows, yaml_rows):
        monkeypatch.setattr(module, "MOST_REFUSED", 10)
    if form == "csv":
        reading = read_csv(lines_of(["编号,名称", "a,甲", *["x,y,z"] * 30, "b,乙"]))
    else:
        reading = read_yaml(lines_of(["- id: a", "  name: 甲", *["- x"] * 30, "- id: b"]))
    assert [record["id"] for record in reading.records] == ["a"]
    assert reading.counts == [(1, 31)]
    assert reading.codes.count("file-broken") == 1
    assert reading.problems[-1].place.row == 14


def test_bytes_of_no_encoding_refuse_the_file() -> None:
    for content, reading in (
        (b"\xff\n" * 20_000, read_csv),
        (b"\xff\n" * 20_000, read_yaml),
        (b"- \x01\n" * 20_000, read_yaml),
    ):
        start = "编号,名称\n".encode() if reading is read_csv else b"- id: a\n"
        assert reading(start + content).codes == ["encoding-unknown"]


def test_yaml_of_other_names_and_longer_texts_than_records_have() -> None:
    keys = read_yaml(lines_of(["- id: a", *(f"  k{n}: b" for n in range(2_000))]))
    assert (keys.codes, keys.counts) == (["yaml-keys"], [(0, 1)])
    for text in ("长" * 131_073, f"'{'长' * 131_073}'"):
        long = read_yaml(f"- id: a\n  name: 甲\n- id: b\n  name: {text}\n- id: c\n  name: 丙\n")
        assert [record["id"] for record in long.records] == ["a", "c"]
        assert (long.codes, long.problems[0].place.row) == (["cell-too-long"], 4)


SPECIAL = ("pipe", "link to a device", "folder", "link to nothing", "large")
LEDGERS = {
    "ledger/commitments.csv": read_published_commitments,
    "ledger/ids.csv": read_publications,
    "ledger/counts.csv": read_counts,
}


@contextmanager
def no_waiting() -> Iterator[None]:
    """Whatever is opened and never answers ends the test instead of holding it up."""
    before = signal.signal(signal.SIGALRM, signal.getsignal(signal.SIGINT))
    signal.alarm(60)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def make_special(path: Path, how: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if how == "pipe":
        os.mkfifo(path)
    elif how == "folder":
        path.mkdir()
    elif how == "large":
        with path.open("wb") as file:
            file.truncate(300 << 20)
    else:
        path.symlink_to("/dev/zero" if how == "link to a device" else "gone.csv")


@pytest.mark.parametrize("how", SPECIAL)
@pytest.mark.parametrize("name", LEDGERS)
def test_a_ledger_that_is_no_file_stops_everything(tmp_path: Path, name: str, how: str) -> None:
    make_special(tmp_path / "data" / name, how)
    with no_waiting(), pytest.raises(LedgerError, match=f"data/{name}"):
        LEDGERS[name](tmp_path)


@pytest.mark.parametrize("how", SPECIAL)
@pytest.mark.parametrize("name", ["programme.yml", "calendar.yml"])
def test_a_programme_that_is_no_file_is_a_problem(tmp_path: Path, name: str, how: str) -> None:
    make_special(tmp_path / "data" / name, how)
    reader = read_programme if name == "programme.yml" else read_calendar
    with no_waiting():
        [code] = [p.code for p in reader(tmp_path)[1] if p.place.file == f"data/{name}"]
    expected = {"pipe": "file-special", "folder": "file-special", "large": "settings-too-big"}
    assert code == expected.get(how, "file-link")


@pytest.mark.parametrize("how", SPECIAL)
def test_what_became_no_file_after_it_was_found(tmp_path: Path, how: str) -> None:
    path = tmp_path / "data" / "towns.csv"
    make_special(path, how)
    with no_waiting():
        problem = loading.load(path, "data/towns.csv", is_yaml=False)
    assert isinstance(problem, Problem)
    expected = {"large": "file-too-big", "link to nothing": "file-unreadable"}
    assert problem.code == expected.get(how, "file-special")


def test_a_file_that_grows_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"abc")
    monkeypatch.setattr(loading, "_CHUNK", 2)
    fstat = os.fstat
    for claimed, limit in ((0, 3), (1, 3), (3, 3)):

        def smaller(fd: int, claimed: int = claimed) -> os.stat_result:
            found = list(fstat(fd))
            found[6] = claimed
            return os.stat_result(found)

        monkeypatch.setattr(loading.os, "fstat", smaller)
        assert loading.read_whole(path, "x", limit, "file-too-big") == b"abc"
    with pytest.raises(loading.UnfitFileError):
        loading.read_whole(path, "x", 2, "file-too-big")
