"""Where nothing is forked and what Windows lacks is lacking (`sitecustomize.py`): the same bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sunboard.records.ledger_files import SITE_MARKER, release_of

from tests.building import content
from tests.factories import (
    ROOT,
    Run,
    copy_records,
    county_rows,
    elsewhere,
    programme_tree,
    run_sunboard,
    write_project,
    write_rows,
)
from tests.traps import MODULES, lay_traps

SAMPLE = ROOT / "tests" / "sample_data"
DAY, NEXT, LATER = "2026-10-31", "2026-11-01", "2026-11-02"
MORE_MODULES = ("multiprocessing", "pickle", "numpy", "pyarrow", "ctypes", "tempfile")


def run(*arguments: str | Path, **environment: str) -> Run:
    return run_sunboard(*arguments, env=elsewhere({**os.environ, **environment}))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A county that is no demonstration."""
    return write_project(tmp_path / "project", programme_tree(demonstration="否", as_of=""))


def publish(project: Path, as_of: str) -> Run:
    days = ("--as-of", as_of, "--consent-day", NEXT)
    return run("publish", "-C", project, "--workers", "1", *days)


def rename_town(project: Path) -> None:
    rows = [{**row, "name": "新街街道"} for row in county_rows()["towns"][:1]]
    write_rows(project / "data" / "towns.csv", "towns", [*rows, *county_rows()["towns"][1:]])


def test_python_then_it_has_no_more_than_windows() -> None:
    code = (
        "import os, sys; print(hasattr(os, 'fork'), 'O_CLOEXEC' in dir(os), sys.modules['fcntl'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=elsewhere(), capture_output=True, check=True
    )
    assert done.stdout == b"False False None\n"


def test_site_of_several_processes_then_the_same_bytes(sample_site: Path, tmp_path: Path) -> None:
    project = copy_records(SAMPLE, tmp_path / "project")
    made = run("build", "-C", project, "--out", tmp_path / "site", "--workers", "3")
    assert made.code == 0, made
    found, expected = content(tmp_path / "site"), content(sample_site)
    assert found.keys() == expected.keys()
    assert [name for name in found if found[name] != expected[name]] == []


def test_nights_and_the_way_back_then_the_site_changes_and_nothing_is_left(project: Path) -> None:
    assert publish(project, DAY).code == 0
    site, releases = project / "build" / "site", project / "build" / ".site-releases"
    assert site.is_dir()
    assert not site.is_symlink()
    first = content(site)
    rename_town(project)
    assert publish(project, NEXT).code == 0
    second = content(site)
    assert first != second
    assert run("rollback", "-C", project, "--consent-day", NEXT).code == 0
    assert content(site) == first
    assert publish(project, LATER).code == 0
    assert {path.name for path in releases.iterdir()} >= {"1", "1.json", "3.json", "lock"}
    assert not [path.name for path in releases.iterdir() if re.search("aside|new|taken", path.name)]


def test_cut_off_while_there_is_no_site_then_the_next_run_has_it_again(project: Path) -> None:
    assert publish(project, DAY).code == 0
    site = project / "build" / "site"
    before, release = content(site), release_of(site)
    site.rename(project / "build" / ".site-releases" / "aside")
    # The day is over and done with, so nothing is made.
    assert publish(project, "2026-10-30").code == 1
    assert (content(site), release_of(site)) == (before, release)


def test_file_of_the_site_that_somebody_has_open_then_said_and_it_stays(project: Path) -> None:
    assert publish(project, DAY).code == 0
    site = project / "build" / "site"
    before = content(site)
    rename_town(project)
    with (site / SITE_MARKER).open("rb"):
        refused = publish(project, NEXT)
    assert refused.code == 1
    assert "正被别的程序打开着" in refused.err
    assert content(site) == before
    assert publish(project, NEXT).code == 0


def test_ids_then_written_into_the_clerk_s_file_as_anywhere(tmp_path: Path) -> None:
    rows = [{**row, "id": ""} for row in county_rows()["tasks"]]
    there, here = (write_project(tmp_path / name, tasks=rows) for name in ("there", "here"))
    assert run("number", "-C", there).code == run_sunboard("number", "-C", here).code == 0
    assert content(there / "data") == content(here / "data")


def test_sheets_takedown_audit_and_demonstration_then_they_work(
    project: Path, tmp_path: Path
) -> None:
    assert run("print", "-C", project, "--as-of", DAY, "--paper", "a4").code == 0
    assert list((project / "build" / "sheets").rglob("*.pdf"))
    assert run("takedown", "-C", project, "fw-1", "--by", "县办", "--on", NEXT).code == 0
    assert publish(project, NEXT).code == 0
    assert run("audit", project / "build" / "site").code == 0
    assert run("demo", "--out", tmp_path / "demo", "--communities", "1").code == 0
    assert run("check", "-C", tmp_path / "demo").code == 0


@pytest.mark.parametrize(
    ("encoding", "read_as", "said"),
    [
        ("cp936", "cp936", ("错误 data/tasks.csv", "\\U00020bb7")),
        ("cp1252", "cp1252", ("\\u9519\\u8bef data/tasks.csv", "\\U00020bb7")),
        # Nobody means that: Click writes UTF-8 all the same.
        ("ascii", "utf-8", ("错误 data/tasks.csv", "\U00020bb7")),
    ],
)
def test_console_of_another_encoding_then_all_is_said_in_it(
    project: Path, encoding: str, read_as: str, said: tuple[str, str]
) -> None:
    row = {**county_rows()["tasks"][0], "raised_on": "三月\U00020bb7"}
    write_rows(project / "data" / "tasks.csv", "tasks", [row])
    command = [sys.executable, "-m", "sunboard", "check", "-C", str(project), "--as-of", DAY]
    done = subprocess.run(
        command,
        env=elsewhere({**os.environ, "PYTHONIOENCODING": encoding}),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr.decode(read_as)
    assert all(words in done.stdout.decode(read_as) for words in said)


def test_theme_at_fault_on_a_console_of_another_encoding_then_its_words_are_whole(
    project: Path,
) -> None:
    (project / "content").mkdir()
    (project / "content" / "说明.md").write_text("[断了](没有.md)\n", encoding="utf-8")
    failed = run_sunboard(
        *("build", "-C", project, "--as-of", DAY),
        env=elsewhere({**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "0"}),
    )
    assert failed.code == 1
    assert "说明.md" in failed.err
    assert "没有.md" in failed.err


def test_modules_in_the_folders_of_records_then_no_worker_imports_them(
    project: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    lay_traps(project, (*MODULES, *MORE_MODULES), told)
    command = Path(sys.executable).with_name("sunboard")
    options = ("build", "--as-of", DAY, "--workers", "3")
    made = subprocess.run(
        [sys.executable, str(command), *options], cwd=project, env=elsewhere(), check=False
    )
    assert not told.exists(), told.read_text()
    assert made.returncode == 0
