"""More records for an office's file: what stands in it stays, and what is new is read as it was given."""

from pathlib import Path

import pytest
from sunboard.records.appending import NoColumnError, new_csv, with_csv, with_yaml
from sunboard.records.folders import FoundFile
from sunboard.records.read import read_kind
from sunboard.schema import KIND_BY_NAME

KIND = KIND_BY_NAME["corrections"]
NEW = {
    "id": "gz-2",
    "target": "fw-1",
    "date": "2026-11-05",
    "category": "隐私",
    "reason": '写了"门牌"，撤下: #3',
    "decided_by": "县办",
}
HEADS = ("编号", "更正的记录", "日期", "类别", "原因", "决定机关")


def read_back(data: bytes, path: Path) -> list[dict[str, str]]:
    path.write_bytes(data)
    file = FoundFile(path, path.name, KIND, path.suffix == ".yml", len(data))
    table, problems = read_kind(KIND, [file])
    assert problems == []
    rows = table.cells.to_dict("records")
    return [{name: text for name, text in row.items() if text} for row in rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("is_ended", [True, False])
def test_csv_then_one_more_row_in_its_own_form(
    encoding: str, newline: str, delimiter: str, is_ended: bool, tmp_path: Path
) -> None:
    row = ("gz-1", "cn-1", "2026-07-06", "作废", "重复登记", "云城街道党工委")
    before = newline.join(delimiter.join(cells) for cells in (HEADS, row)).encode(encoding)
    before += newline.encode() if is_ended else b""
    after = with_csv(KIND, before, "corrections.csv", [NEW])
    assert after.startswith(before)
    assert after.endswith(newline.encode())
    assert after.count(b"\r\n") == (3 if newline == "\r\n" else 0)
    first, second = read_back(after, tmp_path / "corrections.csv")
    assert first["reason"] == "重复登记"
    assert second == NEW


def test_csv_with_titles_above_its_headings_then_one_more_row_below(tmp_path: Path) -> None:
    row = ("gz-1", "cn-1", "2026-07-06", "作废", "重复登记", "云城街道党工委")
    before = "\n".join(",".join(cells) for cells in (("更正登记表",), (), HEADS, row, ())).encode()
    after = with_csv(KIND, before, "corrections.csv", [NEW])
    assert after.startswith(before)
    assert read_back(after, tmp_path / "corrections.csv")[1] == NEW


def test_csv_with_the_office_s_own_columns_then_each_text_stands_under_its_heading(
    tmp_path: Path,
) -> None:
    heads = "date,decided_by,before,id,target,category,reason\n"
    (row,) = read_back(
        with_csv(KIND, heads.encode(), "corrections.csv", [NEW]), tmp_path / "corrections.csv"
    )
    assert row == NEW


@pytest.mark.parametrize("heads", ["编号,更正的记录,日期,类别,决定机关\n", "甲,乙,丙\n"])
def test_csv_without_a_column_for_it_then_refused(heads: str) -> None:
    with pytest.raises(NoColumnError):
        with_csv(KIND, heads.encode(), "corrections.csv", [NEW])


def test_new_file_then_every_column_and_a_mark_for_excel(tmp_path: Path) -> None:
    data = new_csv(KIND, [NEW])
    assert data.startswith(
        b"\xef\xbb\xbf" + "编号,更正的记录,日期,类别,更正的项目,留下的记录,原来,现在".encode()
    )
    assert read_back(data, tmp_path / "corrections.csv") == [NEW]


@pytest.mark.parametrize(
    "before",
    [
        "- id: gz-1\n  target: cn-1\n",
        "# 更正\n- {id: gz-1, target: cn-1}",
        "  -   id: gz-1\n      target: cn-1\n\n# 完\n",
        "- id: gz-1\r\n  target: cn-1\r\n",
    ],
)
def test_yaml_then_one_more_entry_in_its_own_form(before: str, tmp_path: Path) -> None:
    data = before.encode()
    after = with_yaml(data, {"id": "id", "target": "target"}, KIND, [NEW, {**NEW, "id": "gz-3"}])
    assert after.startswith(data)
    assert b"\n" in after.replace(b"\r\n", b"") or "\r\n" in before
    first, second, third = read_back(after, tmp_path / "corrections.yml")
    assert first == {"id": "gz-1", "target": "cn-1"}
    assert second == NEW
    assert third["id"] == "gz-3"


def test_yaml_with_chinese_keys_then_those_it_has_not_used_yet_are_chinese_too() -> None:
    after = with_yaml("- 更正编号: gz-1\n".encode(), {"id": "更正编号"}, KIND, [NEW]).decode()
    assert '\n- 更正编号: "gz-2"\n  更正的记录: "fw-1"\n' in after
