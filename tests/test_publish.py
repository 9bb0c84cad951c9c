"""`sunboard publish` and what stands beside it: a night, the next one, the way back, and whom to tell."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sunboard.records.ledger_files import SITE_MARKER

from tests.building import content
from tests.factories import (
    Run,
    commitment,
    county_rows,
    programme_tree,
    run_sunboard,
    write_project,
    write_rows,
)

DAY, NEXT, LATER = "2026-10-31", "2026-11-01", "2026-11-02"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A county that is no demonstration, and tells a file when a night fails."""
    alert = (
        f'{sys.executable} -c \'import sys; open("told.txt", "ab").write(sys.stdin.buffer.read())\''
    )
    tree = programme_tree(demonstration="否", as_of="", alert=alert, kept_releases="3")
    return write_project(tmp_path / "project", tree)


def publish(project: Path, as_of: str, *arguments: str, consent_day: str = NEXT) -> Run:
    return run_sunboard(
        "publish", "-C", project, "--workers", "1", "--as-of", as_of, "--consent-day",
        consent_day, *arguments,
    )  # fmt: skip


def told(project: Path) -> str:
    file = project / "told.txt"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def withdraw(project: Path, person: str, day: str) -> None:
    rows = county_rows()["people"]
    write_rows(
        project / "data" / "people.csv",
        "people",
        [{**row, "withdrawn_on": day} if row["id"] == person else row for row in rows],
    )


def test_night_then_one_line_says_what_was_published_and_nobody_is_alarmed(project: Path) -> None:
    run = publish(project, DAY)
    assert run.code == 0, run
    last = run.err.splitlines()[-1]
    assert last.startswith("已发布第1次：数据截至2026-10-31，")
    assert "存底新增" in last
    assert last.endswith(f"：{project / 'build' / 'site'}")
    assert told(project) == ""
    state = json.loads((project / "data" / "ledger" / "state.json").read_text("utf-8"))
    assert state["as_of"] == DAY


def test_same_night_again_then_nothing_changes(project: Path) -> None:
    # The second says what the first has put down: since when each thing stands on the site.
    publish(project, DAY)
    publish(project, DAY)
    before = content(project / "data" / "ledger"), (project / "build" / "site").stat().st_ino
    run = publish(project, DAY)
    assert "已发布第2次" in run.err
    assert "和上次一样" in run.err
    assert before == (
        content(project / "data" / "ledger"),
        (project / "build" / "site").stat().st_ino,
    )


def test_bad_row_then_published_without_it_and_loudly(project: Path) -> None:
    rows = [*county_rows()["commitments"], commitment(id="cn-9", made_on="2027-03-01")]
    write_rows(project / "data" / "commitments.csv", "commitments", rows)
    run = publish(project, DAY)
    assert run.code == 3, run
    assert "处错误，有关的记录没有公布" in run.err.splitlines()[-1]
    assert (project / "build" / "site" / "index.html").is_file()
    assert told(project) == ""


BREAK = """
from sunboard.publishing.numbering import write

def broken(*_):
    raise RuntimeError("尉迟敬业 13900000000")

write.{name} = broken
"""
"""A slip in the numbering that nobody foresaw, with something private in its words."""


@pytest.mark.parametrize("name", ["with_new_ids", "replace_clerks_file"])
def test_numbering_breaks_then_the_night_goes_on_without_the_new_rows(
    project: Path, tmp_path: Path, name: str
) -> None:
    rows = county_rows()["tasks"]
    new = {**rows[0], "id": "", "text": "凉亭漏雨，换瓦30片"}
    write_rows(project / "data" / "tasks.csv", "tasks", [*rows, new])
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "sitecustomize.py").write_text(BREAK.format(name=name), encoding="utf-8")
    paths = os.pathsep.join([str(tmp_path / "broken"), *filter(None, sys.path)])
    run = run_sunboard(
        *("publish", "--number", "-C", project, "--workers", "1", "--as-of", DAY),
        *("--consent-day", NEXT),
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert run.code == 3, run.err
    assert "编号出了没有料到的错（RuntimeError，sitecustomize.py 第5行）" in run.err
    assert "已发布第1次" in run.err
    assert "编号出了没有料到的错" in told(project)
    assert "尉迟敬业" not in run.out + run.err + told(project)
    listed = (project / "data" / "ledger" / "ids.csv").read_text(encoding="utf-8")
    assert listed.count("tasks") >= len(rows)
    assert not any("凉亭".encode() in page for page in content(project / "build").values())
    again = run_sunboard(
        *("publish", "--number", "-C", project, "--workers", "1", "--as-of", NEXT),
        *("--consent-day", LATER),
    )
    assert (again.code, "编了号" in again.err) == (0, True), again.err


@pytest.mark.parametrize("day", ["2035-01-01", "2026-10-30"])
def test_day_that_is_not_over_or_before_the_last_then_refused_and_told(
    project: Path, day: str
) -> None:
    publish(project, DAY)
    before = content(project / "build" / "site"), content(project / "data" / "ledger")
    run = publish(project, day)
    assert run.code == 1, run
    assert day in run.err
    assert day in told(project)
    assert before == (content(project / "build" / "site"), content(project / "data" / "ledger"))


def test_records_that_make_no_board_then_refused_and_told(project: Path) -> None:
    publish(project, DAY)
    (project / "data" / "units.csv").unlink()
    assert publish(project, NEXT).code == 1
    assert "没有发布，原来的网站没有动" in told(project)


def test_all_places_at_fault_then_refused_even_on_the_first_night(project: Path) -> None:
    rows = [{**row, "name": "XX"} for row in county_rows()["communities"]]
    write_rows(project / "data" / "communities.csv", "communities", rows)
    run = publish(project, DAY)
    assert run.code == 1, run
    assert not (project / "build" / "site").exists()


def test_unit_that_lost_far_too_many_then_refused_until_it_is_accepted_by_name(
    project: Path,
) -> None:
    rows = county_rows()["commitments"]
    many = [commitment(id=f"cn-1{n}", text=f"更换路灯{n}1盏", unit="zjj") for n in range(9)]
    write_rows(project / "data" / "commitments.csv", "commitments", [*rows, *many])
    assert publish(project, DAY).code == 0
    others = [{**row, "id": f"{row['id']}0", "unit": "jyj"} for row in many]
    write_rows(project / "data" / "commitments.csv", "commitments", [*rows, *others])
    refused = publish(project, NEXT)
    assert refused.code == 1, refused
    assert "云桥县住房和城乡建设局" in refused.out
    assert "--accept zjj" in refused.out
    run = publish(project, NEXT, "--accept", "zjj")
    # They stand as they were accepted, and the office is told of each.
    assert (run.code, run.out.count("台账中已没有这一条")) == (3, 9), run
    accepted = (project / "data" / "ledger" / "accepted.csv").read_text(encoding="utf-8")
    assert f"{NEXT},units,zjj," in accepted


def test_consent_withdrawn_then_gone_tonight_from_every_release_and_no_way_back(
    project: Path,
) -> None:
    for day in (DAY, NEXT):
        assert publish(project, day).code == 0
    name = next(row["name"] for row in county_rows()["people"] if row["id"] == "dy-1")
    site, shelf = project / "build" / "site", project / "build" / ".site-releases"

    def naming(folder: Path) -> list[str]:
        return [path for path, data in content(folder).items() if name.encode() in data]

    assert naming(site)
    assert naming(shelf)
    withdraw(project, "dy-1", LATER)
    # Tonight, though the records are complete to a day before the withdrawal.
    run = publish(project, NEXT, consent_day=LATER)
    assert run.code == 0, run
    assert "以前第1、2次发布的文件已经删去" in run.err
    assert not naming(site)
    assert not naming(shelf)
    assert not naming(project / ".sunboard")
    back = run_sunboard("rollback", "-C", project, "1", "--consent-day", LATER)
    assert back.code == 1
    assert f"sunboard build -C {project} --out {site} --as-of {DAY}" in back.err
    assert (
        f"退不回去的：第2次（{NEXT}）、第1次（{DAY}）" in run_sunboard("status", "-C", project).out
    )


SECRET = "为朱大爷家换灯40盏"


def take_down(project: Path, record_id: str, on: str) -> None:
    run = run_sunboard("takedown", "-C", project, record_id, "--by", "县办", "--on", on)
    assert run.code == 0, run


@pytest.mark.parametrize("kind", ["commitments", "tasks", "notices"])
def test_record_taken_down_then_gone_tonight_from_every_release_and_no_way_back(
    project: Path, kind: str
) -> None:
    rows = county_rows()[kind]
    words = "title" if kind == "notices" else "text"
    rows[0] = {**rows[0], words: SECRET}
    write_rows(project / "data" / f"{kind}.csv", kind, rows)
    for day in (DAY, NEXT):
        assert publish(project, day).code == 0
    made = [project / "build" / "site", project / "build" / ".site-releases", project / ".sunboard"]

    def saying() -> list[str]:
        files = (item for folder in made for item in content(folder).items())
        return [path for path, data in files if SECRET.encode() in data]

    assert saying()
    take_down(project, rows[0]["id"], LATER)
    run = publish(project, NEXT, consent_day=LATER)
    assert run.code == 0, run
    assert "以前第1、2次发布的文件已经删去" in run.err
    assert saying() == []
    assert run_sunboard("rollback", "-C", project, "1", "--consent-day", LATER).code == 1
    # Made again for a day before: what was taken down since doesn't come back.
    run = run_sunboard("build", "-C", project, "--as-of", DAY, "--consent-day", LATER)
    assert run.code == 0, run
    assert saying() == []


def test_promise_taken_down_before_it_was_published_then_the_ledger_has_no_words(
    project: Path,
) -> None:
    rows = county_rows()["commitments"]
    rows[0] = {**rows[0], "text": SECRET}
    write_rows(project / "data" / "commitments.csv", "commitments", rows)
    take_down(project, rows[0]["id"], NEXT)
    assert publish(project, DAY).code == 0
    ledger = content(project / "data" / "ledger")
    assert not any(SECRET.encode() in data for data in ledger.values())
    assert b"cn-2," in ledger["commitments.csv"]


def test_withdrawn_but_not_published_yet_then_no_way_back_either(project: Path) -> None:
    for day in (DAY, NEXT):
        publish(project, day)
    withdraw(project, "dy-1", LATER)
    assert run_sunboard("rollback", "-C", project).code == 1
    status = run_sunboard("status", "-C", project)
    assert "可以退回" not in status.out
    assert f"退不回去的：第1次（{DAY}）" in status.out


def test_way_back_then_the_earlier_site_and_the_next_night_goes_on(project: Path) -> None:
    site = project / "build" / "site"
    nights = []
    for day in (DAY, NEXT):
        publish(project, day)
        nights.append(content(site))
    back = run_sunboard("rollback", "-C", project, "--consent-day", NEXT)
    assert back.code == 0, back
    assert content(site) == nights[0]
    assert "第1次" in back.err
    again = publish(project, LATER, consent_day=LATER)
    assert again.code == 0, again
    assert "已发布第3次" in again.err


def test_releases_that_are_kept_then_as_many_as_the_programme_says(project: Path) -> None:
    for day in range(1, 7):
        publish(project, f"2026-11-0{day}", consent_day="2026-11-09")
    kept = run_sunboard("status", "-C", project)
    assert "可以退回的：第5次（2026-11-05）、第4次（2026-11-04）、第3次（2026-11-03）" in kept.out


def test_status_then_what_is_live_and_an_old_site_is_told(project: Path) -> None:
    assert "从来没有发布过" in run_sunboard("status", "-C", project).out
    publish(project, DAY)
    run = run_sunboard("status", "-C", project, "--alert")
    assert run.code == 1
    assert "第1次发布" in run.out
    assert "天没有更新" in told(project)


def test_status_of_a_demonstration_then_it_is_never_old(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    run_sunboard("publish", "-C", project, "--workers", "1")
    assert run_sunboard("status", "-C", project, "--alert").code == 0


def test_ledger_in_a_fresh_checkout_then_status_goes_by_it(project: Path, tmp_path: Path) -> None:
    publish(project, DAY)
    (tmp_path / "fresh").mkdir()
    (project / "data").rename(tmp_path / "fresh" / "data")
    run = run_sunboard("status", "-C", tmp_path / "fresh", "--alert")
    assert run.code == 1
    assert "天没有更新" in run.out


def test_mask_that_hides_all_then_the_site_is_readable_and_the_rest_is_not(project: Path) -> None:
    run = run_sunboard("publish", "-C", project, "--as-of", DAY, "--workers", "2", umask=0o077)
    assert run.code == 0, run
    for path in (project / "build" / "site").rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o755 if path.is_dir() else 0o644), path
    for path in ((project / ".sunboard"), *(project / ".sunboard").rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_day_that_the_programme_pins_then_told_which_line_to_delete(tmp_path: Path) -> None:
    tree = programme_tree(demonstration="否", as_of=DAY)
    project = write_project(tmp_path, tree)
    run = run_sunboard("publish", "-C", project, "--workers", "1")
    assert run.code == 0, run
    assert f"programme.yml 写着 as_of: {DAY}" in run.err
    assert "as_of:" not in publish(project, DAY).err


def test_two_at_once_then_one_says_that_another_is_under_way(project: Path) -> None:
    command = [sys.executable, "-m", "sunboard", "publish", "-C", str(project), "--as-of", DAY]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[1] for process in both]
    codes = sorted(process.returncode for process in both)
    assert codes in ([0, 1], [0, 0]), said
    if codes == [0, 1]:
        assert any("另一次发布正在进行" in text for text in said)
    lines = (project / "data" / "ledger" / "ids.csv").read_text("utf-8").splitlines()
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signal_then_it_ends_and_leaves_nothing(project: Path, number: signal.Signals) -> None:
    publish(project, DAY)
    before = content(project / "build"), content(project / "data")
    command = [sys.executable, "-m", "sunboard", "publish", "-C", str(project), "--as-of", NEXT]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        shelf = project / "build" / ".site-releases"
        while not any(path.name.endswith(".new") for path in shelf.iterdir()):
            assert process.poll() is None, process.stderr and process.stderr.read()
            time.sleep(0.01)
        process.send_signal(number)
        process.communicate()
    assert process.returncode != 0
    assert (content(project / "build"), content(project / "data")) == before
    assert publish(project, NEXT).code == 0


def test_folder_of_others_then_2_and_it_stays(project: Path, tmp_path: Path) -> None:
    www = tmp_path / "www"
    (www / "uploads").mkdir(parents=True)
    for path in ("index.html", "404.html", "uploads/a.pdf"):
        (www / path).write_text("theirs", encoding="utf-8")
    before = content(www)
    run = publish(project, DAY, "--out", str(www))
    assert run.code == 2, run
    assert "uploads" in run.err
    assert content(www) == before
    assert sorted(os.listdir(tmp_path)) == ["project", "www"]  # noqa: PTH208


def test_site_that_is_published_then_it_bears_the_marker(project: Path) -> None:
    publish(project, DAY)
    marker = json.loads((project / "build" / "site" / SITE_MARKER).read_text("utf-8"))
    assert set(marker) == {"release"}
