import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks import check_records

from tests.checks.small_county import AS_OF, VALID, check, codes, county, programme, table


def test_what_depends_on_a_withheld_record_is_withheld_and_says_on_which() -> None:
    checked = check(
        estates=[{"households": "约300"}, {"id": "songyuan-2"}],
        commitments=[{"estate": "songyuan-1"}, {"id": "cn-2", "text": "修路", "replaces": "cn-1"}],
        tasks=[{"commitment": "cn-2"}, {"id": "fw-2", "text": "门禁失灵", "estate": "songyuan-2"}],
    )
    assert codes(checked.problems) == [
        "withheld-dependent",
        "withheld-dependent",
        "R-19-approximate",
        "withheld-dependent",
    ]
    assert checked.problems[1].params["file"] == "data/commitments/0.csv"
    assert checked.problems[1].params["row"] == 2
    assert checked.records["tasks"].frame["id"].tolist() == ["fw-2"]


def test_a_joint_deed_goes_with_one_of_its_people() -> None:
    people = [{}, {"id": "dy-2", "name": "吴晓岚", "named_consent_on": "2026-02-30"}]
    checked = check(
        people=people, deeds=[{"people": "dy-1、dy-2"}, {"id": "sg-2", "date": "2026-07-06"}]
    )
    assert checked.records["deeds"].frame["id"].tolist() == ["sg-2"]


def test_positions_are_counted_anew_among_what_is_published() -> None:
    units = [{"id": "a", "ended_on": "x"}, {"id": "b"}, {"id": "c"}]
    people = [{"unit": "b", "withdrawn_on": "x"}, {"id": "dy-2", "name": "冯子安", "unit": "c"}]
    tasks = [
        {"id": "fw-1", "unit": "a"},
        {"id": "fw-2", "text": "门禁失灵", "unit": "c", "people": "dy-2"},
        {"id": "fw-3", "text": "路面坑洼", "unit": "b"},
    ]
    records = check(units=units, people=people, tasks=tasks).records
    assert records["tasks"].codes("unit").tolist() == [1, 0]
    assert records["tasks"].frame["unit"].tolist() == ["c", "b"]
    assert records["tasks"].links["people"].to_numpy().tolist() == [[0, 0]]


@given(
    st.lists(st.sampled_from(["", "a", "b", "nobody", "合计"]), max_size=30),
    st.integers(1, 7),
    st.booleans(),
)
def test_every_row_is_published_or_withheld(
    units: list[str], per_file: int, is_a_bad: bool
) -> None:
    rows = [
        {**VALID["tasks"], "id": f"fw-{n}", "text": f"第{n}件", "unit": unit}
        for n, unit in enumerate(units)
    ]
    tables = county(units=[{"id": "a", "name": "?" if is_a_bad else "甲局"}, {"id": "b"}])
    tables["tasks"] = table("tasks", *rows, per_file=per_file)
    checked = check_records(tables, programme(), AS_OF)
    good = {"", "b"} if is_a_bad else {"", "a", "b"}
    counts = [count for count in checked.records.counts if count.kind == "tasks"]
    assert [c.read for c in counts] == [f.row_count for f in tables["tasks"].files]
    assert all(c.read == c.published + c.withheld + c.refused for c in counts)
    assert checked.records["tasks"].frame["id"].tolist() == [
        f"fw-{n}" for n, unit in enumerate(units) if unit in good
    ]
    rows_at_fault = {p.place.row for p in checked.problems if p.place.file.startswith("data/tasks")}
    assert bool(rows_at_fault) == any(unit not in good for unit in units)


def test_kinds_without_a_file_are_there_and_empty() -> None:
    records = check_records({}, programme(), AS_OF).records
    assert all(table.frame.empty for table in records.tables.values())
    assert list(records["tasks"].links) == ["people"]
    assert records["tasks"].frame["raised_on"].dtype == np.dtype("datetime64[s]")
    assert records["tasks"].codes("unit").tolist() == []
