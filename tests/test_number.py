"""`sunboard number`: rows without an id get one for good, and nothing else changes."""

from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from sunboard.cli import main
from sunboard.days import Asked
from sunboard.number_command import number_first
from sunboard.project import check_project
from sunboard.publishing.filesystem import locked
from sunboard.records import read_records

from tests.factories import Row, county_rows, run_sunboard, write_project

ASKED = Asked(datetime(2026, 11, 1, 8, tzinfo=UTC))
TASKS = [
    ("序号", "受理时间", "社区", "小区", "反映问题", "承办单位"),
    (1, "2026-09-01", "清河社区", "清河花园", "楼道灯不亮", "云桥县住房和城乡建设局"),
    (2, "2026-09-02", "清河社区", None, "小区门口积水", "云桥县住房和城乡建设局"),
    ("合计", 2, None, None, None, None),
]


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["number", "-C", str(project), *arguments])


def rows_without(kind: str, own: str) -> list[Row]:
    rows = county_rows()[kind]
    assert own in {row["id"] for row in rows}
    return [{**row, "id": ""} if row["id"] == own else row for row in rows]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    rows = {"tasks": rows_without("tasks", "fw-1"), "units": rows_without("units", "zjj")}
    return write_project(tmp_path, **rows)


def add_book(project: Path, name: str = "台账.xlsx", what: str = "楼道灯不亮") -> Path:
    book = openpyxl.Workbook()
    book.active.title = "任务清单"
    for row in TASKS:
        book.active.append([what if cell == "楼道灯不亮" else cell for cell in row])
    path = project / "data" / name
    book.save(path)
    return path


def ids_of(project: Path, kind: str) -> list[str]:
    return list(read_records(project)[0][kind].texts["id"].to_pylist())


def files_of(project: Path) -> dict[str, bytes]:
    data = project / "data"
    return {p.relative_to(data).as_posix(): p.read_bytes() for p in data.rglob("*") if p.is_file()}


def test_rows_get_ids_where_they_stand_and_places_and_units_are_named_once(project: Path) -> None:
    before = files_of(project)
    done = run(project)
    assert done.exit_code == 0, done.output
    assert done.output == (
        "服务单：1行编了号，写在 data/tasks.csv 的「id」。\n"
        "部门单位：1行编了号，写在 data/units.csv 的「id」。\n"
        "这些地方和单位的编号写进网址，编好不再改：\n"
        "  云桥县住房和城乡建设局 → zhujianju\n"
    )
    after = files_of(project)
    assert {name for name in before if before[name] != after[name]} == {"tasks.csv", "units.csv"}
    assert after.keys() - before.keys() == {"ids/tasks.csv.csv", "ids/units.csv.csv"}
    assert after["units.csv"] == before["units.csv"].replace(b"\n,", b"\nzhujianju,", 1)


def test_a_sheet_gets_its_column_and_keeps_its_total(project: Path) -> None:
    path = add_book(project)
    done = run(project)
    assert "服务单：2行编了号，写在 data/台账.xlsx「任务清单」 的第G列。" in done.output
    page = openpyxl.load_workbook(path)["任务清单"]
    heading, *ids, total = [cell.value for cell in page["G"]]
    assert (heading, total) == ("编号", None)
    assert all(own.startswith("qinghe-") for own in ids)
    assert {*ids} < {*ids_of(project, "tasks")}


def test_a_sheet_that_counts_its_rows_under_that_name_gets_another(project: Path) -> None:
    path = add_book(project)
    book = openpyxl.load_workbook(path)
    book.active["A1"] = "编号"
    book.save(path)
    assert run(project).exit_code == 0
    rows = [*openpyxl.load_workbook(path).active.values]
    assert [row[0] for row in rows] == ["编号", 1, 2, "合计"]
    assert [row[-1] for row in rows] == ["编号", "qinghe-fw2", "qinghe-fw3", None]
    assert run(project).output == "都有编号，没有要编的。\n"


def test_a_second_run_changes_no_byte_and_says_so(project: Path) -> None:
    add_book(project)
    run(project)
    before = files_of(project)
    done = run(project)
    assert (done.exit_code, done.output) == (0, "都有编号，没有要编的。\n")
    assert files_of(project) == before


def test_a_row_that_was_deleted_and_comes_back_gets_its_id_back(project: Path) -> None:
    path = add_book(project)
    run(project)
    book = openpyxl.load_workbook(path)
    page = book["任务清单"]
    page.delete_rows(2)
    page.insert_rows(3)
    for column, value in enumerate(TASKS[1], 1):
        page.cell(3, column, value)
    kept = page["G2"].value
    book.save(path)
    gone = "qinghe-fw2" if kept == "qinghe-fw3" else "qinghe-fw3"
    assert "服务单：1行找回了原来的编号" in run(project).output
    page = openpyxl.load_workbook(path)["任务清单"]
    assert (page["G2"].value, page["G3"].value) == (kept, gone)


def test_ids_of_a_file_that_can_t_be_opened_for_now_are_nobody_elses(project: Path) -> None:
    book = add_book(project)
    assert run(project).exit_code == 0
    kept = book.read_bytes()
    book.write_bytes(kept[:200])
    add_book(project, "新台账.xlsx")
    assert run(project).exit_code == 0
    book.write_bytes(kept)
    ids = ids_of(project, "tasks")
    assert len({*ids}) == len(ids)


def test_a_dry_run_says_it_all_and_writes_nothing(project: Path) -> None:
    before = files_of(project)
    done = run(project, "--dry-run")
    assert "zhujianju" in done.output
    assert "以上都还没有写" in done.stderr
    assert files_of(project) == before
    assert not (project / ".sunboard" / "copies").exists()


def test_a_file_that_somebody_has_open_is_left_and_said(project: Path) -> None:
    path = add_book(project)
    path.with_name("~$台账.xlsx").touch()
    before = path.read_bytes()
    done = run(project)
    assert done.exit_code == 3
    assert "data/台账.xlsx 有人开着，没有编号；请关掉再运行。" in done.output
    assert "删去旁边的 ~$台账.xlsx" in done.output
    assert path.read_bytes() == before
    assert "zhujianju" in done.output
    path.with_name("~$台账.xlsx").unlink()
    assert "服务单：2行编了号" in run(project).output


def test_a_copy_without_ids_gets_back_those_that_its_rows_had(project: Path) -> None:
    path = add_book(project)
    run(project)
    first = ids_of(project, "tasks")
    add_book(project)
    assert check_project(project, ASKED).checked.unnumbered == ()
    done = run(project)
    assert done.output == "服务单：2行找回了原来的编号，写在 data/台账.xlsx「任务清单」 的第G列。\n"
    assert ids_of(project, "tasks") == first
    assert path.with_name("ids").joinpath("台账.xlsx.csv").read_text("utf-8").count("\n") == 3


def test_a_row_in_the_place_of_one_that_was_deleted_is_new_and_nobody_is_asked(
    project: Path,
) -> None:
    path = add_book(project)
    run(project)
    book = openpyxl.load_workbook(path)
    page = book["任务清单"]
    gone = page["G3"].value
    for column, value in enumerate((2, "2026-10-03", "清河社区", None, "井盖松动", None, None), 1):
        page.cell(3, column, value)
    page["G3"].value = None
    page.insert_rows(4)
    for column, value in enumerate(
        (3, "2026-10-04", "清河社区", None, "树枝压线", None, "qinghe-x"), 1
    ):
        page.cell(4, column, value)
    book.save(path)
    assert "服务单：1行编了号" in run(project).output
    own = openpyxl.load_workbook(path)["任务清单"]["G3"].value
    assert own not in (None, gone)


def test_a_ledger_that_is_lost_then_nothing_is_numbered(project: Path) -> None:
    (project / "data" / "ledger").mkdir()
    (project / "data" / "ledger" / "ids.csv").write_text("x")
    before = files_of(project)
    done = run(project)
    assert (done.exit_code, "存底文件有错" in done.stderr) == (1, True)
    assert files_of(project) == before


def test_a_publication_under_way_is_not_disturbed(project: Path) -> None:
    run(project, "--dry-run")
    with locked(project / ".sunboard" / "lock"):
        # A process doesn't lock itself out.
        done = run_sunboard("number", "-C", project)
    assert (done.code, "正在进行" in done.err) == (1, True), done.err


def test_what_is_read_as_something_else_is_taken_back(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sunboard.number._is_read", lambda *_: False)
    before = files_of(project)
    done = run(project)
    assert done.exit_code == 1
    assert "已经全部恢复原样" in done.stderr
    assert files_of(project) == before


def test_what_can_t_be_read_again_is_taken_back(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("sunboard.number._is_read", ended)
    before = files_of(project)
    run(project)
    assert files_of(project) == before


def test_names_of_places_that_are_private_are_not_said(tmp_path: Path) -> None:
    rows = rows_without("units", "zjj")
    rows = [{**row, "name": "王桂兰家3号楼302室"} if not row["id"] else row for row in rows]
    assert "302" not in run(write_project(tmp_path, units=rows)).output


@pytest.mark.parametrize("mode", [0o644, 0o444])
def test_names_of_files_and_sheets_that_are_those_of_people_are_not_said(
    project: Path, mode: int
) -> None:
    path = add_book(project, "尉迟敬业台账.xlsx")
    book = openpyxl.load_workbook(path)
    book.active.title = "司马相和"
    for at, who in enumerate(("承办人", "尉迟敬业", "司马相和"), 1):
        book.active.cell(at, 7, who)
    book.save(path)
    path.chmod(mode)
    done = run(project)
    assert "服务单：2行编了号" in done.output
    assert not {name for name in ("尉迟敬业", "司马相和") if name in done.output}


def test_a_file_that_holds_no_ids_has_them_beside_it_and_next_month_too(project: Path) -> None:
    path = add_book(project)
    path.chmod(0o444)
    done = run(project)
    assert done.exit_code == 0
    assert "服务单：2行编了号，存在 data/ids/台账.xlsx.csv，" in done.output
    kept = (project / "data" / "ids" / "台账.xlsx.csv").read_text(encoding="utf-8")
    ids = [line.split(",")[1] for line in kept.splitlines()[1:]]
    assert kept.startswith("kind,id,fingerprint,number\n")
    assert all(own.startswith("qinghe-fw") for own in ids)
    assert "楼道灯" not in kept
    # Next month: another order, one more row, and what has been done since.
    path.unlink()
    book = openpyxl.Workbook()
    book.active.title = "任务清单"
    for row in (TASKS[0], TASKS[2], TASKS[1], (3, "2026-10-09", *TASKS[1][2:])):
        book.active.append(row)
    book.save(path)
    path.chmod(0o444)
    assert "服务单：1行编了号，存在 data/ids/台账.xlsx.csv，" in run(project).output
    after = (project / "data" / "ids" / "台账.xlsx.csv").read_text(encoding="utf-8")
    assert after.startswith(kept)
    assert len(after.splitlines()) == len(kept.splitlines()) + 1
    assert run(project).output == "都有编号，没有要编的。\n"


def test_a_publication_numbers_first_so_that_a_forgotten_step_keeps_no_row_from_the_board(
    project: Path,
) -> None:
    path = add_book(project)
    path.with_name("~$台账.xlsx").touch()
    before = path.read_bytes()
    done = run_sunboard("publish", "--number", "-C", project)
    assert done.code in (0, 3), done.err
    assert "云桥县住房和城乡建设局 → zhujianju" in done.err
    assert (
        "存在 data/ids/台账.xlsx.csv，因为 data/台账.xlsx「任务清单」 写不进去（有人开着）"
        in done.err
    )
    assert path.read_bytes() == before
    ledger = (project / "data" / "ledger" / "ids.csv").read_text("utf-8")
    kept = path.with_name("ids").joinpath("台账.xlsx.csv").read_text("utf-8").splitlines()[1:]
    assert all(line.split(",")[1] in ledger for line in kept)
    assert (project / "build" / "site" / "u" / "zhujianju" / "index.html").is_file()
    assert "还没有编号" not in done.err


@pytest.mark.parametrize("stop", ["theme", "day"])
def test_publication_that_comes_to_nothing_then_all_records_are_what_they_were(
    project: Path, stop: str
) -> None:
    path = add_book(project)
    add_book(project, "占用.xlsx", "消防通道被占").with_name("~$占用.xlsx").touch()
    before = files_of(project)
    asked: tuple[str, ...] = ()
    if stop == "theme":
        (project / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    else:
        asked = ("--as-of", "2035-01-01")
    refused = run_sunboard("publish", "--number", "-C", project, *asked)
    assert refused.code == 1, refused
    assert "编了号" in refused.err
    assert "刚才编的号一并收回，各张表和编号以前一样。" in refused.err
    assert files_of(project) == before
    assert not (project / "data" / "ids").exists()
    # The same rows get the same ids, once something comes of it.
    (project / "mkdocs.yml").unlink(missing_ok=True)
    done = run_sunboard("publish", "--number", "-C", project)
    assert done.code in (0, 3), done.err
    assert path.read_bytes() != before["台账.xlsx"]
    assert "收回" not in done.err
    assert {"ids/台账.xlsx.csv", "ids/占用.xlsx.csv"} <= files_of(project).keys()


def test_file_saved_while_a_publication_comes_to_nothing_then_it_stays_with_its_ids(
    project: Path,
) -> None:
    path = add_book(project)
    path.chmod(0o644)
    take_back = number_first(project, ASKED)
    book = openpyxl.load_workbook(path)
    book["任务清单"]["E2"] = "楼道灯坏了三盏"
    book.save(path)
    saved = path.read_bytes()
    take_back()
    assert path.read_bytes() == saved
    assert (project / "data" / "ids" / "台账.xlsx.csv").exists()
    assert not (project / "data" / "ids" / "tasks.csv.csv").exists()
    assert "" in ids_of(project, "tasks")


def test_rows_that_somebody_is_asked_about_are_said_and_get_their_id_once_it_is_answered(
    project: Path,
) -> None:
    path = add_book(project)
    path.chmod(0o444)
    run(project)
    path.chmod(0o644)
    book = openpyxl.load_workbook(path)
    page = book["任务清单"]
    page["E2"] = "楼道灯坏了三盏"
    book.save(path)
    done = run(project)
    assert done.exit_code == 3
    assert "还有1行没有编号：请运行 sunboard check" in done.output
    where = f"{path.relative_to(project).as_posix()}「任务清单」 第2行"
    assert f"{where}：新加的，在「编号」一格写「新」" in done.output
    book = openpyxl.load_workbook(path)
    page = book["任务清单"]
    assert page["G1"].value == "编号"
    page["G2"] = "新"
    book.save(path)
    done = run(project)
    assert (done.exit_code, "服务单：1行编了号" in done.output) == (0, True), done.output
    assert openpyxl.load_workbook(path)["任务清单"]["G2"].value.startswith("qinghe-fw")


def test_a_programme_that_can_t_be_read_then_nothing_is_said_to_be_done(project: Path) -> None:
    (project / "data" / "programme.yml").unlink()
    done = run(project)
    assert done.exit_code == 3
    assert "还有2行没有编号" in done.output
