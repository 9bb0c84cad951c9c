"""On which day each record last changed how it stands; as of Saturday 2026-10-31 unless it says otherwise."""

from datetime import date

import pytest
from sunboard.measures.moves import last_move_of_all, moves_of

from tests.factories import (
    AS_OF,
    UNITS,
    Row,
    challenge,
    commitment,
    decision,
    deed,
    evaluation,
    event,
    extension,
    finished,
    kept,
    make_measures,
    meeting,
    notice,
    pairing,
    position,
    reply,
    shift,
    solved,
    station,
    taken,
    task,
    visit,
)


def last_move(kind: str, row: Row, as_of: date = AS_OF, **others: list[Row]) -> str:
    """The last move of the only record of a kind."""
    return str(moves_of(make_measures(as_of, **{kind: [row]}, **others), kind)[0])


# A commitment is made on 2026-03-02 and approved on 03-05. It is due soon 14 days before its date, late from
# the day after, late for long from 31 days after it.
@pytest.mark.parametrize(
    ("row", "day"),
    [
        (commitment(due=""), "2026-03-05"),
        (commitment(due="2026-11-15"), "2026-03-05"),
        (commitment(due="2026-11-14"), "2026-10-31"),
        (commitment(due="2026-11-01"), "2026-10-18"),
        (commitment(due="2026-10-31"), "2026-10-31"),
        (commitment(due="2026-10-30"), "2026-10-31"),
        (commitment(due="2026-10-29"), "2026-10-30"),
        (commitment(due="2026-10-01"), "2026-10-02"),
        (commitment(due="2026-09-30"), "2026-10-31"),
        (commitment(due="2026-09-29"), "2026-10-30"),
        (kept(), "2026-07-01"),
        (kept(due="2026-10-30"), "2026-10-30"),
        (kept(due="2026-11-20"), "2026-07-01"),
    ],
)
def test_commitment_then_it_moves_by_what_happened_and_by_its_date(row: Row, day: str) -> None:
    assert last_move("commitments", row) == day


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ({"evaluations": [evaluation(subject="cn-1", date="2026-09-05")]}, "2026-09-05"),
        ({"extensions": [extension(set_on="2026-08-03", new_due="2027-08-31")]}, "2026-08-03"),
        ({"replies": [reply(subject="cn-1", date="2026-09-07")]}, "2026-09-07"),
    ],
    ids=["judged", "extended", "explained"],
)
def test_commitment_of_which_more_is_told_then_it_moves_that_day(
    told: dict[str, list[Row]], day: str
) -> None:
    assert last_move("commitments", kept(due="2027-06-30"), **told) == day


# Ten working days are allowed for finishing, two for accepting.
@pytest.mark.parametrize(
    ("row", "as_of", "day"),
    [
        (task(), "2026-11-01", "2026-10-19"),
        (task(), "2026-11-02", "2026-11-02"),
        (task(), "2026-11-03", "2026-11-03"),
        (task(due="2026-12-10"), "2026-11-02", "2026-10-19"),
        (task(due="2026-12-10"), "2026-11-03", "2026-11-03"),
        (task(accepted_on="", due="2026-12-10"), "2026-10-16", "2026-10-14"),
        (task(accepted_on="", due="2026-12-10"), "2026-10-17", "2026-10-17"),
        (finished(), "2026-09-16", "2026-09-10"),
        (finished(), "2026-10-31", "2026-09-17"),
        (finished(due="2026-10-20"), "2026-10-31", "2026-10-20"),
    ],
    ids=[
        "open", "due today", "late", "within its step's limit", "past its step's limit",
        "to be accepted today at the latest", "not accepted in time", "done",
        "done, then due", "done before a date of its own",
    ],
)  # fmt: skip
def test_task_then_it_moves_by_its_steps_its_date_and_their_limits(
    row: Row, as_of: str, day: str
) -> None:
    assert last_move("tasks", row, date.fromisoformat(as_of)) == day


def test_task_of_which_more_is_told_then_it_moves_that_day() -> None:
    told = {
        "task_events": [event("答复", "2026-10-20")],
        "evaluations": [evaluation(date="2026-10-12")],
    }
    assert last_move("tasks", finished(), **told) == "2026-10-20"
    replies = [reply(subject="fw-1", date="2026-10-22")]
    assert last_move("tasks", finished(), replies=replies, **told) == "2026-10-22"


NO_WINDOW = {"state": "公示中", "window_from": "", "window_to": ""}


@pytest.mark.parametrize(
    ("ended_on", "day"),
    [("2026-10-30", "2026-10-31"), ("2026-10-31", "2026-10-26")],
    ids=["closed yesterday", "its last day is today"],
)
def test_deed_whose_days_its_notice_says_then_it_moves_as_they_open_and_are_over(
    ended_on: str, day: str
) -> None:
    noticed = notice(deeds="sg-1", started_on="2026-10-26", ended_on=ended_on, outcome="")
    assert last_move("deeds", deed(**NO_WINDOW), notices=[noticed]) == day


@pytest.mark.parametrize(
    ("kind", "row", "day"),
    [
        ("challenges", challenge(due="2026-11-15"), "2026-08-03"),
        ("challenges", challenge(due="2026-11-14"), "2026-10-31"),
        ("challenges", taken(due="2026-10-30"), "2026-10-31"),
        ("challenges", solved(due="2026-10-30"), "2026-10-30"),
        ("pairings", pairing(), "2025-03-10"),
        ("pairings", pairing(ended_on="2026-10-30"), "2026-10-31"),
        ("pairings", pairing(ended_on="2026-10-31"), "2025-03-10"),
        ("positions", position(ended_on="2026-10-30"), "2026-10-31"),
        ("stations", station(closed_on="2026-10-30"), "2026-10-31"),
        ("notices", notice(ended_on="2026-10-30"), "2026-10-31"),
        ("notices", notice(ended_on="2026-10-31", outcome=""), "2026-08-17"),
        ("visits", visit(), "2026-09-30"),
    ],
)
def test_record_then_its_last_move(kind: str, row: Row, day: str) -> None:
    assert last_move(kind, row) == day


@pytest.mark.parametrize(
    ("row", "day"),
    [
        (decision(due="2026-11-15"), "NaT"),
        (decision(due="2026-10-30"), "2026-10-31"),
        (decision(due="2026-09-30"), "2026-10-31"),
        (decision(due="2026-10-30", done_on="2026-10-09", result="换灯"), "2026-10-30"),
    ],
)
def test_decision_then_it_moves_by_its_date(row: Row, day: str) -> None:
    assert last_move("decisions", row, meetings=[meeting()]) == day


@pytest.mark.parametrize(
    ("ended_on", "day"), [("2026-10-31", "2026-10-31"), ("2026-11-01", "2025-03-10")]
)
def test_unit_that_is_merged_then_its_pairings_and_the_unit_move_that_day(
    ended_on: str, day: str
) -> None:
    units = [{**UNITS[0], "ended_on": ended_on, "successor": "czj"}, *UNITS[1:]]
    ground = make_measures(units=units, people=[], pairings=[pairing()])
    assert str(moves_of(ground, "pairings")[0]) == day
    assert str(moves_of(ground, "units")[0]) == (day if ended_on == "2026-10-31" else "NaT")


VISIT = visit(started_on="2026-08-02", ended_on="2026-08-02")


@pytest.mark.parametrize(
    ("kind", "row", "as_of", "day"),
    [
        ("visits", VISIT, "2026-10-31", "2026-08-02"),
        ("visits", VISIT, "2026-11-01", "2026-11-01"),
        # What a shift was is judged the day after; that it was held is a record of its own day.
        ("shifts", shift("2026-08-02"), "2026-08-02", "2026-08-02"),
        ("shifts", shift("2026-08-02"), "2026-10-31", "2026-08-03"),
        ("shifts", shift("2026-08-02"), "2026-11-01", "2026-11-01"),
    ],
)
def test_last_record_then_anything_moves_when_silence_sets_in_after_ninety_days(
    kind: str, row: Row, as_of: str, day: str
) -> None:
    rows = {"people": [], "stations": [station()], kind: [row]}
    assert str(last_move_of_all(make_measures(date.fromisoformat(as_of), **rows))) == day
