"""What the programme keeps for some years ends by itself: names into counts, months into totals."""

from datetime import date

import pytest
from sunboard.boards.limits import limit_facts
from sunboard.measures.ground import Ground
from sunboard.publishing.manifest import told_by
from sunboard.settings import Retention

from tests.asking import Asked, ask
from tests.factories import PEOPLE, deed, finished, kept, make_measures, make_programme

NAME = "周立群"
IN_2024 = {"date": "2024-07-05", "decided_on": "2024-09-01"}


def county(
    names: int | None = None, months: int | None = None, as_of: date = date(2026, 10, 31)
) -> Ground:
    """Somebody honoured in 2024, and again in 2026; a task done and a promise kept in each year."""
    windows = {"window_from": "2024-08-01", "window_to": "2024-08-09", "approved_on": "2024-07-30"}
    recommended = {"recommended_on": "2024-07-10", "verified_on": "2024-07-20"}
    old_task = {
        key: value.replace("2026", "2024") for key, value in finished().items() if key != "id"
    }
    old_promise = {key: value.replace("2026", "2024") for key, value in kept().items()}
    return make_measures(
        as_of,
        {"retention": Retention(names, months)},
        is_sound=False,
        people=[{**person, "named_consent_on": "2023-01-05"} for person in PEOPLE],
        deeds=[
            deed(id="sg-1", people="dy-1", what="雨夜清淤", **IN_2024, **windows, **recommended),
            deed(id="sg-2", people="dy-1", what="雪天送菜"),
        ],
        tasks=[
            {**old_task, "id": "fw-1", "people": "dy-1", "text": "旧灯不亮"},
            {**finished(), "id": "fw-2", "people": "dy-1"},
        ],
        commitments=[
            {**old_promise, "id": "cn-1", "person": "dy-1", "text": "补旧树"},
            {**kept(), "id": "cn-2", "person": "dy-1"},
        ],
    )


def named_on(pages: Asked) -> set[str]:
    return {path for path in pages if NAME in pages.held(path)}


def test_nothing_said_then_nothing_ends() -> None:
    pages = ask(county())
    assert {"deeds/sg-1/", "deeds/sg-2/", "deeds/2024-q3/"} <= named_on(pages)
    assert "旧灯不亮" in pages["c/qinghe/2024-09/"].text or "旧灯不亮" in "".join(
        pages.held(path) for path in pages if path.startswith("c/qinghe/2024")
    )


@pytest.mark.parametrize(("years", "ends"), [(1, True), (2, False), (3, False)])
def test_names_then_they_end_with_the_year(years: int, ends: bool) -> None:
    pages = ask(county(years))
    assert ("deeds/sg-1/" not in named_on(pages)) == ends
    assert "deeds/sg-2/" in named_on(pages)
    assert ("雨夜清淤" not in pages.held("deeds/sg-1/")) == ends


def test_names_that_ended_then_counts_stay_and_every_address_answers() -> None:
    before, after = ask(county()), ask(county(1))
    # Below a deed that has ended a member's page would say who did it: it lies below their next.
    assert set(after) - set(before) == {"deeds/sg-2/1/"}
    assert set(before) <= set(after)
    assert {path for path in named_on(after) if "2024" in path or "sg-1" in path} == set()
    assert before["deeds/2024-q3/"].values == after["deeds/2024-q3/"].values
    assert "已过保存年限" in after["deeds/2024-q3/"].text
    assert "已过保存年限" in after["deeds/sg-1/"].text
    assert "雨夜清淤" not in "".join(after.held(path) for path in after)
    assert named_on(after) & {"commitments/cn-1/", "commitments/cn-2/"} == {"commitments/cn-2/"}


def test_year_that_turns_overnight_then_names_end_by_the_real_day() -> None:
    assert "deeds/sg-1/" in named_on(ask(county(2, as_of=date(2026, 12, 31))))
    assert "deeds/sg-1/" not in named_on(ask(county(2, as_of=date(2027, 1, 1))))


def test_names_that_ended_then_what_was_made_before_is_deleted() -> None:
    last, first = (told_by(county(2, as_of=day)) for day in (date(2026, 12, 31), date(2027, 1, 1)))
    assert told_by(county(2, as_of=date(2026, 12, 30))).still_holds(last)
    assert not last.still_holds(first)
    assert not told_by(county()).still_holds(last)


def test_month_that_ended_then_its_page_has_totals_and_no_list() -> None:
    before, after = ask(county()), ask(county(months=1))
    assert set(before) == set(after)
    old = [path for path in after if path.startswith("c/qinghe/2024")]
    assert old
    for path in old:
        page = after[path]
        assert page.rows == []
        assert page.items == []
        assert "按保存年限只留件数" in page.text
    counted = [
        said
        for path in old
        for key, said in after[path].values.items()
        if key.startswith("qinghe/months/2024-") and key.endswith("/tasks")
    ]
    assert sorted(counted) == [*["0件"] * (len(old) - 1), "1件"]
    assert "旧灯不亮" not in "".join(after.held(path) for path in old)
    assert not any(
        link.href.startswith("c/qinghe/2024") and "#" in link.href
        for path in after
        for link in after[path].links
    )


def test_years_kept_then_the_method_page_says_so() -> None:
    programme = make_programme(retention=Retention(3, 5))
    said = {fact.label: fact.text for fact in limit_facts(programme)}
    assert "3年" in said["姓名留多久"]
    assert "5年" in said["每月明细留多久"]
    assert "姓名留多久" not in {fact.label for fact in limit_facts(make_programme())}
