"""What residents answered, beside the tasks of an office's own files: the same evaluations from each."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
import yaml
from click.testing import CliRunner
from sunboard.checks.records import Table
from sunboard.cli import main
from sunboard.days import Asked
from sunboard.project import CheckedProject, check_project

from tests.factories import county_rows, write_project

ASKED = Asked(datetime(2026, 11, 1, 8, tzinfo=UTC))
HEADS = ("序号", "受理时间", "社区", "反映问题", "承办单位", "办理结果", "办结时间")
ANSWERS = ("满意度", "是否解决", "回访时间")
ROWS = [
    ("2026-09-01", "楼道灯不亮", "2026-09-05", "非常满意", "已解决", "2026-09-08"),
    ("2026-09-02", "小区门口积水", "2026-09-06", "非常不满意", "部分解决", "2026年9月9日"),
    ("2026-09-03", "垃圾清运不及时", "2026-09-07", "未回访", "", ""),
    ("2026-09-04", "路面有坑", "2026-09-08", "基本满意", "", ""),
    ("2026-09-05", "噪音扰民", "2026-09-09", "无法联系", "否", "2026-09-12"),
    ("2026-09-06", "井盖松动", "", "", "未解决", ""),
    ("2026-09-07", "树枝遮挡", "2026-09-10", "—", "—", "—"),
    ("2026-09-08", "健身器材坏了", "2026-09-11", "说不清", "是", "2026-09-14"),
    ("2026-09-09", "停车位被占", "2026-09-12", "不满意", "说不清", "2026-09-15"),
]
EXPECTED = [
    ("楼道灯不亮", "非常满意", "solved", "2026-09-08"),
    ("小区门口积水", "非常不满意", "part_solved", "2026-09-09"),
    ("路面有坑", "基本满意", "", ""),
    ("噪音扰民", "", "unsolved", "2026-09-12"),
    ("停车位被占", "不满意", "", "2026-09-15"),
]
LEVELS = ("非常满意", "满意", "基本满意", "不满意", "非常不满意")


def lines(answers: Sequence[str] = ANSWERS) -> list[tuple[str, ...]]:
    """A sheet of tasks with columns of answers, its headings first."""
    chosen = [ANSWERS.index(name) for name in answers]
    return [
        (*HEADS, *answers),
        *(
            (
                *(str(n), raised, "清河社区", text, "云桥县住房和城乡建设局", "办好了", done),
                *(said[at] for at in chosen),
            )
            for n, (raised, text, done, *said) in enumerate(ROWS, 1)
        ),
    ]


def as_workbook(data: Path, rows: Sequence[Sequence[str]]) -> None:
    book = openpyxl.Workbook()
    book.active.title = "任务清单"
    for row in [("云桥县群众诉求办理台账",), *rows]:
        book.active.append(row)
    book.active.merge_cells("A1:J1")
    book.save(data / "台账.xlsx")


def as_office_csv(data: Path, rows: Sequence[Sequence[str]]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([("云桥县群众诉求办理台账",), *rows])
    (data / "任务清单.csv").write_bytes(file.getvalue().encode("gb18030"))


def as_plain_csv(data: Path, rows: Sequence[Sequence[str]]) -> None:
    (data / "tasks").mkdir()
    with (data / "tasks" / "2026.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(row[1:] for row in rows)


def as_yaml(data: Path, rows: Sequence[Sequence[str]]) -> None:
    heads, *records = rows
    told = [dict(zip(heads[1:], record[1:], strict=True)) for record in records]
    text = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, default_style='"')
    (data / "tasks.yml").write_text(text, encoding="utf-8")


WRITERS = (as_workbook, as_office_csv, as_plain_csv, as_yaml)
Writer = Callable[[Path, Sequence[Sequence[str]]], None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A county that keeps its places and units, and nothing of tasks yet."""
    kinds = ("towns", "communities", "estates", "units")
    rows = {kind: [] for kind in county_rows() if kind not in kinds}
    write_project(tmp_path, **rows)
    programme = tmp_path / "data" / "programme.yml"
    tree = yaml.safe_load(programme.read_text(encoding="utf-8"))
    tree["vocabularies"]["eval_levels"] = [
        {
            "key": f"level-{n}",
            "label": label,
            "counts_as": "dissatisfied" if "不满意" in label else "satisfied",
        }
        for n, label in enumerate(LEVELS)
    ]
    programme.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    return tmp_path


def told(found: CheckedProject) -> list[tuple[str, str, str, str]]:
    """What is judged, its level, what it counts as whether it is solved, and the day, in their order."""
    records, programme = found.checked.records, found.programme
    table, tasks = records["evaluations"], records["tasks"]
    text_by_id = dict(zip(tasks.texts("id"), tasks.texts("text"), strict=True))
    labels = ["", *(term.label for term in programme.vocabulary("eval_levels").terms)]
    states = ["", *(term.counts_as for term in programme.vocabulary("solved_states").terms)]
    return [
        (text_by_id[subject], labels[level + 1], states[solved + 1], str(day or ""))
        for subject, level, solved, day in zip(
            table.texts("subject"),
            table.codes("level").tolist(),
            table.codes("solved").tolist(),
            table.days("date").tolist(),
            strict=True,
        )
    ]


def ids_of(found: CheckedProject) -> dict[str, str]:
    """Each evaluation's id by what its task asks for."""
    table: Table = found.checked.records["evaluations"]
    return {text: own for (text, *_), own in zip(told(found), table.texts("id"), strict=True)}


@pytest.mark.parametrize("write", WRITERS)
def test_columns_of_answers_then_these_evaluations(project: Path, write: Writer) -> None:
    write(project / "data", lines())
    found = check_project(project, ASKED)
    assert told(found) == EXPECTED
    said = {p.code: p.params.get("count") for p in found.checked.problems if p.code[:4] == "told"}
    # One of those that were told has a level that nobody can read.
    assert said == {"told": 6, "told-open": 1, "told-undated": 1}
    faults = [p for p in found.checked.problems if p.code.startswith("R-10")]
    assert [p.place.column for p in faults] == ["满意度", "是否解决"]
    assert found.checked.records.unclear["evaluations"].count == 1


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (ANSWERS[:1], [(t, level, "", "") for t, level, *_ in EXPECTED if level]),
        (
            ANSWERS[1:2],
            [
                *((text, "", solved, "") for text, _, solved, _ in EXPECTED if solved),
                ("健身器材坏了", "", "solved", ""),
                # Somebody answered, though nobody can read what.
                ("停车位被占", "", "", ""),
            ],
        ),
        (ANSWERS[2:], []),
        ((), []),
    ],
    ids=["levels alone", "solved alone", "days alone", "none"],
)
def test_some_of_the_columns_then_as_much_as_they_say(
    project: Path, write: Writer, answers: Sequence[str], expected: list[tuple[str, ...]]
) -> None:
    write(project / "data", lines(answers))
    found = check_project(project, ASKED)
    assert told(found) == expected
    assert found.checked.records["tasks"].size == len(ROWS)


@pytest.mark.parametrize("write", WRITERS)
def test_numbered_and_put_in_another_order_then_the_same_ids(project: Path, write: Writer) -> None:
    write(project / "data", lines())
    provisional = ids_of(check_project(project, ASKED))
    done = CliRunner().invoke(main, ["number", "-C", str(project)])
    assert done.exit_code == 0, done.output
    numbered = ids_of(check_project(project, ASKED, numbers_only=True))
    assert numbered == provisional
    tasks = {own.removesuffix("-pj") for own in numbered.values()}
    assert tasks < {*check_project(project, ASKED).checked.records["tasks"].texts("id")}


def test_tomorrow_with_rows_between_then_last_nights_evaluations_are_the_same(
    project: Path,
) -> None:
    as_office_csv(project / "data", lines())
    CliRunner().invoke(main, ["number", "-C", str(project)])
    file = project / "data" / "任务清单.csv"
    before = ids_of(check_project(project, ASKED, numbers_only=True))
    title, heads, *rows = csv.reader(io.StringIO(file.read_bytes().decode("gb18030")))
    new = dict(zip(heads, rows[0], strict=True)) | {"编号": "", "反映问题": "水管漏水"}
    rows.append([new[head] for head in heads])
    random.Random(7).shuffle(rows)
    text = io.StringIO(newline="")
    csv.writer(text).writerows([title, heads, *rows])
    file.write_bytes(text.getvalue().encode("gb18030"))
    CliRunner().invoke(main, ["number", "-C", str(project)])
    after = ids_of(check_project(project, ASKED, numbers_only=True))
    assert before.items() < after.items()
    assert set(after) - set(before) == {"水管漏水"}
