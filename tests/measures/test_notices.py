"""Notices: which stand, how long, which lack an outcome; corrections: what they are about."""

import pytest
from sunboard.measures.corrections import corrections_of
from sunboard.measures.notices import notices_of

from tests.factories import Row, correction, deed, kept, make_measures, notice, numbered, task


@pytest.mark.parametrize(
    ("row", "is_open", "is_past", "lacks_outcome"),
    [
        pytest.param(notice(), False, True, False, id="over, with its outcome"),
        pytest.param(notice(outcome=""), False, True, True, id="over, nobody said what came of it"),
        pytest.param(
            notice(started_on="2026-10-26", ended_on="2026-10-30", outcome=""),
            False, True, True, id="over since yesterday",
        ),
        pytest.param(
            notice(started_on="2026-10-26", ended_on="2026-10-31", outcome=""),
            True, False, False, id="its last day is today",
        ),
        pytest.param(
            notice(started_on="2026-10-31", ended_on="2026-11-09", outcome=""),
            True, False, False, id="its first day is today",
        ),
        pytest.param(
            notice(kind="承诺公示", ended_on="", outcome=""), True, False, False, id="for good"
        ),
        pytest.param(
            notice(kind="承诺公示", ended_on="2026-10-30", outcome=""),
            False, True, False, id="for good, but taken down",
        ),
    ],
)  # fmt: skip
def test_notice_on_the_as_of_date_then_how_it_stands(
    row: Row, is_open: bool, is_past: bool, lacks_outcome: bool
) -> None:
    notices = notices_of(make_measures(notices=[row]))
    found = (notices.is_open[0], notices.is_past[0], notices.lacks_outcome[0])
    assert found == (is_open, is_past, lacks_outcome)


def test_corrections_then_newest_first_with_what_they_are_about() -> None:
    rows = [
        correction(id="gz-1", target="fw-1", date="2026-07-01", category="文字"),
        correction(id="gz-2", target="cn-1", date="2026-09-01"),
        correction(id="gz-3", target="sg-1", date="2026-08-01", category="作废"),
        correction(id="gz-4", target="fw-404", date="2026-08-01", category="作废"),
        correction(
            id="gz-5", target="cn-1", date="2026-09-02", category="隐私", before="", after=""
        ),
        correction(id="gz-6", target="cn-1", date="2026-09-03", category="事实"),
    ]
    corrections = corrections_of(
        make_measures(commitments=[kept()], tasks=[task()], deeds=[deed()], corrections=rows)
    )
    ids = corrections.table.texts("id")
    assert [ids[row] for row in corrections.order] == [
        "gz-6", "gz-5", "gz-2", "gz-4", "gz-3", "gz-1"
    ]  # fmt: skip
    assert corrections.target == (
        ("tasks", 0),
        ("commitments", 0),
        ("deeds", 0),
        None,
        ("commitments", 0),
        ("commitments", 0),
    )
    assert corrections.class_counts == (1, 1, 1, 2, 1)
    assert [ids[row] for row in corrections.marks["commitments", 0]] == ["gz-5", "gz-2"]
    assert [ids[row] for row in corrections.marks["deeds", 0]] == ["gz-3"]
    assert ("tasks", 0) not in corrections.marks


def test_id_of_two_kinds_then_the_first_of_them_is_corrected() -> None:
    same = {"commitments": [kept(id="x-1")], "tasks": [task(id="x-1")]}
    corrections = corrections_of(make_measures(**same, corrections=[correction(target="x-1")]))
    assert corrections.target == (("commitments", 0),)


def test_corrections_of_one_record_then_all_of_them_newest_first() -> None:
    rows = numbered([correction(date="2026-08-01"), correction(date="2026-09-01")])
    corrections = corrections_of(make_measures(commitments=[kept()], corrections=rows))
    assert corrections.marks["commitments", 0] == (1, 0)
