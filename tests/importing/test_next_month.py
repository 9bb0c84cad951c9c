"""Next month's export of another system: each row is the one with its number, whatever else it says by now."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.factories import Run, run_sunboard

PROGRAMME = "name: 结对共建\ncounty: 云桥县\nissuer: 云桥县委\nsupervision_phone: 0999-1\n"
PAIRINGS = """镇,社区,小区,包联单位
城关镇,东关社区,东关小区,县住建局
城关镇,西关社区,西关小区,县城管局
"""
TICKET = {
    "受理时间": "2026-09-02 08:15",
    "所属社区": "东关社区",
    "反映内容": "路灯不亮",
    "承办单位": "县城管局",
    "办理状态": "办理中",
    "办结时间": "",
    "办理结果": "",
}
DONE = {"办理状态": "已办结", "办结时间": "2026-10-09 16:20"}
SEPTEMBER, OCTOBER = ("--as-of", "2026-09-30"), ("--as-of", "2026-10-31")


def tickets(number: str, states: Iterable[Mapping[str, str]], reversed_: bool = False) -> bytes:
    """An export of tickets that are alike in all but their number and what is done about them."""
    rows = [
        {number: f"2026090{at:05}", **TICKET, **said} for at, said in enumerate(states, start=1)
    ]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [number, *TICKET])
    writer.writeheader()
    writer.writerows(rows[::-1] if reversed_ else rows)
    return out.getvalue().encode("gb18030")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = tmp_path / "county"
    (project / "data").mkdir(parents=True)
    (project / "data" / "programme.yml").write_text(PROGRAMME, encoding="utf-8")
    bring(project, tmp_path / "包联一览表.csv", PAIRINGS.encode())
    return project


def bring(project: Path, file: Path, content: bytes) -> Run:
    file.write_bytes(content)
    return run_sunboard("import", file, "-C", project, "--yes")


def ids_by_number(file: Path, number: str) -> dict[str, str]:
    """The ids that stand in an export, which has two columns 编号 where its numbers are called so."""
    head, *rows = csv.reader(io.StringIO(file.read_bytes().decode("gb18030"), newline=""))
    return {row[head.index(number)]: row[-1] for row in rows}


@pytest.mark.parametrize("number", ["工单编号", "来件编号", "编号"])
def test_tickets_went_on_then_each_keeps_its_id_and_nothing_is_asked_or_wrong(
    project: Path, tmp_path: Path, number: str
) -> None:
    first = bring(project, tmp_path / "12345导出9月.csv", tickets(number, [{}] * 6))
    assert "按「服务单」读，6条记录" in first.out
    assert run_sunboard("publish", "--number", "-C", project, *SEPTEMBER).code == 0
    before = ids_by_number(project / "data" / "12345导出9月.csv", number)
    assert len({*before.values()}) == 6
    said = [
        {**DONE, "办理结果": f"已更换第{at}号路灯，来电人确认夜间能正常照明"} for at in range(4)
    ]
    now = tickets(number, [*said, {}, {}, {}], reversed_=True)
    run = bring(project, tmp_path / "12345导出10月.csv", now)
    assert "从现在起以新的这份为准" in run.out, run.out + run.err
    assert "问了0个问题" in run.out
    assert not (project / "data" / "12345导出9月.csv").exists()
    check = run_sunboard("check", "-C", project, *OCTOBER)
    assert "0个错误" in check.err, check.out
    assert run_sunboard("publish", "--number", "-C", project, *OCTOBER).code == 0
    after = ids_by_number(project / "data" / "12345导出10月.csv", number)
    assert {each: after[each] for each in before} == before
    assert len({*after.values()}) == 7
    figures = (project / "build" / "site" / "figures.csv").read_text(encoding="utf-8-sig")
    told = dict(line.split(",", 1) for line in figures.splitlines())
    assert told["county/tasks/all"].endswith("7,")


def test_number_that_nobody_had_then_a_new_row_though_all_else_is_alike(
    project: Path, tmp_path: Path
) -> None:
    bring(project, tmp_path / "12345导出9月.csv", tickets("工单号", [{}] * 3))
    assert run_sunboard("number", "-C", project).code == 0
    before = ids_by_number(project / "data" / "12345导出9月.csv", "工单号")
    bring(project, tmp_path / "12345导出10月.csv", tickets("工单号", [{}] * 4, reversed_=True))
    assert "还有" not in run_sunboard("number", "-C", project).out
    after = ids_by_number(project / "data" / "12345导出10月.csv", "工单号")
    assert {each: after[each] for each in before} == before
    assert after["202609000004"] not in before.values()


def test_ids_that_an_earlier_version_kept_then_numbers_are_added_once_rows_are_known(
    project: Path, tmp_path: Path
) -> None:
    said = [{"反映内容": text} for text in ("路灯不亮了", "井盖坏了", "垃圾没有清")]
    bring(project, tmp_path / "12345导出9月.csv", tickets("工单号", said))
    assert run_sunboard("number", "-C", project).code == 0
    kept = project / "data" / "ids" / "12345导出9月.csv.csv"
    lines = kept.read_text(encoding="utf-8").splitlines()
    kept.write_text(
        "".join(f"{line.rpartition(',')[0]}\n" for line in lines), encoding="utf-8", newline="\n"
    )
    bring(project, tmp_path / "12345导出10月.csv", tickets("工单号", said))
    assert "3行找回了原来的编号" in run_sunboard("number", "-C", project).out
    again = (project / "data" / "ids" / "12345导出10月.csv.csv").read_text(encoding="utf-8")
    assert again.splitlines() == lines


EXPORT = [
    "工单编号,工单来源,来电时间,联系电话,诉求地址,诉求内容,诉求类型,"
    "承办单位,工单状态,办结时间,答复内容,满意度评价",
    "R1,微信小程序,2026-09-02 08:15,13900001001,云桥县城关镇东关社区东关小区3号楼2单元501室,路灯不亮,"
    "设施维护,县城管局,已办结,2026-09-04 16:20,已修好路灯2盏,基本满意",
    "R2,12345热线,2026-09-03 09:15,13900001002,城关镇西关小区7栋,垃圾没有清,环境卫生,县城管局,待签收,,,",
    "R3,电话,2026-09-03 10:15,13900001003,西关社区,井盖坏了,市政设施,县住建局,办理中,,已联系厂家,未评价",
    "R4,电话,2026-09-05 10:15,13900001004,人民路与建设路口,路面破损,市政设施,"
    "县住建局,已办结,2026-09-09,已修补路面12平方米,不满意",
]


def test_export_of_12345_then_its_columns_are_read_its_places_found_and_no_door_gets_out(
    project: Path, tmp_path: Path
) -> None:
    run = bring(project, tmp_path / "12345导出9月.csv", "\n".join(EXPORT).encode("gb18030"))
    assert "问了0个问题" in run.out, run.out
    assert "不会公布：联系电话。" in run.out
    published = run_sunboard("publish", "--number", "-C", project, *SEPTEMBER)
    assert published.code == 0, published.out
    figures = (project / "build" / "site" / "figures.csv").read_text(encoding="utf-8-sig")
    told = dict(line.split(",", 1) for line in figures.splitlines())
    assert told["county/tasks/all"].endswith("4,")
    counts = {"community/dongguan": 1, "community/xiguan": 2, "estate/dongguan-1": 1}
    assert {key: int(told[f"{key}/tasks/all"].rsplit(",", 2)[1]) for key in counts} == counts
    private = ("13900001001", "3号楼", "7栋", "诉求地址", "单元501")
    texts = (".html", ".csv", ".json", ".jsonl", ".xml", ".js", ".txt")
    for folder in (project / "build" / "site", project / "data" / "ledger"):
        for path in (each for each in folder.rglob("*") if each.suffix in texts):
            made = path.read_text(encoding="utf-8")
            assert not any(word in made for word in private), path


def test_two_rows_of_one_number_then_each_keeps_its_id_by_what_it_says(
    project: Path, tmp_path: Path
) -> None:
    """A ticket that was sent on stands twice in an export, with another text."""
    said = [{"工单号": "R1"}, {"工单号": "R1", "反映内容": "路灯又不亮了"}, {"工单号": "R2"}]
    bring(project, tmp_path / "12345导出9月.csv", tickets("工单号", said))
    assert run_sunboard("number", "-C", project).code == 0
    kept = (project / "data" / "12345导出9月.csv").read_bytes().decode("gb18030").splitlines()[1:]
    before = {(line.split(",")[0], line.split(",")[3]): line.rpartition(",")[2] for line in kept}
    said = [{**each, **DONE, "办理结果": "已更换路灯1盏"} for each in said]
    bring(project, tmp_path / "12345导出10月.csv", tickets("工单号", said, reversed_=True))
    assert "3行找回了原来的编号" in run_sunboard("number", "-C", project).out
    now = (project / "data" / "12345导出10月.csv").read_bytes().decode("gb18030").splitlines()[1:]
    assert {(each.split(",")[0], each.split(",")[3]): each.rpartition(",")[2] for each in now} == (
        before
    )
