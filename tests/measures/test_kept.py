"""Which kinds are kept, since when, and what that leaves blank; as of 2026-10-31."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from sunboard.measures.ground import Ground, Scope, months_of
from sunboard.measures.kept import ALWAYS, Kept, kept_boards
from sunboard.measures.meetings import held_of
from sunboard.measures.obligations import obligations_of
from sunboard.measures.services import services_of
from sunboard.measures.silence import silence_of
from sunboard.measures.tally import Rate
from sunboard.measures.visits import visits_of
from sunboard.schema import KINDS, REQUIRED_KINDS

from tests.factories import (
    Row,
    activity,
    commitment,
    correction,
    evaluation,
    extension,
    finished,
    make_measures,
    make_programme,
    meeting,
    numbered,
    pairing,
    position,
    task,
    visit,
)

SEPTEMBER_2026 = (2026 - 1970) * 12 + 8


def kept_of(kept_from: dict[str, date] | None = None, **rows: list[Row]) -> Ground:
    """Measures of a county that keeps what it has rows of, and what it names."""
    return make_measures(programme_overrides={"kept_from": kept_from or {}}, **rows)


def test_no_record_and_no_month_then_the_kind_is_not_kept() -> None:
    kept = kept_of(people=[]).kept
    assert set(kept.since) == set(REQUIRED_KINDS)
    assert not kept.keeps("visits")


def test_records_then_kept_since_the_month_of_the_first() -> None:
    rows = numbered([visit(started_on="2026-09-05", ended_on="2026-09-06"), visit(person="dy-2")])
    assert kept_of(visits=rows).kept.since["visits"] == SEPTEMBER_2026


def test_records_without_days_then_kept_always() -> None:
    kept = kept_of(positions=[position(reported_on="", households="")]).kept
    assert kept.since["positions"] == kept.since["people"] == ALWAYS


def test_month_named_after_the_first_session_then_sessions_are_told_by_month_from_there() -> None:
    sessions = numbered([activity(date="2026-08-12"), activity(date="2026-10-12")])
    services = services_of(kept_of({"activities": date(2026, 9, 1)}, activities=sessions))
    assert [services.months[m].label for m in range(services.months.count)] == [
        "2026年9月",
        "2026年10月",
    ]
    assert services.by_month.sessions.tolist() == [0, 2]


@pytest.mark.parametrize(
    ("named", "since"),
    [("2026-03-01", SEPTEMBER_2026 - 6), ("2026-10-01", SEPTEMBER_2026 + 1), ("2026-11-01", None)],
)
def test_month_named_then_it_decides_once_it_has_begun(named: str, since: int | None) -> None:
    kept = kept_of({"visits": date.fromisoformat(named)}, visits=[visit()]).kept
    assert kept.since.get("visits") == since


def test_named_without_a_record_then_it_is_kept_and_zero_counts() -> None:
    ground = kept_of({"visits": date(2026, 3, 1)})
    assert ground.kept.keeps("visits")
    assert visits_of(ground).visits.shape[1] == 8, "March to October"
    assert "unit-no-visit" in silence_of(ground)


def test_only_record_cannot_be_counted_then_kept_since_this_month() -> None:
    nowhere = make_measures(
        programme_overrides={"kept_from": {}}, is_sound=False, visits=[visit(unit="xxj")]
    )
    assert nowhere.kept.since["visits"] == SEPTEMBER_2026 + 1


def test_what_all_its_records_are_of_is_void_then_kept_since_this_month() -> None:
    void = correction(target="cn-1", category="作废", before="", after="")
    kinds = {"commitments": [commitment()], "extensions": [extension()]}
    kept = make_measures(
        programme_overrides={"kept_from": {}}, is_sound=False, corrections=[void], **kinds
    ).kept
    assert kept.since["extensions"] == kept.since["commitments"] == SEPTEMBER_2026 + 1
    assert "milestones" not in kept.since


@pytest.mark.parametrize("evaluations", [[], [evaluation()]])
def test_evaluations_then_the_loop_has_their_step_where_they_are_kept(
    evaluations: list[Row],
) -> None:
    steps = kept_of(tasks=[finished()], evaluations=evaluations).programme.steps
    assert ("evaluated" in [step.key for step in steps]) == bool(evaluations)


def test_every_kind_is_counted_by_a_board_or_tells_more_of_another() -> None:
    """So that a new kind says what it is part of, and shows nothing where nobody keeps it."""
    counted = {kind.name for kind in KINDS if kind.boards}
    parts = {
        "people",
        "extensions",
        "task_events",
        "evaluations",
        "replies",
        "pictures",
        "reviews",
        "milestones",
        "decisions",
        "shifts",
    }
    assert counted | parts | set(REQUIRED_KINDS) == {kind.name for kind in KINDS}


def test_every_kind_with_days_of_its_own_says_when_it_begins() -> None:
    without = {kind.name for kind in KINDS if not kind.began_on}
    assert without == {*REQUIRED_KINDS, "people", "milestones", "decisions", "pictures"}


def test_boards_of_absent_kinds_then_they_are_not_made() -> None:
    kept = Kept(dict.fromkeys((*REQUIRED_KINDS, "commitments"), ALWAYS))
    assert kept_boards(make_programme(), kept) == (
        *("home", "communities", "estates", "units", "mechanisms", "silent", "sheets"),
        *("morning", "embed", "share"),
        *("commitments", "months", "accountability"),
    )


def rules(kept_from: dict[str, date] | None = None, **rows: Any) -> set[str]:
    return set(silence_of(kept_of(kept_from, **rows)))


def test_commitments_alone_then_nobody_is_silent_about_anything_else() -> None:
    assert rules(people=[], commitments=[commitment()]) == {
        "unit-no-record",
        "unit-no-commitment",
        "unit-no-liaison",
        "community-no-record",
        "estate-no-record",
    }


def test_visits_kept_for_fewer_days_than_are_looked_at_then_nobody_lacks_them() -> None:
    # Ninety days before 2026-10-31 is 2026-08-02.
    rows = {"visits": [visit()]}
    assert "unit-no-visit" in rules({"visits": date(2026, 8, 1)}, **rows)
    assert "unit-no-visit" not in rules({"visits": date(2026, 9, 1)}, **rows)


def test_nothing_kept_long_enough_then_nobody_is_silent() -> None:
    late = {"tasks": date(2026, 9, 1)}
    assert "unit-no-record" not in rules(late, tasks=[task()])
    assert "unit-no-record" in rules(late, tasks=[task()], commitments=[commitment()])


def test_people_without_positions_then_nobody_failed_to_report_in() -> None:
    assert not {"unit-no-report-in", "unit-part-report-in"} & rules()
    assert "unit-no-report-in" in rules({"positions": date(2026, 1, 1)})


def test_obligation_then_it_is_asked_since_its_records_are_kept() -> None:
    ground = kept_of(
        pairings=[pairing()],
        visits=[visit()],
        activities=[activity(date="2026-10-09", obligation="参加一次志愿服务")],
    )
    found = obligations_of(ground)
    assert [found.months[n].key for n in range(found.months.count)] == ["2026-09", "2026-10"]
    asked = found.is_asked[0].tolist()
    assert asked == [[False, True, False, False], [False, True, False, True]]
    assert found.met(0) == Rate(2, 3)


@pytest.mark.parametrize(
    ("kept_from", "months"),
    [({}, 3), ({"meetings": date(2026, 6, 1)}, 5), ({"meetings": date(2026, 10, 1)}, 1)],
)
def test_meetings_then_months_count_since_they_are_kept(
    kept_from: dict[str, date], months: int
) -> None:
    first = task(raised_on="2026-06-10", reported_on="", dispatched_on="", accepted_on="", unit="")
    ground = kept_of(kept_from, tasks=[first], pairings=[pairing()], meetings=[meeting()])
    assert held_of(ground, Scope.COMMUNITY)[0].denominator == months


def test_tasks_then_periods_before_they_were_kept_are_known_as_such() -> None:
    early = commitment(made_on="2026-03-02", approved_on="2026-03-03")
    ground = kept_of(tasks=[task()], commitments=[early])
    kept = ground.kept.in_months(months_of(ground), "tasks")
    first = int(np.flatnonzero(kept)[0])
    assert first > 0
    assert months_of(ground)[first].key == task()["raised_on"][:7]
