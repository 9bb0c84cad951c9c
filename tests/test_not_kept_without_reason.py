"""A failed promise without a reason: what one blank cell costs the records of a county."""

from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
from sunboard.boards.makers import BOARD_MAKERS
from sunboard.boards.rows.commitments import commitment_rows
from sunboard.days import Asked
from sunboard.measures.commitments import commitments_of
from sunboard.measures.ground import Ground, Scope, make_ground
from sunboard.measures.status import Outcome
from sunboard.measures.tally import tally_of
from sunboard.project import CheckedProject, check_project

ROOT = Path(__file__).parents[1]
ASKED = Asked(datetime(2026, 11, 28, 12, tzinfo=UTC))
PROMISE = "cn-2026-0112"


@pytest.fixture(scope="module")
def counties(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ground, Ground]:
    """The demonstration county, and the same with an overdue promise said not to be kept."""
    edited = tmp_path_factory.mktemp("edited")
    copytree(ROOT / "data", edited / "data")
    _say_not_kept(edited / "data" / "commitments" / "2026-q1.yml")
    return _county(check_project(ROOT, ASKED)), _county(check_project(edited, ASKED))


def _say_not_kept(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    start = text.index(f"编号: {PROMISE}")
    end = text.find("- 编号", start)
    end = len(text) if end < 0 else end
    record = text[start:end].rstrip("\n")
    file.write_text(f"{text[:start]}{record}\n  兑现情况: 未兑现\n{text[end:]}", encoding="utf-8")


def _county(project: CheckedProject) -> Ground:
    return make_ground(
        project.checked.records,
        project.programme,
        project.as_of,
        project.publications,
        consent_day=project.days.consent_day,
    )


@pytest.mark.parametrize("scope", [Scope.COUNTY, Scope.COMMUNITY, Scope.UNIT])
def test_no_rate_changes(counties: tuple[Ground, Ground], scope: Scope) -> None:
    before, after = (tally_of(county, "commitments", scope) for county in counties)
    entities = range(counties[0].size(scope))
    assert [before.fulfilled(e) for e in entities] == [after.fulfilled(e) for e in entities]
    assert not after.unclear.any()


def test_the_promise_stands_there_without_a_reason(counties: tuple[Ground, Ground]) -> None:
    commitments = commitments_of(counties[1])
    row = commitments.table.texts("id").index(PROMISE)
    assert commitments.outcome[row] == Outcome.NOT_DONE
    shown = commitment_rows(counties[1])[row]
    assert (shown.status.word, shown.result) == ("未兑现", "没有写原因")


def test_what_refers_to_it_stays(counties: tuple[Ground, Ground]) -> None:
    before, after = (county.records for county in counties)
    for kind, table in before.tables.items():
        assert after[kind].texts("id") == table.texts("id"), kind
    assert _paths(counties[0]) == _paths(counties[1])


def _paths(county: Ground) -> list[str]:
    makers = [maker for maker in BOARD_MAKERS if maker.board in ("commitments", "notices")]
    return [maker.make(county, n).path for maker in makers for n in range(maker.count(county))]
