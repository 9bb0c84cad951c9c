"""Work in two processes: the same results in the same order, whatever becomes of the second."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sunboard.records import office_files, read_records
from sunboard.records.halves import apart, in_halves
from sunboard.schema import KIND_BY_NAME, Kind

from tests.records.reading import write_files
from tests.records.test_office_files import PLAIN, TASKS
from tests.records.workbooks.making import by_openpyxl


@pytest.mark.parametrize("count", range(6))
def test_items_then_their_results_in_order(count: int) -> None:
    assert in_halves(lambda item: item * 10, range(count)) == [item * 10 for item in range(count)]


def test_a_copy_that_is_killed_then_its_half_is_done_here() -> None:
    here = os.getpid()

    def work(item: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return item

    assert in_halves(work, range(5)) == [*range(5)]


def test_an_error_in_the_copy_then_it_is_raised_here() -> None:
    def work(item: int) -> int:
        return 1 // (item - 1)

    with pytest.raises(ZeroDivisionError):
        in_halves(work, range(4))


def test_a_kind_from_another_process_is_the_same() -> None:
    def kind(name: str) -> Kind:
        return KIND_BY_NAME[name]

    assert all(one is KIND_BY_NAME[one.name] for one in in_halves(kind, ["tasks", "deeds"]))


def test_office_files_in_two_processes_then_as_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = {f"{n}.xlsx": by_openpyxl(TASKS) for n in range(5)}
    write_files(tmp_path, {**PLAIN, **books, "6.xlsx": b"PK\x03\x04"})
    alone, said = read_records(tmp_path)
    monkeypatch.setattr(office_files, "FEWEST_SHARED", 1)
    both, said_by_both = read_records(tmp_path)
    assert said_by_both == said
    for name, table in alone.items():
        assert both[name].texts == table.texts
        assert both[name].files == table.files


def test_work_apart_then_its_result_or_none_where_it_died() -> None:
    assert apart(lambda: 7) == 7
    assert apart(lambda: os.kill(os.getpid(), 9)) is None
    assert apart(lambda: bytearray(8 << 30)) is None


def test_work_apart_within_a_half() -> None:
    assert in_halves(lambda item: apart(lambda: item), range(3)) == [0, 1, 2]


ASKED_TO_END = """
import os, signal, sys
from sunboard.records.halves import begun_apart, in_halves
signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
os.register_at_fork(before=lambda: os.kill(os.getpid(), signal.SIGTERM))
{work}
print("went on")
"""


@pytest.mark.parametrize("work", ["begun_apart(int)", "in_halves(abs, [1, 2])"])
def test_asked_to_end_while_it_forks_then_it_ends(work: str) -> None:
    code = ASKED_TO_END.format(work=work)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGTERM, "", "")
