"""Who stood in the people table is remembered in private, and hides a name whose row is deleted."""

import shutil
import stat
from datetime import date
from pathlib import Path

import pytest
from sunboard.build_command import PARTIAL, PROBLEMS
from sunboard.publishing.known_people import remember_people
from sunboard.records.known_people import KNOWN_PATH, Known, read_known_people
from sunboard.records.ledger_files import LedgerError

from tests.building import content
from tests.factories import (
    Row,
    finished,
    programme_tree,
    run_sunboard,
    task,
    write_project,
    write_rows,
)

NAME, DAY = "司马蓁", date(2026, 11, 1)
PEOPLE: list[Row] = [
    {"id": "dy-1", "name": NAME, "unit": "zjj", "named_consent_on": "2026-01-05"},
    {"id": "dy-2", "name": "周立群", "unit": "zjj", "named_consent_on": "2026-01-05"},
]
TASKS = [
    finished(id="fw-1", people="dy-1", result=f"更换灯泡12盏，{NAME}经办"),
    task(id="fw-2", text="请司·马·蓁来看门禁"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path, programme_tree(demonstration="否"), people=PEOPLE, tasks=TASKS)


def publish(project: Path, day: str) -> int:
    days = ("--as-of", day, "--consent-day", day)
    run = run_sunboard("publish", "-C", project, "--workers", "1", *days)
    assert NAME not in run.out + run.err
    return run.code


def holds_name(project: Path) -> list[str]:
    """The files of the site and its releases in which the name stands."""
    files = content(project / "build")
    return [path for path, data in files.items() if NAME in data.decode("utf-8", "ignore")]


def delete_row(project: Path) -> None:
    write_rows(project / "data" / "people.csv", "people", PEOPLE[1:])


def test_night_then_people_are_remembered_for_their_owner_alone(project: Path) -> None:
    assert publish(project, "2026-10-30") in (0, PARTIAL)
    assert read_known_people(project).lines == (
        Known("dy-1", NAME, "2026-10-30"),
        Known("dy-2", "周立群", "2026-10-30"),
    )
    file = project / KNOWN_PATH
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert (file.parent / ".gitignore").read_text() == "*\n"
    assert not [path for path in content(project / "build") if "private" in path]
    assert holds_name(project)


def test_row_deleted_then_the_name_is_in_no_byte(project: Path) -> None:
    publish(project, "2026-10-30")
    delete_row(project)
    assert publish(project, "2026-10-31") == PARTIAL
    assert holds_name(project) == []


def test_row_deleted_and_names_lost_then_texts_about_whoever_is_gone_wait(project: Path) -> None:
    publish(project, "2026-10-29")
    delete_row(project)
    shutil.rmtree((project / KNOWN_PATH).parent)
    for day in ("2026-10-30", "2026-10-31"):
        assert publish(project, day) == PARTIAL
        site = content(project / "build" / "site")
        assert not [path for path, data in site.items() if f"{NAME}经办".encode() in data]
    assert Known("dy-1", "", "2026-10-30") in read_known_people(project).lines


def test_nobody_is_put_down_twice_and_a_new_name_is_another_line(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert remember_people(tmp_path, {"dy-1": NAME, "dy-9": ""}, DAY) == 2
    assert remember_people(tmp_path, {"dy-1": NAME, "dy-9": ""}, DAY) == 0
    assert remember_people(tmp_path, {"dy-1": "司马英", "dy-9": "周立群"}, DAY) == 2
    assert dict(read_known_people(tmp_path).names) == {
        "dy-1": {NAME, "司马英"},
        "dy-9": {"周立群"},
    }


@pytest.mark.parametrize(
    "text", ["", "id,name\n", f"id,name,since\ndy-1,{NAME}\n", 'id,name,since\n"dy-1,\n', "\xff"]
)
def test_a_file_that_can_t_be_read_stops_everything_and_is_not_quoted(
    project: Path, text: str
) -> None:
    file = project / KNOWN_PATH
    file.parent.mkdir()
    file.write_text(text, encoding="latin-1" if text == "\xff" else "utf-8")
    with pytest.raises(LedgerError) as raised:
        read_known_people(project)
    assert str(raised.value) == f"{KNOWN_PATH} 读不出来"
    assert publish(project, "2026-10-31") == PROBLEMS
