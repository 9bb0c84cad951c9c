import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.small_county import check, codes

PEOPLE = [
    {"id": f"dy-{n}", "name": f"赵{'甲乙丙丁'[n]}", "named_consent_on": "2026-01-05"}
    for n in range(4)
]


def test_codes_are_positions_in_the_table_referred_to() -> None:
    records = check(
        units=[{"id": "a"}, {"id": "b", "successor": "c"}, {"id": "c"}],
        tasks=[{"unit": "c"}, {"id": "fw-2"}, {"id": "fw-3", "unit": " b　"}],
    ).records
    assert records["tasks"].codes("unit").tolist() == [2, -1, 1]
    assert records["tasks"].frame["unit"].cat.categories.tolist() == ["a", "b", "c"]
    assert records["units"].codes("successor").tolist() == [-1, 2, -1]


def test_whoever_names_an_estate_has_named_its_community() -> None:
    rows = [
        {"community": "", "estate": "songyuan-1"},
        {"id": "cn-2", "text": "疏通管道20米", "community": "", "estate": "松园一区"},
        {"id": "cn-3", "text": "更换井盖12个", "community": "无", "estate": "songyuan-1"},
        {"id": "cn-4", "text": "划停车线30米", "community": "", "estate": ""},
        {"id": "cn-5", "text": "修围墙40米", "community": "松园", "estate": "songyuan-1"},
    ]
    checked = check(commitments=rows)
    assert checked.records["commitments"].codes("community").tolist() == [0, 0, 0, -1, 0]
    assert codes(checked.problems) == ["R-24-nothing", "R-10-near-name"]


def test_what_needs_a_community_and_names_neither_then_it_is_missing() -> None:
    rows = [{"community": "", "estate": "songyuan-1"}, {"id": "sg-2", "what": "扶老人过街"}]
    rows[1] |= {"community": "", "estate": ""}
    checked = check(deeds=rows)
    assert checked.records["deeds"].frame["community"].tolist() == ["songyuan"]
    assert "required" in codes(checked.problems)


def test_a_meeting_of_a_community_is_none_of_its_town() -> None:
    meeting = {"id": "hy-1", "level": "社区", "convenor": "松园社区党委", "summary": "议3件事"}
    checked = check(meetings=[{**meeting, "community": "songyuan", "date": "2026-09-02"}])
    assert checked.records["meetings"].codes("town").tolist() == [-1]


@given(
    st.lists(st.lists(st.integers(0, 3), max_size=5), max_size=6),
    st.sampled_from(["、", "；", ";", "，", ", ", " ", "、 "]),
)
def test_links_are_the_ids_in_the_cell_each_once_and_in_order(
    cells: list[list[int]], separator: str
) -> None:
    tasks = [
        {"id": f"fw-{row}", "text": f"事{row}", "people": separator.join(f"dy-{p}" for p in people)}
        for row, people in enumerate(cells)
    ]
    table = check(people=PEOPLE, tasks=tasks).records["tasks"]
    expected = [(row, p) for row, people in enumerate(cells) for p in dict.fromkeys(people)]
    links = table.links["people"]
    assert list(zip(links.rows.tolist(), links.targets.tolist(), strict=True)) == expected
    assert "people" not in table.frame


def test_an_evaluation_may_be_of_a_task_or_a_commitment() -> None:
    done = {"unit": "zhujian", "completed_on": "2026-05-20", "result": "换灯2盏"}
    table = check(
        tasks=done,
        commitments={"outcome": "已兑现", "done_on": "2026-05-20", "result": "换灯60盏"},
        evaluations=[{}, {"id": "pj-2", "subject": " cn-1"}],
    ).records["evaluations"]
    assert table.frame["subject"].tolist() == ["fw-1", "cn-1"]


def test_a_reference_to_a_twin_means_the_first() -> None:
    checked = check(units=[{"name": "甲局"}, {"name": "乙局"}], tasks={"unit": "zhujian"})
    assert codes(checked.problems) == ["R-11-duplicate-id"]
    assert checked.records["units"].frame["name"].tolist() == ["甲局"]
    assert checked.records["tasks"].codes("unit").tolist() == [0]


def test_an_id_at_fault_is_nobody_s() -> None:
    checked = check(units=[{}, {"id": "x?"}], tasks=[{"unit": ""}, {"id": "fw-2", "unit": "x?"}])
    assert codes(checked.problems) == ["R-10-unknown", "id-form"]
    assert checked.records["tasks"].codes("unit").tolist() == [-1, -1]


@pytest.mark.parametrize("count", [3_000])
def test_a_file_of_wrong_ids_is_reported_whole(count: int) -> None:
    tasks = [{"id": f"fw-{n}", "text": f"事{n}", "unit": f"dan-wei-{n}"} for n in range(count)]
    checked = check(tasks=tasks)
    assert len(checked.problems) == count
    assert np.all([code.startswith("R-10-unknown") for code in codes(checked.problems)])
