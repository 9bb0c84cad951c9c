"""A workbook of sheets that go on beside one a month: it is decided sheet by sheet what another replaces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook
from sunboard.records import read_records

from tests.factories import Run, run_sunboard

PROGRAMME = "name: 结对共建\ncounty: 清源县\nissuer: 清源县委\nsupervision_phone: 0999-1\n"
PAIRS = ("街道（镇）", "社区", "小区", "结对单位")
ASKED = ("序号", "受理时间", "社区", "反映问题", "承办单位")
ESTATES = "甲乙丙丁戊己庚辛壬癸"
TROUBLES = ("路灯不亮", "水管漏水", "路面坑洼", "楼道占道", "夜间噪音")
Sheets = Mapping[str, Sequence[Sequence[object]]]


def pairings(count: int) -> Sequence[Sequence[object]]:
    rows = (("平安街道", "永兴社区", f"{each}苑", "县财政局") for each in ESTATES[:count])
    return (PAIRS, *rows)


def requests(month: int, days: Iterable[int]) -> Sequence[Sequence[object]]:
    rows = (
        (day, f"2026-{month:02}-{day:02}", "永兴社区", TROUBLES[day % 5], "县财政局")
        for day in days
    )
    return ((f"{month}月群众诉求",), ASKED, *rows)


def worded(rows: Sequence[Sequence[object]]) -> Sequence[Sequence[object]]:
    """Requests of which none tells what another month's does."""
    told = ((*row[:3], f"{row[3]}，在{row[0]}号楼", row[4]) for row in rows[2:])
    return (*rows[:2], *told)


def ledger(month: int, count: int, days: int, *, sheet: str = "{}月诉求") -> Sheets:
    return {"结对": pairings(count), sheet.format(month): requests(month, range(1, days + 1))}


def saved(path: Path, sheets: Sheets) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(tuple(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "county" / "data").mkdir(parents=True)
    (tmp_path / "county" / "data" / "programme.yml").write_text(PROGRAMME, encoding="utf-8")
    return tmp_path / "county"


def bring(project: Path, file: Path, *more: str | Path) -> Run:
    return run_sunboard("import", file, "-C", project, "--yes", *more)


def ids_of(project: Path, kind: str) -> set[str]:
    return {*read_records(project)[0][kind].texts["id"].to_pylist()}


def counts(project: Path) -> tuple[int, int]:
    tables, _ = read_records(project)
    return len(tables["pairings"]), len(tables["tasks"])


@pytest.mark.parametrize(("count", "days"), [(10, 2), (6, 8), (3, 20)])
@pytest.mark.parametrize(
    "names", [("台账.xlsx",) * 3, tuple(f"台账{m}月.xlsx" for m in (9, 10, 11))]
)
def test_sheet_of_another_month_then_it_is_added_and_the_steady_one_replaced(
    project: Path, tmp_path: Path, names: tuple[str, str, str], count: int, days: int
) -> None:
    published: set[str] = set()
    for month, name in zip((9, 10, 11), names, strict=True):
        run = bring(project, saved(tmp_path / str(month) / name, ledger(month, count, days)))
        assert run.code == 0, run.out + run.err
        assert "问了0个问题" in run.out
        number = ("publish", "--number", "-C", project, "--as-of", f"2026-{month:02}-28")
        assert run_sunboard(*number).code == 0
        assert published <= ids_of(project, "tasks")
        published = ids_of(project, "tasks")
    assert counts(project) == (count, 3 * days)
    assert "0个错误" in run_sunboard("check", "-C", project, "--as-of", "2026-11-28").err
    assert "「10月诉求」新的这份没有，还算" in run.out


def test_sheet_of_the_same_name_without_a_row_in_common_then_both_count(
    project: Path, tmp_path: Path
) -> None:
    for month, days in ((9, range(1, 6)), (10, range(11, 16))):
        sheets = {"结对": pairings(6), "诉求": worded(requests(month, days))}
        run = bring(project, saved(tmp_path / str(month) / "台账.xlsx", sheets))
        assert run.code == 0, run.out + run.err
    assert counts(project) == (6, 10)


def test_sheet_of_the_same_name_tells_the_same_of_other_days_then_somebody_is_asked(
    project: Path, tmp_path: Path
) -> None:
    """Its days may have been mended, or the same happened again."""
    for month in (9, 10):
        sheets = ledger(month, 6, 5, sheet="诉求")
        run = bring(project, saved(tmp_path / str(month) / "台账.xlsx", sheets))
    assert run.code == 1
    assert counts(project) == (6, 5)


def test_what_was_said_of_a_sheet_that_stays_then_it_is_still_read_so(
    project: Path, tmp_path: Path
) -> None:
    said = {"sheets": [{"file": "台账.xlsx", "sheet": "9月诉求", "fixed": {"分类": "其他"}}]}
    mapping = project / "data" / "mapping.yml"
    mapping.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    for month in (9, 10):
        bring(project, saved(tmp_path / str(month) / "台账.xlsx", ledger(month, 6, 5)))
    categories = read_records(project)[0]["tasks"].texts["category"].to_pylist()
    assert sorted(categories) == ["", "", "", "", "", "其他", "其他", "其他", "其他", "其他"]


def test_month_in_a_sheet_s_name_and_some_rows_again_then_somebody_is_asked(
    project: Path, tmp_path: Path
) -> None:
    bring(project, saved(tmp_path / "9" / "台账.xlsx", ledger(9, 6, 8)))
    again = {"结对": pairings(6), "10月诉求": requests(9, range(6, 15))}
    new = saved(tmp_path / "10" / "台账.xlsx", again)
    asked = bring(project, new)
    assert asked.code == 1
    assert "新的这份是代替它，还是接着它？" in asked.err
    answers = tmp_path / "answers.yml"
    for answer, expected in (("接着它，两份都要", (6, 17)), ("代替它", (6, 9))):
        copy = tmp_path / answer
        answers.write_text(f"file:台账.xlsx: {answer}\n", encoding="utf-8")
        (copy / "data").mkdir(parents=True)
        for path in (project / "data").glob("*.*"):
            (copy / "data" / path.name).write_bytes(path.read_bytes())
        assert bring(copy, new, "--answers", answers).code in (0, 3)
        assert counts(copy) == expected


def test_file_of_the_same_name_with_none_of_its_records_then_somebody_is_asked(
    project: Path, tmp_path: Path
) -> None:
    bring(project, saved(tmp_path / "9" / "诉求.xlsx", {"诉求": requests(9, range(1, 9))}))
    new = saved(tmp_path / "10" / "诉求.xlsx", {"诉求": worded(requests(10, range(11, 16)))})
    assert bring(project, new).code == 1
    answers = tmp_path / "answers.yml"
    answers.write_text("file:诉求.xlsx: 接着它，两份都要\n", encoding="utf-8")
    bring(project, new, "--answers", answers)
    assert counts(project)[1] == 13


def test_published_row_is_missing_in_the_next_file_then_import_says_so(
    project: Path, tmp_path: Path
) -> None:
    bring(project, saved(tmp_path / "9" / "台账.xlsx", ledger(9, 6, 8)))
    assert run_sunboard("publish", "--number", "-C", project, "--as-of", "2026-09-28").code == 0
    run = bring(project, saved(tmp_path / "10" / "台账.xlsx", ledger(9, 6, 6)))
    assert "已经公布的2条在 data/ 的表里没有了：yongxing-fw7、yongxing-fw8；" in run.out
