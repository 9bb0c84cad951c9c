"""Which files are read, and what is said about the others."""

import os
from pathlib import Path

import pytest
from sunboard.checks.saying import format_problem
from sunboard.records import loading, read_records
from sunboard.records.folders import find_files

from tests.records.reading import write_files

REQUIRED = {
    "towns.csv": "编号,名称\n",
    "communities.yml": "[]\n",
    "estates/a.csv": "编号,名称,所属社区\n",
    "units.yaml": "- id: a\n  name: b\n",
}


def said_about(root: Path, files: dict[str, str | bytes]) -> list[str]:
    write_files(root, {**REQUIRED, **files})
    return [format_problem(problem) for problem in find_files(root)[1]]


def test_all_forms_of_files_are_found_in_order(tmp_path: Path) -> None:
    assert said_about(tmp_path, {"estates/b/2.YML": "", "estates/b/1.csv": ""}) == []
    assert [(file.name, file.kind.name, file.is_yaml) for file in find_files(tmp_path)[0]] == [
        ("data/communities.yml", "communities", True),
        ("data/estates/a.csv", "estates", False),
        ("data/estates/b/1.csv", "estates", False),
        ("data/estates/b/2.YML", "estates", True),
        ("data/towns.csv", "towns", False),
        ("data/units.yaml", "units", True),
    ]


def test_what_holds_no_records_is_passed_over(tmp_path: Path) -> None:
    files = dict.fromkeys(
        (
            "README.md",
            "programme.yml",
            "ledger/ids.csv",
            ".hidden.csv",
            "towns/README.md",
            "~$towns.xlsx",
            "~$towns.csv",
            "Thumbs.db",
            "towns/desktop.ini",
            "towns/.DS_Store",
        ),
        "x",
    )
    assert said_about(tmp_path, files) == []


def test_every_kind_is_there_if_nothing_else_is(tmp_path: Path) -> None:
    tables, problems = read_records(tmp_path)
    assert [format_problem(problem) for problem in problems] == [
        "错误 data：没有 data 文件夹；请在项目文件夹里运行，或新建 data 文件夹并放入记录文件。",
        *(
            f"错误 data/{name}.csv：缺少「{label}」的记录；请把写着它们的表放进来（sunboard import），"
            f"或新建 data/{name}.csv、data/{name}.yml。"
            for name, label in (
                ("towns", "城镇"),
                ("communities", "社区"),
                ("estates", "小区"),
                ("units", "部门单位"),
            )
        ),
    ]
    for name, table in tables.items():
        assert table.kind.name == name
        assert list(table.cells.columns) == [field.name for field in table.kind.fields]
        assert set(table.cells.dtypes.map(str)) == {"str"}
        assert (len(table.cells), len(table.lines), len(table.file_codes)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "town.yml",
            "文件名认不出是哪种记录，没有读取；如果是「城镇」，请改名为 towns（如 towns.csv）。",
        ),
        (
            "服务单.yaml",
            "文件名认不出是哪种记录，没有读取；如果是「服务单」，请改名为 tasks（如 tasks.csv）。",
        ),
        (
            "Tasks/a.yml",
            "文件名认不出是哪种记录，没有读取；如果是「服务单」，请改名为 tasks（如 tasks.csv）。",
        ),
        (
            "tasks.txt",
            "只读取表格（.xlsx、.xls、.et、.csv）和 .yml，这个没有读取；请另存为 .xlsx，或移出 data 文件夹。",
        ),
        (
            "承诺.wps",
            "只读取表格（.xlsx、.xls、.et、.csv）和 .yml，这个没有读取；请另存为 .xlsx，或移出 data 文件夹。",
        ),
        (
            "a\nb.csv",
            "文件名里有无法显示的字符，没有读取；请改名，只用中文、字母、数字和连字符。",
        ),
    ],
)
def test_files_of_no_kind(tmp_path: Path, name: str, said: str) -> None:
    [line] = said_about(tmp_path, {name: "x"})
    shown = name.replace("\n", "\\n")
    assert line == f"错误 data/{shown}：{said}"


@pytest.mark.parametrize(
    "name",
    [
        "{} - 副本",
        "{} - 副本 (2)",
        "{}(1)",
        "{}（2）",
        "副本{}",
        "复件 {}",
        "{} - Copy",
        "Copy of {}",
        "{}_副本",
    ],
)
def test_a_copy_never_wins(tmp_path: Path, name: str) -> None:
    folder, alone = name.format("a"), name.format("deeds")
    names = {f"tasks/{folder}.csv": "", "tasks/a.csv": "", f"{alone}.csv": ""}
    said = said_about(tmp_path, dict(names))
    assert sorted(line.split()[0] for line in said) == ["提醒", "错误"]
    assert "请改名为「deeds.csv」" in "".join(said)
    read = [file.name for file in find_files(tmp_path)[0] if file.kind.name in ("tasks", "deeds")]
    assert read == ["data/tasks/a.csv"]


def test_a_file_like_no_kind_at_all(tmp_path: Path) -> None:
    [line] = said_about(tmp_path, {"2026年工作总结.docx": "x"})
    assert line == (
        "错误 data/2026年工作总结.docx：这不是表格，文件名也认不出是哪种记录，没有读取；"
        "请移出 data 文件夹，是记录的请另存为 .xlsx。"
    )


def test_tables_of_any_name_are_left_to_their_sheets(tmp_path: Path) -> None:
    names = ["台账.XLSX", "tasks/三月.et", "任务/a.csv", "Tasks/a.csv", "公开承诺.csv", "b(1).xls"]
    assert said_about(tmp_path, dict.fromkeys(names, "x")) == []
    assert [(each.name, each.kind and each.kind.name) for each in find_files(tmp_path).office] == [
        ("data/Tasks/a.csv", None),
        ("data/b(1).xls", None),
        ("data/tasks/三月.et", "tasks"),
        ("data/任务/a.csv", None),
        ("data/公开承诺.csv", None),
        ("data/台账.XLSX", None),
    ]


def test_a_copy_of_a_workbook_beside_it_is_not_read(tmp_path: Path) -> None:
    [line] = said_about(tmp_path, {"台账.xlsx": "x", "台账 - 副本.xlsx": "x"})
    assert line.startswith("提醒 data/台账 - 副本.xlsx：这像是「台账.xlsx」的副本，没有读取")
    assert [each.name for each in find_files(tmp_path).office] == ["data/台账.xlsx"]


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    write_files(tmp_path, REQUIRED)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/data/\xb3\xc7.csv")).write_bytes(b"x")
    [problem] = find_files(tmp_path)[1]
    assert problem.code == "file-name"
    format_problem(problem).encode()


def test_links_are_followed_within_data_only(tmp_path: Path) -> None:
    write_files(tmp_path, {**REQUIRED, "tasks/a.csv": "x", "positions/a.csv": ""})
    data = tmp_path / "data"
    (tmp_path / "outside.csv").write_text("编号\n")
    (data / "deeds.csv").symlink_to(tmp_path / "outside.csv")
    (data / "people.csv").symlink_to("/etc/passwd")
    (data / "tasks" / "b.csv").symlink_to(data / "tasks" / "a.csv")
    (data / "tasks" / "round").symlink_to(data / "tasks")
    (data / "positions" / "gone.csv").symlink_to("nowhere.csv")
    (data / "positions" / "self.csv").symlink_to("self.csv")
    files, problems, _ = find_files(tmp_path)
    assert "data/tasks/b.csv" in [file.name for file in files]
    assert [(problem.place.file, problem.code) for problem in problems] == [
        ("data/deeds.csv", "file-link"),
        ("data/people.csv", "file-link"),
        ("data/positions/gone.csv", "file-link"),
        ("data/positions/self.csv", "file-link"),
        ("data/tasks/round", "file-link"),
    ]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    write_files(tmp_path, REQUIRED)
    os.mkfifo(tmp_path / "data" / "tasks.csv")
    assert [problem.code for problem in find_files(tmp_path)[1]] == ["file-special"]


def test_files_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MOST_BYTES", 3 << 20)
    monkeypatch.setattr(loading, "MOST_YAML_BYTES", 1 << 20)
    big = {"towns.csv": b"x" * (4 << 20), "communities.yml": b"#" * (2 << 20)}
    write_files(tmp_path, {**REQUIRED, **big})
    said = [format_problem(problem) for problem in read_records(tmp_path)[1]]
    assert said[:2] == [
        "错误 data/towns.csv：文件有 4 MiB，超过上限 3 MiB；请拆成几个文件，放进同名文件夹。",
        "错误 data/communities.yml：文件有 2 MiB，超过上限 1 MiB；请拆成几个文件，放进同名文件夹。",
    ]


def test_a_file_that_is_gone_by_the_time_it_is_read(tmp_path: Path) -> None:
    assert loading.load(tmp_path / "x.csv", "data/x.csv", is_yaml=False).text() == (  # type: ignore[union-attr]
        "文件打不开（No such file or directory）；请检查文件是否完好、是否允许读取。"
    )
