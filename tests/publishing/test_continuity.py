"""A ledger is gone on with where it is what became of the one that the site was made of."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from sunboard.publishing.continuity import Gap, gap_of, restate
from sunboard.publishing.manifest import Manifest, Told, read_manifest, write_manifest
from sunboard.publishing.shelf import Shelf
from sunboard.records.accepted_ledger import BEGUN_ANEW, REPLACED
from sunboard.records.ledger_files import LEDGER, LedgerError, State, read_state
from sunboard.records.log import read_log
from sunboard.records.log.head import Head, head_of

from tests.factories import commitment, county_rows, write_project, write_rows
from tests.nights.put_down import put_down

FIRST = date(2026, 11, 2)


def head(project: Path) -> Head:
    state = read_state(project)
    assert state is not None
    return head_of(state)


def hold(project: Path, number: int, held: Head | None) -> Shelf:
    """A release, with where the ledger stood when it was put down."""
    shelf = Shelf.of(project / "site")
    shelf.folder.mkdir(exist_ok=True)
    manifest = Manifest(number, f"r{number}", FIRST, Told(), is_put_down=True, head=held)
    write_manifest(shelf.manifest(number), manifest, {})
    return shelf


def gap(project: Path) -> Gap | None:
    return gap_of(project, Shelf.of(project / "site"), read_log(project))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two nights: of the second nothing is news but that something is late."""
    project = write_project(tmp_path / "project")
    put_down(project, FIRST)
    shutil.copytree(project / LEDGER, tmp_path / "first")
    put_down(project, FIRST + timedelta(days=1))
    hold(project, 1, head(project))
    return project


def put_back(project: Path) -> None:
    shutil.rmtree(project / LEDGER)
    shutil.copytree(project.parent / "first", project / LEDGER)


def promise_more(project: Path) -> None:
    rows = [*county_rows()["commitments"], commitment(id="cn-99", text="修路灯")]
    write_rows(project / "data" / "commitments.csv", "commitments", rows)


def test_ledger_that_the_site_was_made_of_then_no_gap(project: Path) -> None:
    assert gap(project) is None


def test_ledger_that_went_on_since_then_no_gap(project: Path) -> None:
    promise_more(project)
    put_down(project, FIRST + timedelta(days=2))
    assert head(project).publication == 2
    assert gap(project) is None


def test_same_night_once_more_then_it_stands_where_it_stood(project: Path) -> None:
    before = head(project)
    put_down(project, FIRST + timedelta(days=1))
    assert head(project) == before


def test_ledger_of_the_night_before_then_both_are_named_and_what_to_do(project: Path) -> None:
    put_back(project)
    found = gap(project)
    assert found is not None
    assert (found.how, found.before, found.now) == (REPLACED, 1, 1)
    said = str(found.said)
    assert "网站记到2026-11-03、第1次公布" in said
    assert "存底记到2026-11-02、第1次公布" in said
    assert "恢复2026-11-03那一份" in said
    assert "--accept ledger" in said


def test_other_ledger_that_went_as_far_then_a_gap(project: Path) -> None:
    put_back(project)
    promise_more(project)
    put_down(project, FIRST + timedelta(days=1))
    assert gap(project) is not None


def test_other_ledger_that_went_further_then_a_gap(project: Path) -> None:
    promise_more(project)
    put_down(project, FIRST + timedelta(days=2))
    hold(project, 2, head(project))
    put_back(project)
    for night in range(2, 6):
        put_down(project, FIRST + timedelta(days=night))
    assert head(project).ordinal > 3
    assert gap(project) is not None


def test_release_that_was_built_alone_then_the_one_before_still_tells(project: Path) -> None:
    hold(project, 2, None)
    put_back(project)
    assert gap(project) is not None


def test_newest_release_then_it_tells_and_no_earlier_one(project: Path) -> None:
    put_back(project)
    hold(project, 2, head(project))
    assert gap(project) is None


def test_no_site_of_which_anybody_knows_then_no_gap(project: Path) -> None:
    put_back(project)
    shutil.rmtree(Shelf.of(project / "site").folder)
    assert gap(project) is None


def test_ledger_that_is_gone_then_begun_anew(project: Path) -> None:
    shutil.rmtree(project / LEDGER)
    found = gap(project)
    assert found is not None
    assert (found.how, found.before, found.now) == (BEGUN_ANEW, 1, 0)


def test_head_then_its_manifest_reads_the_same(project: Path) -> None:
    manifest = read_manifest(Shelf.of(project / "site").manifest(1))
    assert manifest is not None
    assert manifest.head == head(project)


# --- A state that is lost or unfit is made anew where somebody says so, and fits no site of before ---


@pytest.mark.parametrize("text", [None, "{", '{"as_of": "2026-11-03"}'])
def test_state_that_is_lost_or_unfit_then_refused_until_made_anew(
    project: Path, text: str | None
) -> None:
    path = project / LEDGER / "state.json"
    before = read_log(project)
    path.unlink()
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(LedgerError, match=r"state\.json"):
        read_log(project)
    assert restate(project)
    assert read_log(project) == before
    assert gap(project) is not None
    assert not restate(project)


def test_state_that_fits_then_left_alone(project: Path) -> None:
    before = (project / LEDGER / "state.json").read_bytes()
    assert not restate(project)
    assert (project / LEDGER / "state.json").read_bytes() == before


def test_pending_that_nobody_can_read_then_dropped_with_its_draft(project: Path) -> None:
    promise_more(project)
    put_down(project, FIRST + timedelta(days=2), dies="before")
    (project / LEDGER / "pending.json").write_text("{", "utf-8")
    assert restate(project)
    assert not (project / LEDGER / "pending.json").exists()
    assert len(read_log(project).publications) == 1


def test_first_state_of_this_sunboard_then_it_counts_from_one() -> None:
    first = State(FIRST, {}, {}).after(None)
    assert first.ordinal == 1
    assert first.after(first) == first
    assert State(FIRST, {}, {}).after(State(FIRST, {}, {})).ordinal == 1
