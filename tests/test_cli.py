"""The command: what it says, where, and what it ends with; whatever it is given, no traceback."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from sunboard import __version__
from sunboard.cli import main
from sunboard.cli_words import WORDS
from sunboard.records import gathering

from tests.factories import (
    ROOT,
    Row,
    commitment,
    copy_records,
    county_rows,
    own_theme,
    programme_tree,
    run_sunboard,
    task,
    write_project,
)

SAMPLE = ROOT / "tests" / "sample_data"


def sunboard(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, list(map(str, arguments)))


def faulty(folder: Path) -> Path:
    """A project with an error and a warning."""
    rows = county_rows()
    return write_project(
        folder,
        tasks=[*rows["tasks"], task(id="fw-9", raised_on="2026-10-14", reported_on="2026-10-13")],
        commitments=[
            *rows["commitments"],
            commitment(id="cn-9", text="加强巡逻", measure="", target=""),
        ],
    )


def test_check_when_all_is_well_then_it_says_so_and_ends_with_0() -> None:
    result = sunboard("check", "-C", SAMPLE)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[1:] == ["检查完毕：0个错误，0个提醒。"]


def test_check_when_something_is_wrong_then_all_of_it_at_once_and_1(tmp_path: Path) -> None:
    result = sunboard("check", "-C", faulty(tmp_path))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "错误 data/tasks.csv 第6行「reported_on」：这一步早于「点单日期」，请核对两个日期。 [R-3]",
        "提醒 data/commitments.csv 第6行「text」：「加强」没法衡量，又没有写目标数量和计量单位；"
        "请写清做到什么程度算兑现。 [R-8]",
        "提醒 data/evaluations.csv 第3行「level」：不满意已过 7 个工作日，没有重办，也没有答复；"
        "请办理后登记到服务单变动表。 [R-7]",
    ]
    assert result.stderr.splitlines()[1:] == ["检查完毕：1个错误，2个提醒。"]


def test_check_in_english_then_no_chinese_but_what_was_written(tmp_path: Path) -> None:
    result = sunboard("check", "-C", faulty(tmp_path), "--lang", "en")
    assert result.exit_code == 1
    errors = [line for line in result.stdout.splitlines() if line.startswith("error ")]
    assert len(errors) == 1
    assert errors[0].startswith('error data/tasks.csv, row 6, column "reported_on": ')
    assert not re.search(r"[\u4e00-\u9fff]", errors[0])
    assert re.search(r"\nChecked: 1 error, \d warnings\.\n\Z", result.stderr)


def test_check_as_json_then_one_object_a_problem(tmp_path: Path) -> None:
    result = sunboard("check", "-C", faulty(tmp_path), "--format", "json")
    assert result.exit_code == 1
    problems = json.loads(result.stdout)
    error = next(p for p in problems if p["severity"] == "error")
    assert (error["file"], error["row"], error["column"], error["rule"]) == (
        "data/tasks.csv",
        6,
        "reported_on",
        "R-3",
    )
    assert error["message"]
    english = json.loads(
        sunboard("check", "-C", tmp_path, "--format", "json", "--lang", "en").stdout
    )
    assert [p["code"] for p in english] == [p["code"] for p in problems]
    assert [p["message"] for p in english] != [p["message"] for p in problems]


def test_check_as_json_when_all_is_well_then_an_empty_list() -> None:
    result = sunboard("check", "-C", SAMPLE, "--format", "json")
    assert (result.exit_code, json.loads(result.stdout), result.stderr) == (0, [], "")


def test_check_with_only_warnings_then_0(tmp_path: Path) -> None:
    rows = [commitment(text="加强巡逻", measure="", target="")]
    kept = {"towns", "communities", "estates", "units", "pairings", "people", "positions"}
    cleared: dict[str, list[Row]] = {kind: [] for kind in county_rows() if kind not in kept}
    result = sunboard("check", "-C", write_project(tmp_path, **{**cleared, "commitments": rows}))
    assert result.exit_code == 0
    assert "提醒" in result.stdout


@pytest.mark.parametrize(
    ("as_of", "code"), [("2026-10-31", 0), ("2026-08-01", 1), ("2026-11-30", 0)]
)
def test_check_as_of_a_day_then_what_lies_after_it_is_an_error(as_of: str, code: int) -> None:
    result = sunboard("check", "-C", SAMPLE, "--as-of", as_of)
    assert result.exit_code == code
    assert ("[R-4]" in result.stdout) == bool(code)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--as-of", "2026-02-30"],
        ["check", "--as-of", "明天"],
        ["check", "--as-of", "0001-01-01"],
        ["build", "--as-of", "1939-12-31"],
        ["check", "--as-of", "2121-01-01"],
        ["check", "--as-of", "9999-12-31"],
        ["check", "--lang", "fr"],
        ["check", "--format", "xml"],
        ["check", "-C", "/no/such/folder"],
        ["check", "--no-such-option"],
        ["build", "--workers", "0"],
        ["build", "--workers", "two"],
        ["serve", "--port", "0"],
        ["serve", "--port", "70000"],
        ["demo"],
        ["demo", "--out", "x", "--communities", "0"],
        ["no-such-command"],
    ],
    ids=" ".join,
)
def test_wrong_use_then_2_and_what_was_wrong(arguments: list[str]) -> None:
    result = sunboard(*arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("command", ["", "check", "build", "serve", "demo"])
def test_help_then_in_chinese_and_it_names_every_option(command: str) -> None:
    result = sunboard(*filter(None, [command]), "--help")
    assert result.exit_code == 0
    assert re.search(r"[\u4e00-\u9fff]", result.stdout)
    for parameter in main.commands[command].params if command else ():
        assert parameter.opts[0] in result.stdout
        assert getattr(parameter, "help", None), parameter.name


def test_version_then_the_packages() -> None:
    assert __version__ in sunboard("--version").stdout


def test_project_without_records_of_a_kind_that_every_board_needs_then_1_and_told_which(
    tmp_path: Path,
) -> None:
    project = write_project(tmp_path)
    (project / "data" / "towns.csv").write_text("id,name\n", encoding="utf-8")
    for command in ("check", "build"):
        result = run_sunboard(command, "-C", project)
        assert result.code == 1, result
        assert "data/towns.csv：「城镇」一条记录也没有" in result.out
    assert not (project / "build" / "site").exists()


TERRIBLE = {
    "nothing at all": {},
    "no records": {"data/programme.yml": None},
    "binary": {"data/tasks.csv": bytes(range(256)) * 40},
    "a workbook by another name": {"data/tasks.csv": b"PK\x03\x04" + b"\x00" * 300},
    "half a file": {"data/tasks.csv": b'id,text\n"fw-1,\xe6\xa5'},
    "empty": {"data/tasks.csv": b""},
    "one endless line": {"data/tasks.csv": b"x" * 400_000},
    "many columns": {"data/tasks.csv": b"," * 50_000 + b"\n" + b"," * 50_000},
    "UTF-16": {"data/tasks.csv": "编号,诉求内容\nfw-1,灯".encode("utf-16")},
    "YAML that holds code": {"data/deeds.yml": b"!!python/object/apply:os.system ['id']"},
    "YAML that grows": {"data/deeds.yml": b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n"},
    "YAML that is deep": {"data/deeds.yml": b"[" * 5_000},
    "YAML that is none": {"data/deeds.yml": b"- {: \n\t- x: [\x00"},
    "programme that is a list": {"data/programme.yml": b"- x\n"},
    "programme that is empty": {"data/programme.yml": b""},
    "programme without vocabularies": {"data/programme.yml": "name: 甲\ncounty: 乙\n".encode()},
    "ledger that is broken": {"data/ledger/commitments.csv": b"\xff\xfe\x00id,\n"},
    "ledger without a header": {"data/ledger/commitments.csv": b""},
    "ledger with another header": {"data/ledger/commitments.csv": b"id,text\ncn-1,x\n"},
    "ledger with a wrong date": {
        "data/ledger/commitments.csv": b"id,published_on,text,baseline,target,measure,made_on,due\n"
        b"cn-1,yesterday,x,,,,2026-13-45,\n"
    },
    "ledger of ids that is torn": {
        "data/ledger/ids.csv": b"day,kind,id,event\n2026-03-02,tasks,fw-1,publi"
    },
    "ledger of ids that is binary": {"data/ledger/ids.csv": b"\xff\xfe\x00,\n"},
    "calendar that is a list": {"data/calendar.yml": b"- 2026-07-16\n"},
    "calendar that is binary": {"data/calendar.yml": b"\xff\xfe\x00"},
}


@pytest.mark.parametrize("what", TERRIBLE)
def test_terrible_input_then_problems_and_no_traceback(what: str, tmp_path: Path) -> None:
    project = tmp_path
    if what != "nothing at all":
        shutil.copytree(SAMPLE / "data", project / "data")
    for path, content in TERRIBLE[what].items():
        file = project / path
        if content is None:
            for found in filter(Path.is_file, (project / "data").iterdir()):
                found.unlink()
            continue
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    result = sunboard("check", "-C", project)
    assert result.exit_code in (0, 1), result.exception
    assert not isinstance(result.exception, Exception), result.exception
    assert result.stdout or result.stderr
    assert "Traceback" not in result.output


def test_data_that_is_a_file_then_a_problem(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    result = sunboard("check", "-C", tmp_path)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)


def test_report_then_problems_to_one_stream_and_words_to_the_other(tmp_path: Path) -> None:
    run = run_sunboard("check", "-C", faulty(tmp_path))
    assert "检查完毕" not in run.out
    assert "错误 data" not in run.err


def test_report_to_a_pipe_that_closes_early_then_no_traceback(tmp_path: Path) -> None:
    rows = [task(id=f"fw-{n}", completed_on="2099-01-01", text="灯") for n in range(4000)]
    cleared = {"task_events": [], "evaluations": []}
    project = write_project(tmp_path, tasks=rows, **cleared)
    command = [sys.executable, "-m", "sunboard", "check", "-C", str(project)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize(
    ("module", "said"),
    [
        ("jinja2", "请重新安装"),
        ("typst", "请重新安装；没有生成网站，原来的网站没有动"),
    ],
)
def test_part_of_the_program_that_is_missing_then_said_so_and_no_traceback(
    module: str, said: str, tmp_path: Path
) -> None:
    project = copy_records(SAMPLE, tmp_path / "project")
    script = f"import sys; sys.modules[{module!r}] = None; from sunboard.cli import run; run()"
    ended = subprocess.run(
        [sys.executable, "-c", script, "build", "-C", project],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("ending", ["| true", "| head -1", ">&-", ">/dev/full", "2>&-", ">&- 2>&-"])
def test_build_that_nobody_listens_to_then_its_own_code(ending: str, tmp_path: Path) -> None:
    rows = county_rows()["tasks"]
    rows += [task(id=f"fw-9{n}", completed_on="2099-01-01", text="灯") for n in range(50)]
    project = write_project(tmp_path / "project", tasks=rows)
    command = f"{sys.executable} -m sunboard build -C {project} --workers 2 {ending}"
    script = f"{command}\nexit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 3, done
    assert "Traceback" not in done.stderr
    assert ("已生成" in done.stderr) == ("2>&-" not in ending)
    assert (project / "build" / "site" / "index.html").is_file()


def test_report_that_can_not_be_written_then_words(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    command = f"{sys.executable} -m sunboard check -C {project} --format json >/dev/full"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("没有做完：")


def test_demo_then_a_county_that_checks_without_errors(tmp_path: Path) -> None:
    made = sunboard("demo", "--out", tmp_path, "--communities", "2", "--seed", "7")
    assert made.exit_code == 0, made.output
    result = sunboard("check", "-C", tmp_path)
    assert result.exit_code == 0, result.stdout


def test_demo_of_more_records_than_are_read_then_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = (
        "--communities",
        "1",
        "--tasks-each",
        "5",
        "--commitments-each",
        "0",
        "--deeds-each",
        "0",
    )
    said = "这个县做不成网站"
    assert said not in sunboard("demo", "--out", tmp_path / "read", *size).output
    monkeypatch.setattr(gathering, "MOST_ROWS", 4)
    few = sunboard("demo", "--out", tmp_path / "too-many", *size)
    assert few.exit_code == 0
    assert said in few.stderr
    assert "一次最多读4条" in few.stderr


def test_demo_then_the_same_seed_writes_the_same_county(tmp_path: Path) -> None:
    for name, seed in (("a", "7"), ("b", "7"), ("c", "8")):
        sunboard("demo", "--out", tmp_path / name, "--communities", "1", "--seed", seed)
    files = {
        name: {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in "abc"
    }
    assert files["a"] == files["b"] != files["c"]


def test_demo_without_its_package_then_said_and_every_other_command_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sunboard_demo", None)
    result = sunboard("demo", "--out", tmp_path / "county")
    assert result.exit_code == 1
    assert "没有带示范县（sunboard_demo）" in result.output
    assert not (tmp_path / "county").exists()
    assert sunboard("check", "-C", SAMPLE).exit_code == 0


def test_demo_over_real_records_then_refused_and_they_stay(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    programme = project / "data" / "programme.yml"
    programme.write_text(
        programme.read_text(encoding="utf-8").replace("demonstration: 是", "demonstration: 否")
    )
    before = {p: p.read_bytes() for p in (project / "data").rglob("*") if p.is_file()}
    result = sunboard("demo", "--out", project, "--communities", "1")
    assert result.exit_code == 2
    assert {p: p.read_bytes() for p in (project / "data").rglob("*") if p.is_file()} == before


def test_progress_when_nobody_watches_then_silent(tmp_path: Path) -> None:
    project = copy_records(SAMPLE, tmp_path / "project")
    run = run_sunboard("build", "-C", project, "--out", tmp_path / "site")
    assert run.code == 0
    lines = run.err.splitlines()
    assert lines[0] == "检查完毕：0个错误，0个提醒。"
    assert re.fullmatch(r"已生成\d+个榜页、\d+份张贴版（新做\d+份）：.*", lines[1])
    assert len(lines) == 2
    assert "\x1b" not in run.err + run.out


@dataclass
class Served:
    """A `sunboard serve` under way."""

    url: str
    project: Path
    output: Path

    def page(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=10) as response:
            text: str = response.read().decode()
        return text

    def wait_for(self, text: str, path: str) -> None:
        """Until a page says something."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                if text in self.page(path):
                    return
            except (urllib.error.URLError, ConnectionError):
                pass
            time.sleep(0.05)
        pytest.fail(f"{path} never held {text}: {self.output.read_text(encoding='utf-8')}")

    def wait_until_said(self, text: str) -> None:
        """Until the command has printed something."""
        deadline = time.monotonic() + 30
        while text not in self.output.read_text(encoding="utf-8"):
            assert time.monotonic() < deadline, self.output.read_text(encoding="utf-8")
            time.sleep(0.05)


def a_free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
    return port


@contextmanager
def serving(project: Path, output: Path) -> Iterator[Served]:
    port = a_free_port()
    command = [sys.executable, "-m", "sunboard", "serve", "-C", str(project), "--port", str(port)]
    with output.open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=dict(os.environ))
        try:
            yield Served(f"http://127.0.0.1:{port}/", project, output)
        finally:
            process.terminate()
            process.wait(timeout=20)


def test_serve_when_a_record_changes_then_the_page_does_and_it_is_announced(tmp_path: Path) -> None:
    project = own_theme(write_project(tmp_path / "project"))
    commitments = project / "data" / "commitments.csv"
    with serving(project, tmp_path / "said.txt") as served:
        served.wait_for("更换单元门12樘", "commitments/cn-2/")
        version = re.search(r"/\.changes\.js\?(\w+)", served.page(""))
        assert version
        assert not (project / "build").exists()
        with pytest.raises(urllib.error.HTTPError):
            served.page("nowhere/")

        with urllib.request.urlopen(f"{served.url}.changes?{version[1]}", timeout=30) as stream:
            assert stream.headers["Content-Type"] == "text/event-stream"
            text = commitments.read_text(encoding="utf-8")
            commitments.write_text(text.replace("12樘", "13樘"), encoding="utf-8")
            assert stream.readline() == b"data: changed\n"
        served.wait_for("更换单元门13樘", "commitments/cn-2/")

        text = commitments.read_text(encoding="utf-8")
        commitments.write_text(text.replace("2026-03-05", "2026-02-30", 1), encoding="utf-8")
        served.wait_until_said("2026-02-30")
        # One bad record does not take the site away, nor does a template half written.
        served.wait_for("更换单元门13樘", "commitments/cn-2/")
        template = project / "site_templates" / "boards" / "page.html"
        text = template.read_text(encoding="utf-8")
        template.write_text(text + "{% if", encoding="utf-8")
        served.wait_until_said("主题有错")
        served.wait_for("更换单元门13樘", "commitments/cn-2/")
        template.write_text(text + "改好了", encoding="utf-8")
        served.wait_for("改好了", "commitments/cn-2/")
    said = (tmp_path / "said.txt").read_text("utf-8")
    assert "打开 http://127.0.0.1:" in said
    assert "错误 data/commitments.csv 第2行" in said
    assert "Traceback" not in said


def test_serve_on_a_port_that_is_taken_then_1_and_no_traceback(tmp_path: Path) -> None:
    project = write_project(tmp_path, programme_tree(boards=["units"]))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        run = run_sunboard("serve", "-C", project, "--port", str(taken.getsockname()[1]))
    assert run.code == 1
    assert "端口" in run.err
    assert "Traceback" not in run.err


OF_CLICK = re.compile(
    r"\b(Usage|Options|Commands|Show|Error|Try|Missing|Invalid|No such|Did you|unexpected|not one of|Choose|"
    r"TEXT|DIRECTORY|FILE|PATH|DATE|INTEGER|OPTIONS|COMMAND|ARGS|Aborted|valid|RANGE|default)\b"
)


@pytest.mark.parametrize("command", ["", *main.commands])
def test_help_says_not_a_word_of_another_language(command: str) -> None:
    arguments = [*filter(None, [command]), "--help"]
    assert OF_CLICK.findall(sunboard(*arguments).stdout) == []
    assert not re.search(r"[\u4e00-\u9fff]", sunboard("--lang", "en", *arguments).stdout)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["preview", "--nope"], "错误：没有选项 '--nope'。"),
        (["chekc"], "错误：没有命令 'chekc'。 是不是 'check'？"),
        (["import"], "错误：还要写 '文件…'。"),
        (["check", "-C", "/nope"], "错误：'-C' 写得不对：没有 '/nope'。"),
        (["print", "--paper", "a5"], "'--paper' 写得不对：不能写 'a5'，请写其中之一：'a3', 'a4'。"),
        (["serve", "--port", "0"], "0 不在 1<=x<=65535 之内。"),
        (["serve", "--port", "x"], "'x' 不是整数。"),
        (["check", "--as-of"], "选项 '--as-of' 后面要写值。"),
        (["init", "--yes=1"], "选项 '--yes' 后面不写值。"),
        (["check", "x", "y"], "多写了几样：x y"),
    ],
)
def test_wrong_use_is_said_in_the_language_of_the_rest(arguments: list[str], said: str) -> None:
    result = sunboard(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert OF_CLICK.findall(result.stderr.replace(str(arguments), "")) == []
    english = sunboard("--lang", "en", *arguments)
    assert not re.search(r"[\u4e00-\u9fff]", english.stderr)
    assert "Error: " in english.stderr


def test_every_message_of_click_s_that_we_say_is_one() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py")
    )
    for message, ours in WORDS.items():
        assert f'"{message}"' in source, message
        assert {*re.findall(r"{.*?}", ours)} <= {*re.findall(r"{.*?}", message)}
