"""Rule R-35: far fewer records than last time are a problem, a few less are not."""

from datetime import date

import pytest
from sunboard.checks.fewer import Last, Loss, as_problem, idle_names, losses, numbers_of, unaccepted

from tests.factories import commitment, make_measures, numbered, task

DAY = date(2026, 10, 30)


def found(before: int, now: int) -> list[tuple[int, int]]:
    records = make_measures(tasks=numbered([task() for _ in range(now)])).records
    last = Last(DAY, {"kinds": {"tasks": before}})
    return [(loss.before, loss.now) for loss in losses(records, last)]


@pytest.mark.parametrize(
    ("before", "now"),
    [(0, 0), (0, 3), (40, 40), (40, 44), (3, 2), (10, 5), (60, 54), (1, 1)],
)
def test_as_many_more_or_a_few_less_then_nothing_is_said(before: int, now: int) -> None:
    assert found(before, now) == []


@pytest.mark.parametrize(("before", "now"), [(1, 0), (40, 0), (59, 53), (11, 5)])
def test_all_gone_or_more_than_a_tenth_and_five_then_a_loss(before: int, now: int) -> None:
    assert found(before, now) == [(before, now)]


@pytest.mark.parametrize(("before", "is_lost"), [(1, False), (5, False), (6, True)])
def test_few_rows_that_are_all_at_fault_then_no_loss(before: int, is_lost: bool) -> None:
    wrong = commitment(unit="nobody")
    records = make_measures(commitments=[wrong], is_sound=False).records
    assert bool(list(losses(records, Last(DAY, {"kinds": {"commitments": before}})))) == is_lost


def test_kind_that_is_not_known_any_more_then_it_counts_as_gone() -> None:
    last = Last(DAY, {"kinds": {"feuds": 2}})
    assert [loss.label for loss in losses(make_measures().records, last)] == ["feuds"]


@pytest.mark.parametrize(
    ("scope", "name", "label"),
    [("communities", "qinghe", "清河社区"), ("units", "zjj", "云桥县住房和城乡建设局")],
)
def test_place_or_unit_that_has_lost_far_too_many_then_a_loss_though_the_kind_has_not(
    scope: str, name: str, label: str
) -> None:
    records = make_measures(tasks=numbered([task() for _ in range(8)])).records
    numbers = numbers_of(records)
    numbers[scope][name] += 20
    (loss,) = losses(records, Last(DAY, numbers))
    assert (loss.scope, loss.name, loss.label) == (scope, name, label)
    assert loss.before - loss.now == 20


def test_numbers_then_every_record_counts_for_its_place_and_its_unit() -> None:
    one, two = (
        numbers_of(make_measures(commitments=numbered(rows)).records)
        for rows in ([commitment()], [commitment(), commitment(text="换灯9盏")])
    )
    assert two["kinds"]["commitments"] - one["kinds"]["commitments"] == 1
    for scope in ("communities", "units"):
        more = {name for name, number in two[scope].items() if number > one[scope][name]}
        assert len(more) == 1, scope


def test_accepted_by_any_of_its_names_then_not_in_the_way() -> None:
    loss = Loss(
        "units", "zjj", "县住房和城乡建设局", ("zjj", "县住房和城乡建设局", "县住建局"), 20, 3
    )
    for name in loss.names:
        assert unaccepted([loss], [name]) == []
    assert unaccepted([loss], ["住建"]) == [loss]
    problem = as_problem(loss, DAY, make_measures().records)
    assert problem.params["kind"] == "zjj"
    assert problem.place.file.startswith("data/units")


def lost(before: int, now: int, **more: int) -> list[Loss]:
    """What is lost where so many tasks are left of so many, and units have lost others beside."""
    one, two = (
        make_measures(tasks=numbered([task() for _ in range(count)])).records
        for count in (before, now)
    )
    numbers = numbers_of(one)
    for unit, number in more.items():
        numbers["units"][unit] += number
    return list(losses(two, Last(DAY, numbers)))


def test_kind_that_is_gone_then_what_follows_from_it_is_accepted_with_it() -> None:
    found = lost(30, 0)
    assert [loss.scope for loss in found] == ["kinds", "communities", "units"]
    assert [loss.follows for loss in found] == [(), ("tasks",), ("tasks",)]
    assert [loss.name for loss in unaccepted(found, [])] == ["tasks"]
    assert unaccepted(found, ["服务单"]) == []


def test_unit_that_has_lost_more_than_the_kind_then_it_stands_by_itself() -> None:
    found = lost(30, 0, zjj=20)
    assert [loss.name for loss in unaccepted(found, ["tasks"])] == ["zjj"]


def test_name_that_no_guard_asked_for_then_it_is_idle() -> None:
    assert idle_names(lost(30, 0), ["tasks", "清河社区", "visits"]) == ["visits"]


def test_kind_that_has_no_file_any_more_then_the_place_is_where_it_would_be() -> None:
    loss = Loss("kinds", "feuds", "feuds", ("feuds",), 2, 0)
    assert as_problem(loss, DAY, make_measures().records).place.file == "data/feuds.csv"
