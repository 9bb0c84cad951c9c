from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks import check_records
from sunboard.checks.records import WITHHELD, Table

from tests.checks.small_county import AS_OF, VALID, Row, check, codes, county, programme, table


def test_a_link_to_a_withheld_record_is_cut_and_says_to_which() -> None:
    checked = check(
        estates=[{"community": "nowhere"}, {"id": "songyuan-2"}],
        commitments=[{"estate": "songyuan-1"}, {"id": "cn-2", "text": "修路", "unit": "nobody"}],
        tasks=[{"commitment": "cn-2"}, {"id": "fw-2", "text": "门禁失灵", "commitment": "cn-1"}],
    )
    assert codes(checked.problems) == [
        "withheld-link",
        "R-10-unknown",
        "R-10-unknown",
        "withheld-link",
    ]
    assert checked.problems[0].params["file"] == "data/estates/0.csv"
    assert checked.problems[0].params["row"] == 2
    records = checked.records
    assert records["commitments"].frame["id"].tolist() == ["cn-1"]
    assert records["commitments"].codes("estate").tolist() == [-1]
    assert records["tasks"].frame["id"].tolist() == ["fw-1", "fw-2"]
    assert records["tasks"].codes("commitment").tolist() == [-1, 0]


def test_what_is_nothing_without_a_withheld_record_is_withheld_with_it() -> None:
    checked = check(
        commitments={"unit": "nobody", "outcome": "未兑现", "reason": "汛期"},
        extensions={
            "id": "yq-1",
            "commitment": "cn-1",
            "set_on": "2026-05-01",
            "new_due": "2026-09-01",
            "reason": "汛期",
            "decided_by": "东山镇党委",
        },
        evaluations={"subject": "cn-1"},
    )
    assert codes(checked.problems).count("withheld-dependent") == 2
    assert checked.records["extensions"].frame.empty
    assert checked.records["evaluations"].frame.empty


def test_a_joint_deed_stays_without_one_of_its_people() -> None:
    people = [{}, {"id": "dy-2", "name": "吴晓岚", "unit": "nobody"}]
    checked = check(people=people, deeds={"people": "dy-1、dy-2"})
    assert checked.records["deeds"].frame["id"].tolist() == ["sg-1"]
    assert links_of(checked.records["deeds"]) == [(0, 0)]


def test_a_deed_says_nothing_of_somebody_whose_withdrawal_cannot_be_read() -> None:
    people = [
        {},
        {"id": "dy-2", "name": "吴晓岚", "withdrawn_on": "去年", "named_consent_on": "2026-01-05"},
    ]
    deed = {"people": "dy-1、dy-2", "what": "周立群、吴晓岚雨夜排查车库"}
    checked = check(people=people, deeds=deed)
    assert "R-26-named" in codes(checked.problems)
    assert checked.records["deeds"].texts("what") == [WITHHELD]


def test_a_faulty_optional_cell_costs_the_cell() -> None:
    checked = check(
        tasks={
            "unit": "nobody",
            "quantity": "约3",
            "due": "2026-13-01",
            "category": "什么",
            "result": "XX",
        }
    )
    table = checked.records["tasks"]
    assert table.frame["id"].tolist() == ["fw-1"]
    assert table.codes("unit").tolist() == table.codes("category").tolist() == [-1]
    assert np.isnan(table.numbers("quantity")).all()
    assert np.isnat(table.days("due")).all()
    assert table.texts("result") == [""]
    assert len(checked.problems) == 5


def test_what_names_somebody_counts_and_is_not_told() -> None:
    people = [{}, {"id": "dy-2", "name": "吴晓岚", "named_consent_on": ""}]
    text = {"text": "为吴晓岚家修水管"}
    checked = check(people=people, tasks=text, commitments=text)
    for kind in ("tasks", "commitments"):
        assert checked.records[kind].texts("text") == [WITHHELD]
        (count,) = (c for c in checked.records.counts if c.kind == kind)
        assert (count.read, count.published, count.counted_only, count.withheld) == (1, 1, 0, 0)


def test_a_required_text_with_a_mobile_in_it_is_withheld_and_nothing_else() -> None:
    clean = {"outcome": "未兑现", "reason": "汛期", "due": "2026-06-30"}
    typed = {**clean, "text": "更换楼道灯60盏，13900000000", "reason": "汛期，问13900000000"}
    before, after = (check(commitments=row).records["commitments"] for row in (clean, typed))
    assert after.texts("text") == after.texts("reason") == [WITHHELD]
    kept = [name for name in before.columns if name not in ("text", "reason")]
    assert after.frame[kept].equals(before.frame[kept])
    assert after.has_lost is not None
    assert not after.has_lost.any()


def test_a_kind_that_is_published_whole_loses_the_text_only() -> None:
    table = check(deeds={"result": "转移车辆40辆，问13900000000"}).records["deeds"]
    assert table.texts("result") == [WITHHELD]


def test_texts_that_differ_are_told_apart_by_the_columns_and_by_no_reader() -> None:
    offices = ("13900000000", "13900000001", "13900000000", "")
    rows = [
        {
            "id": f"jd-{number}",
            "unit": "zhujian",
            "community": "songyuan",
            "kind": "领导包联",
            "started_on": "2026-01-01",
            "leader_office": office and f"副局长{office}",
        }
        for number, office in enumerate(offices)
    ]
    table = check(pairings=rows).records["pairings"]
    assert table.texts("leader_office") == [WITHHELD, WITHHELD, WITHHELD, ""]
    first, second, third, _ = table.text_array("leader_office").to_pylist()
    assert first == third != second


def test_a_name_with_a_number_in_it_is_withheld_and_links_stay() -> None:
    checked = check(estates={"name": "松园一区13900000000"}, commitments={"estate": "songyuan-1"})
    assert checked.records["estates"].texts("name") == [WITHHELD]
    assert checked.records["commitments"].codes("estate").tolist() == [0]


def test_what_cannot_be_counted_is_counted_beside_those_it_is_known_to_be_of() -> None:
    rows = [
        {"id": "cn-1", "unit": "nobody"},
        {"id": "修路", "text": "修路"},
        {"id": "建亭", "text": "建亭", "community": "nowhere"},
        {"id": "cn-4", "text": "通气"},
        {"id": "cn-5", "text": "铺路", "community": "nowhere"},
    ]
    unclear = check(commitments=rows).records.unclear["commitments"]
    assert unclear.count == 3
    assert unclear.owners["communities"].tolist() == [0, 0, -1]
    assert unclear.owners["units"].tolist() == [-1, 0, 0]


def test_what_waits_for_its_day_is_not_unclear() -> None:
    tables = county(tasks={"raised_on": "2026-10-31"})
    records = check_records(
        tables, programme(), date(2026, 10, 30), consent_day=date(2026, 10, 31)
    ).records
    assert records["tasks"].frame.empty
    assert records.unclear["tasks"].count == 0


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("evaluations", {"count": "约30"}),
        ("activities", {"sessions": "0"}),
        ("task_events", {"event": "中止", "reason": ""}),
    ],
)
def test_a_fault_that_would_pass_for_something_better_costs_the_record(kind: str, row: Row) -> None:
    checked = check(**{kind: {**EXTRA.get(kind, {}), **row}})
    assert checked.problems
    assert checked.records[kind].frame.empty


EXTRA: dict[str, Row] = {
    "activities": {
        "id": "hd-1",
        "unit": "zhujian",
        "community": "songyuan",
        "title": "义诊",
        "date": "2026-06-01",
    },
    "task_events": {"id": "bd-1", "task": "fw-1", "date": "2026-06-01"},
}


def test_positions_are_counted_anew_among_what_is_published() -> None:
    units = [{"id": "a", "name": "?"}, {"id": "b"}, {"id": "c"}]
    people = [{"unit": "b", "name": "?"}, {"id": "dy-2", "name": "冯子安", "unit": "c"}]
    tasks = [
        {"id": "fw-1", "unit": "a"},
        {"id": "fw-2", "text": "门禁失灵", "unit": "c", "people": "dy-2"},
        {"id": "fw-3", "text": "路面坑洼", "unit": "b"},
    ]
    records = check(units=units, people=people, tasks=tasks).records
    assert records["tasks"].codes("unit").tolist() == [-1, 1, 0]
    assert records["tasks"].frame["unit"].tolist()[1:] == ["c", "b"]
    assert links_of(records["tasks"]) == [(1, 0)]


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
    counts = [count for count in checked.records.counts if count.kind == "tasks"]
    assert [c.read for c in counts] == [f.row_count for f in tables["tasks"].files]
    assert all(c.is_conserved for c in counts)
    assert checked.records["tasks"].frame["id"].tolist() == [
        f"fw-{n}" for n, unit in enumerate(units) if unit != "合计"
    ]
    good = {"", "b"} if is_a_bad else {"", "a", "b"}
    rows_at_fault = {p.place.row for p in checked.problems if p.place.file.startswith("data/tasks")}
    assert bool(rows_at_fault) == any(unit not in good for unit in units)


def test_kinds_without_a_file_are_there_and_empty() -> None:
    records = check_records({}, programme(), AS_OF).records
    assert all(table.frame.empty for table in records.tables.values())
    assert list(records["tasks"].links) == ["people"]
    assert records["tasks"].frame["raised_on"].dtype == np.dtype("datetime64[s]")
    assert records["tasks"].codes("unit").tolist() == []


def links_of(table: Table) -> list[tuple[int, int]]:
    links = table.links["people"]
    return list(zip(links.rows.tolist(), links.targets.tolist(), strict=True))
