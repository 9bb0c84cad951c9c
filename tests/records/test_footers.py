"""Rows that are no records are left out, counted and said; a record that lacks its id is none of them."""

import pytest

from tests.records.reading import read_csv, read_yaml

HEAD = "编号,名称,所属城镇,党组织,办公电话\na,甲,t,,\n"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("合计,,,,", "row-total"),
        ("合　计,,3,,", "row-total"),
        (",总 计：,,,", "row-total"),
        ("本页小计：3个,,,,", "row-total"),
        ("填表人：某人,,审核：某人,,2026-10-31", "row-footer"),
        ("制表,某人,,,", "row-footer"),
        (",,,单位负责人（签字）：,", "row-footer"),
        ("填表人：某人", "row-footer"),
        ("注：每周五更新", "row-footer"),
        ("Total,,,3,", "row-total"),
        ("Total: 3,,,,", "row-total"),
        (",Grand total,,,", "row-total"),
        ("Prepared by: 某人,,,,", "row-footer"),
        ("Note: as of Friday", "row-footer"),
    ],
)
def test_a_foot_of_a_sheet_is_no_record(row: str, code: str) -> None:
    reading = read_csv(f"{HEAD}{row}\n", "communities")
    assert [record["id"] for record in reading.records] == ["a"]
    assert reading.codes == [code]
    [file] = reading.table.files
    assert (file.row_count, file.foot_count, file.refused_count) == (1, 1, 0)
    assert "某人" not in "".join(reading.said)


@pytest.mark.parametrize(
    "row",
    [
        ",乙,t,审核：某人,",
        "备注：没有编号,乙,t,,",
        "b,合计,t,,",
        "b,审核：某人,t,,",
        "乙社区,乙,t,,",
        ",,t,,",
        "total,乙,t,,",
    ],
)
def test_a_record_with_a_fault_stays_one(row: str) -> None:
    reading = read_csv(f"{HEAD}{row}\n", "communities")
    assert (len(reading.records), reading.codes) == (2, [])
    assert reading.table.files[0].foot_count == 0


def test_places_of_the_rows_behind_a_foot_are_kept() -> None:
    reading = read_csv(f"{HEAD}合计,,,,\nb,乙,t,,\n", "communities")
    assert [reading.table.place(row).row for row in range(2)] == [2, 4]


def test_yaml_has_feet_too() -> None:
    reading = read_yaml("- id: 合计\n- id: a\n  name: 甲\n")
    assert ([record["id"] for record in reading.records], reading.codes) == (["a"], ["row-total"])
