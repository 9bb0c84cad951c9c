from dataclasses import replace
from datetime import date

import pytest
from sunboard.checks import check_records
from sunboard.settings import LocalDay

from tests.checks.small_county import AS_OF, check, codes, county, programme, table

DONE = {"unit": "zhujian", "completed_on": "2026-09-24", "result": "换灯2盏"}


def unhappy(on: str, *events: dict[str, str]) -> list[str]:
    """Codes for a task judged unsatisfactory on a day, with these events."""
    tables = county(tasks=DONE, evaluations={"level": "不满意", "date": on})
    valid = {"id": "bd-1", "task": "fw-1", "event": "答复", "reason": "已说明"}
    tables["task_events"] = table("task_events", *({**valid, **event} for event in events))
    return codes(check_records(tables, programme(), AS_OF).problems)


@pytest.mark.parametrize(
    ("answered_on", "is_in_time"),
    # Seven working days after 2026-09-30: 1 to 7 October are holidays, 10 October is worked.
    [
        ("2026-09-29", False),
        ("2026-09-30", True),
        ("2026-10-15", True),
        ("2026-10-16", False),
    ],
)
def test_an_answer_counts_within_the_limit(answered_on: str, is_in_time: bool) -> None:
    expected = [] if is_in_time else ["R-7-unanswered"]
    assert unhappy("2026-09-30", {"date": answered_on}) == expected


def test_a_day_the_county_takes_off_is_no_day_to_answer() -> None:
    tables = county(tasks=DONE, evaluations={"level": "不满意", "date": "2026-10-21"})
    rest = LocalDay(date(2026, 10, 29), is_work=False)
    for local_days, expected in (((), ["R-7-unanswered"]), ((rest,), [])):
        local = replace(programme(), local_days=local_days)
        assert codes(check_records(tables, local, date(2026, 11, 1)).problems) == expected


def test_nothing_is_late_before_the_limit_has_passed() -> None:
    assert unhappy("2026-10-22") == []
    assert unhappy("2026-10-20") == ["R-7-unanswered"]


def test_each_dissatisfaction_needs_its_own_answer() -> None:
    assert unhappy("2026-10-09", {"date": "2026-10-08"}) == ["R-7-unanswered"]


def test_work_done_again_was_judged_the_first_time() -> None:
    tables = county(tasks=DONE, evaluations={"level": "不满意", "date": "2026-09-10"})
    assert "R-6-early" in codes(check_records(tables, programme(), AS_OF).problems)
    reopened = {"id": "bd-1", "task": "fw-1", "event": "重办", "date": "2026-09-11"}
    tables["task_events"] = table("task_events", reopened)
    assert check_records(tables, programme(), AS_OF).problems == ()


def test_days_off_not_announced_then_unanswered_only_when_they_can_t_excuse_it() -> None:
    tables = county(tasks=DONE, evaluations={"level": "不满意", "date": "2027-02-01"})
    # The seven days to answer in end on March 1 at the latest: all before February 19 may be off.
    for as_of, expected in ((date(2027, 3, 1), []), (date(2027, 3, 2), ["R-7-unanswered"])):
        assert codes(check_records(tables, programme(), as_of).problems) == expected


@pytest.mark.parametrize(
    ("said", "expected", "counts", "is_unclear"),
    [
        ({"level": ""}, ["R-6-no-answer"], False, False),
        ({"level": "未回访", "solved": "无法联系"}, ["R-6-no-answer"], False, False),
        ({"level": "", "solved": "解决"}, [], True, False),
        ({"date": ""}, [], True, False),
        ({"level": "尚可"}, ["R-10-term"], False, True),
        # Somebody answered, and is counted with those who did.
        ({"level": "", "solved": "转走了"}, ["R-10-term"], True, False),
    ],
)
def test_an_evaluation_tells_a_level_or_whether_it_is_solved(
    said: dict[str, str], expected: list[str], *, counts: bool, is_unclear: bool
) -> None:
    checked = check(tasks=DONE, evaluations={"date": "2026-10-01", **said})
    assert codes(checked.problems) == expected
    assert len(checked.records["evaluations"]) == counts
    assert checked.records.unclear["evaluations"].count == is_unclear


def test_dissatisfaction_of_a_day_nobody_knows_waits_for_no_answer() -> None:
    assert codes(check(tasks=DONE, evaluations={"level": "不满意", "date": ""}).problems) == []


def test_todays_evaluation_waits_for_its_day_to_end() -> None:
    tables = county(tasks=DONE, evaluations={"date": "2026-11-01"})
    checked = check_records(tables, programme(), AS_OF, consent_day=date(2026, 11, 1))
    assert codes(checked.problems) == ["R-4-waits"]


def test_promise_with_a_day_it_was_kept_then_it_may_be_judged_whatever_came_of_it() -> None:
    judged = {"subject": "cn-1", "date": "2026-06-01"}
    for done_on, found in (("2026-05-20", []), ("", ["R-6-unfinished"])):
        kept = {"outcome": "", "done_on": done_on}
        tables = county(commitments=kept, evaluations=judged)
        problems = check_records(tables, programme(), AS_OF).problems
        assert [code for code in codes(problems) if code.startswith("R-6")] == found
