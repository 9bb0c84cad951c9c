"""The ledger is only added to: what a publication adds is pending before its site is live, then settled."""

import json
import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sunboard.checks.fewer import Loss
from sunboard.publishing import ledger as module
from sunboard.publishing.ledger import additions, announce, prepared, settle
from sunboard.records.as_ruled import as_ruled
from sunboard.records.drips_ledger import DripLine, Sort
from sunboard.records.ledger_files import (
    FILES,
    LEDGER,
    PENDING_PATH,
    SITE_MARKER,
    STATE_PATH,
    LedgerError,
    read_ledger_file,
    read_state,
)
from sunboard.records.log import Past
from sunboard.records.promises import LEDGER_PATH, read_published_commitments
from sunboard.records.publications import COUNTS_PATH, IDS_PATH
from sunboard.records.rules_ledger import ALL_RULES, RuleLine

from tests.building import content
from tests.factories import (
    AS_OF,
    Row,
    commitment,
    deed,
    event,
    finished,
    kept,
    make_measures,
    make_programme,
    numbered,
    task,
)

NOTHING: dict[str, list[Row]] = {"commitments": [], "tasks": [], "deeds": []}


def go_live(project: Path, release: str) -> None:
    site = project / "site"
    site.mkdir(exist_ok=True)
    (site / SITE_MARKER).write_text(json.dumps({"release": release}), encoding="utf-8")


def begin(project: Path, as_of: date = AS_OF, release: str = "r1", **rows: list[Row]) -> None:
    """What a publication of these rows does before its site is live."""
    lines = file(project, IDS_PATH).splitlines()[1:] if (project / IDS_PATH).exists() else None
    ground = make_measures(as_of, published=lines, is_sound=False, **{**NOTHING, **rows})
    announce(
        project, release, prepared(project, project / "site", additions(project, ground), ground)
    )


def record(project: Path, as_of: date = AS_OF, **rows: list[Row]) -> None:
    """A whole publication of these rows, as far as the ledger goes."""
    release = f"release {as_of} {len(rows)}"
    begin(project, as_of, release, **rows)
    go_live(project, release)
    assert settle(project)


def file(project: Path, path: str) -> str:
    return (project / path).read_text(encoding="utf-8")


def test_first_publication_then_every_promise_is_put_down(tmp_path: Path) -> None:
    rows = numbered([commitment(text='更换"灯",40盏'), commitment(due="", baseline=""), kept()])
    record(tmp_path, commitments=rows)
    lines = file(tmp_path, LEDGER_PATH).splitlines()
    assert lines[0] == "id,published_on,text,baseline,target,measure,made_on,due"
    assert lines[1] == (
        'cn-1,2026-10-31,"更换""灯"",40盏",坏了40盏,全部点亮,盏,2026-03-02,2026-11-30'
    )
    assert lines[2].endswith("2026-03-02,")


def test_what_was_put_down_then_it_is_read_back_the_same(tmp_path: Path) -> None:
    text = "第一行\n第二行,\"引\"、'号'"
    record(tmp_path, commitments=[commitment(text=text, due="")])
    published = read_published_commitments(tmp_path)
    assert published.texts["text"].to_pylist() == [text]
    assert [str(day) for day in published.days["due"]] == ["NaT"]
    assert [str(day) for day in published.published_on] == ["2026-10-31"]


def test_next_publication_then_only_new_ones_are_added_at_the_end(tmp_path: Path) -> None:
    record(tmp_path, commitments=[commitment(id="cn-5")])
    before = file(tmp_path, LEDGER_PATH)
    changed = commitment(id="cn-5", text="换了说法")
    record(tmp_path, date(2026, 11, 1), commitments=[commitment(id="cn-1"), changed])
    assert file(tmp_path, LEDGER_PATH).startswith(before)
    added = file(tmp_path, LEDGER_PATH).removeprefix(before).splitlines()
    assert [line.split(",")[:2] for line in added] == [["cn-1", "2026-11-01"]]
    assert "换了说法" not in file(tmp_path, LEDGER_PATH)


def test_nothing_new_then_the_files_are_left_alone(tmp_path: Path) -> None:
    rows = {"commitments": [commitment()], "tasks": [finished()]}
    record(tmp_path, **rows)
    before = {name: (tmp_path / LEDGER / name).stat() for name in FILES[:3]}
    record(tmp_path, **rows)
    for name, stamp in before.items():
        after = (tmp_path / LEDGER / name).stat()
        assert (after.st_mtime_ns, after.st_ino) == (stamp.st_mtime_ns, stamp.st_ino)


def test_nothing_to_publish_then_the_ledger_says_when_it_began(tmp_path: Path) -> None:
    record(tmp_path)
    assert file(tmp_path, IDS_PATH) == "day,kind,id,event\n"
    assert not (tmp_path / LEDGER_PATH).exists()


def test_order_of_the_records_then_it_makes_no_difference(tmp_path: Path) -> None:
    rows = numbered([commitment(text=f"装灯{n}盏") for n in range(12)])
    for name, order in (("a", rows), ("b", rows[::-1])):
        (tmp_path / name / "data").mkdir(parents=True)
        record(tmp_path / name, commitments=order)
    assert file(tmp_path / "a", LEDGER_PATH) == file(tmp_path / "b", LEDGER_PATH)


def test_after_it_was_put_down_then_no_draft_is_left(tmp_path: Path) -> None:
    record(tmp_path, commitments=[commitment()])
    names = {path.name for path in (tmp_path / LEDGER).iterdir()}
    assert names == {"commitments.csv", "ids.csv", "counts.csv", "rules.csv", "state.json"}


def test_first_build_then_all_that_stands_there_is_put_down(tmp_path: Path) -> None:
    record(
        tmp_path,
        tasks=numbered([finished(), finished(result=""), task()]),
        commitments=[kept()],
        deeds=[deed()],
    )
    assert file(tmp_path, IDS_PATH).splitlines() == [
        "day,kind,id,event",
        "2026-10-31,commitments,cn-1,published",
        "2026-10-31,deeds,sg-1,published",
        "2026-10-31,tasks,fw-1,completed",
        "2026-10-31,tasks,fw-1,published",
        "2026-10-31,tasks,fw-2,published",
        "2026-10-31,tasks,fw-3,published",
    ]


def test_next_build_then_only_what_is_new_is_added_at_the_end(tmp_path: Path) -> None:
    record(tmp_path, tasks=[task()])
    before = file(tmp_path, IDS_PATH)
    done = {"completed_on": "2026-11-02", "result": "更换照明灯2盏"}
    rows = [task(**done), task(id="fw-0", text="水管漏水")]
    record(tmp_path, date(2026, 11, 2), tasks=rows)
    assert file(tmp_path, IDS_PATH).removeprefix(before).splitlines() == [
        "2026-11-02,tasks,fw-0,published",
        "2026-11-02,tasks,fw-1,completed",
    ]


def test_done_again_then_the_new_result_is_put_down_as_well(tmp_path: Path) -> None:
    record(tmp_path, date(2026, 9, 11), tasks=[finished()])
    reopened = [event("重办", "2026-09-14")]
    before = file(tmp_path, IDS_PATH)
    record(tmp_path, date(2026, 9, 15), tasks=[finished()], task_events=reopened)
    assert file(tmp_path, IDS_PATH) == before
    again = [finished(completed_on="2026-09-17")]
    record(tmp_path, date(2026, 9, 18), tasks=again, task_events=reopened)
    assert file(tmp_path, IDS_PATH) == f"{before}2026-09-18,tasks,fw-1,completed\n"


def test_withheld_record_then_it_is_not_put_down(tmp_path: Path) -> None:
    record(tmp_path, deeds=[deed(), deed(id="sg-2", community="nowhere")])
    assert file(tmp_path, IDS_PATH).splitlines()[1:] == ["2026-10-31,deeds,sg-1,published"]


def test_numbers_of_records_then_only_those_that_changed_are_put_down(tmp_path: Path) -> None:
    record(tmp_path, tasks=numbered([task(), task()]), deeds=[deed()])
    record(tmp_path, tasks=numbered([task(), task()]), deeds=[deed()])
    record(tmp_path, date(2026, 11, 1), tasks=[task()], deeds=[deed()])
    lines = file(tmp_path, COUNTS_PATH).splitlines()
    of_tasks = [line for line in lines if ",tasks," in line]
    assert of_tasks == ["2026-10-31,tasks,2", "2026-11-01,tasks,1"]
    assert [line for line in lines if ",deeds," in line] == ["2026-10-31,deeds,1"]
    assert lines[0] == "day,kind,published"
    assert not any(line.endswith(",0") for line in lines)


def test_loss_that_somebody_accepted_then_it_is_put_down_by_name(tmp_path: Path) -> None:
    ground = make_measures(tasks=[task()])
    loss = Loss("units", "zjj", "县住建局", ("zjj",), 20, 3)
    added = additions(tmp_path, ground, [loss])
    announce(tmp_path, "r", prepared(tmp_path, tmp_path / "site", added, ground))
    go_live(tmp_path, "r")
    settle(tmp_path)
    assert file(tmp_path, f"{LEDGER}/accepted.csv") == (
        "day,scope,id,before,now\n2026-10-31,units,zjj,20,3\n"
    )


# --- Cut off between the site and the ledger ---


def test_pending_and_its_site_is_live_then_it_counts_at_once_and_is_settled_later(
    tmp_path: Path,
) -> None:
    begin(tmp_path, commitments=[commitment()])
    go_live(tmp_path, "r1")
    # Nothing was settled, but what was promised in public is known to whoever reads.
    assert not (tmp_path / LEDGER_PATH).exists()
    assert read_published_commitments(tmp_path).texts["id"].to_pylist() == ["cn-1"]
    assert settle(tmp_path)
    assert read_published_commitments(tmp_path).texts["id"].to_pylist() == ["cn-1"]
    assert not settle(tmp_path)


@pytest.mark.parametrize("live", [None, "another"])
def test_pending_and_its_site_is_not_live_then_dropped(tmp_path: Path, live: str | None) -> None:
    begin(tmp_path, commitments=[commitment()])
    if live:
        go_live(tmp_path, live)
    assert len(read_published_commitments(tmp_path).texts["id"]) == 0
    assert not settle(tmp_path)
    assert list((tmp_path / LEDGER).iterdir()) == []


def test_killed_at_any_step_of_settling_then_the_next_run_ends_with_the_same_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def settled(project: Path, steps: int) -> dict[str, bytes]:
        (project / "data").mkdir(parents=True)
        record(project, commitments=[commitment()], tasks=[task()])
        rows = {"commitments": [commitment(), commitment(id="cn-2", text="换灯9盏")]}
        begin(project, date(2026, 11, 2), "r2", **rows, tasks=[task(), task(id="fw-2", text="水")])
        go_live(project, "r2")
        left = steps
        real = module.write_lasting

        def cut_off(*arguments: object) -> None:
            nonlocal left
            if left == 0:
                raise Killed
            left -= 1
            real(*arguments)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(module, "write_lasting", cut_off)
            try:
                settle(project)
            except Killed:
                (project / LEDGER / ".ids.csv.new").write_text("half", encoding="utf-8")
        read_published_commitments(project)
        settle(project)
        return content(project / LEDGER)

    whole = settled(tmp_path / "whole", 99)
    for steps in range(5):
        assert settled(tmp_path / str(steps), steps) == whole, steps


# --- Harmed ---


def harm_cut(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def harm_newline(path: Path) -> None:
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))


def harm_middle(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def harm_changed(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"2026", b"2025"))


def harm_gone(path: Path) -> None:
    path.unlink()


def harm_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "harm", [harm_cut, harm_newline, harm_middle, harm_changed, harm_gone, harm_folder]
)
@pytest.mark.parametrize("name", FILES)
def test_file_that_is_not_as_the_last_publication_left_it_then_an_error_that_names_it(
    tmp_path: Path, name: str, harm: object
) -> None:
    # Since the day before, so that the month that ends is frozen, too.
    late = DripLine(AS_OF, 1, Sort.LATE, "tasks", "fw-1", None)
    steps = tuple(replace(step, limit_workdays=1) for step in make_programme().steps)
    before = as_ruled(make_programme(steps=steps))
    rules = (RuleLine(AS_OF - timedelta(days=1), 1, ALL_RULES, before),)
    began = Past(began=AS_OF - timedelta(days=1), rules=rules, drips=(late,))
    ground = make_measures(commitments=[commitment()], tasks=[task()]).having(began)
    loss = Loss("units", "zjj", "县住建局", ("zjj",), 20, 3)
    added = additions(tmp_path, ground, [loss], ["c/qinghe/2026-04/"])
    announce(tmp_path, "r", prepared(tmp_path, tmp_path / "site", added, ground))
    go_live(tmp_path, "r")
    settle(tmp_path)
    assert callable(harm)
    harm(tmp_path / LEDGER / name)
    with pytest.raises(LedgerError, match=name):
        read_ledger_file(tmp_path, name)
    with pytest.raises(LedgerError, match=name):
        additions(tmp_path, ground, [loss])


@pytest.mark.parametrize("path", [STATE_PATH, PENDING_PATH])
@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"as_of": 3}', "\x00"])
def test_state_that_is_none_then_an_error_that_names_it(
    tmp_path: Path, path: str, text: str
) -> None:
    record(tmp_path, commitments=[commitment()])
    (tmp_path / path).write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError, match=Path(path).name):
        read_state(tmp_path)


def test_git_that_turned_the_line_ends_then_the_same_ledger(tmp_path: Path) -> None:
    record(tmp_path, commitments=[commitment()])
    path = tmp_path / IDS_PATH
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_ledger_file(tmp_path, "ids.csv") == path.read_bytes()


def test_ledger_of_an_earlier_sunboard_then_it_goes_on_and_is_sealed(tmp_path: Path) -> None:
    record(tmp_path, commitments=[commitment()])
    (tmp_path / STATE_PATH).unlink()
    record(
        tmp_path, date(2026, 11, 1), commitments=[commitment(), commitment(id="cn-2", text="x9")]
    )
    assert read_published_commitments(tmp_path).texts["id"].to_pylist() == ["cn-1", "cn-2"]
    harm_cut(tmp_path / LEDGER_PATH)
    with pytest.raises(LedgerError):
        read_published_commitments(tmp_path)


def test_half_a_line_of_an_earlier_sunboard_then_an_error(tmp_path: Path) -> None:
    record(tmp_path, commitments=[commitment()])
    (tmp_path / STATE_PATH).unlink()
    for name in FILES[:3]:
        before = (tmp_path / LEDGER / name).read_bytes()
        harm_newline(tmp_path / LEDGER / name)
        with pytest.raises(LedgerError, match=name):
            read_ledger_file(tmp_path, name)
        (tmp_path / LEDGER / name).write_bytes(before)


def test_ledger_then_whoever_publishes_the_records_may_read_it(tmp_path: Path) -> None:
    mask = os.umask(0o077)
    try:
        record(tmp_path, commitments=[commitment()])
    finally:
        os.umask(mask)
    assert (tmp_path / LEDGER_PATH).stat().st_mode & 0o777 == 0o644
