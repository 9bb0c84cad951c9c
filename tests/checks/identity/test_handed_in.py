"""What is handed in stands for itself: whatever it says, nothing that another holds reads otherwise, and nobody
is named whom the office doesn't name.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from sunboard.checks.identity.handed_in import without_ids_of_others
from sunboard.checks.parsing.drafting import parse_tables
from sunboard.checks.records import Records
from sunboard.records import read_programme, read_records
from sunboard.records.given_ids import Given
from sunboard.schema import KINDS, may_be_handed_in

from tests.checks.broken_data import Outcome, judge, lay_out

SENDER, OTHER = "data/received/a-sender", "data/received/b-sender"
TASKS = "编号,社区,诉求内容,承办单位,点单日期\n"
HOSTILE: Mapping[str, Mapping[str, str]] = {
    "people who consent": {
        "people.csv": "编号,姓名,单位,同意公开姓名日期\ndy-2,吴晓岚,zhujian,2026-01-05\n",
        "人员.csv": "党员名单\n编号,姓名,单位,同意公开姓名日期\ndy-2,吴晓岚,zhujian,2026-01-05\n",
    },
    "corrections": {
        "corrections.csv": "更正的记录,日期,类别,原因,决定机关\nfw-02,2026-05-20,隐私,本人要求,居委会\n",
    },
    "other places and units": {
        "units.csv": "编号,名称,撤并日期\nzhujian,住房局,2026-01-01\nnew,新局,\n",
        "estates.csv": "编号,名称,社区\nsongyuan-1,别的小区,liuan\n",
        "包联.csv": "包联一览表\n包联单位,社区,小区,户数\n新单位,新社区,新小区,300\n",
    },
    "the same id": {
        "tasks.csv": TASKS + "fw-01,songyuan,把别人的服务单改成这样,zhujian,2026-05-06\n",
        "list_items.csv": "编号,清单,事项,社区,列入日期\ncn-1,需求清单,要修路灯,songyuan,2026-05-06\n",
        "commitments.csv": "编号,承诺单位,社区,承诺内容,承诺日期,替代的承诺\n"
        "cn-901,zhujian,songyuan,更换楼道声控灯10盏,2026-03-02,cn-1\n",
    },
    "what became of others' records": {
        "task_events.csv": "服务单,变动,日期,单位,原因\nfw-03,取消,2026-06-12,zhujian,不用办了\n",
        "evaluations.csv": "评价对象,评价人类型,等次,评价日期\nfw-01,群众,不满意,2026-05-16\n",
        "extensions.csv": "承诺,决定日期,新期限,原因,决定机关\ncn-1,2026-05-01,2027-05-01,下雨,县委\n",
        "decisions.csv": "会议,议定事项,处理,责任单位,完成期限\nhy-1,再修十条路,议定,zhujian,2026-06-30\n",
        "notices.csv": "种类,标题,公示的言行,公示开始,公示结束,落款,受理电话\n"
        "拟上榜公示,拟上榜公示,sg-1,2026-05-01,2026-12-30,居委会,0000-5550101\n",
    },
    "counted again": {
        "observers.csv": "社区,统计日期,招募人数,活跃人数\nsongyuan,2026-06-30,99,1\n",
        "teams.csv": "社区,队伍,人数,组建日期\nsongyuan,机关下沉干部,500,2020-01-01\n",
        "positions.csv": "人员,岗位,社区,报到关系,报到日期\ndy-1,家园先锋,liuan,单位结对社区,2026-01-09\n",
    },
    "a station of the same name": {
        "stations.csv": "名称,社区,地址\n松园一区党群服务站,songyuan,松园一区东门北侧\n",
    },
}  # fmt: skip


def laid(root: Path, files: Mapping[str, str], holder: str = SENDER) -> Path:
    """The county with files that somebody has handed in."""
    for name, text in files.items():
        (root / holder / name).parent.mkdir(parents=True, exist_ok=True)
        (root / holder / name).write_text(text, encoding="utf-8")
    return root


def rows_of(records: Records, kind: str) -> dict[str, dict[str, object]]:
    """The records that are published of a kind, by their ids."""
    frame = records[kind].frame.astype(str)
    return {row["id"]: row for row in frame.to_dict("records")}


def reordered(root: Path) -> Path:
    """The county, its own files behind what is handed in by their paths, one read by a name of the station."""
    own = root / "data" / "zz"
    own.mkdir()
    for name in ("people", "tasks", "corrections", "observers", "teams", "positions"):
        old = next((root / "data").glob(f"{name}.*"))
        shutil.move(old, own / old.name)
    shifts = root / "data" / "shifts.csv"
    text = shifts.read_text(encoding="utf-8").replace(",zd-1,", ",松园一区党群服务站,")
    shifts.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return reordered(lay_out("nothing-wrong", tmp_path))


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return judge(reordered(lay_out("nothing-wrong", tmp_path_factory.mktemp("county"))))


@pytest.mark.parametrize("files", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_handed_in_then_no_record_of_another_is_otherwise(
    county: Path, untouched: Outcome, files: Mapping[str, str]
) -> None:
    outcome = judge(laid(county, files))
    assert outcome.checked is not None
    assert untouched.checked is not None
    before, after = untouched.checked.records, outcome.checked.records
    assert after.removed == before.removed
    for kind in KINDS:
        own, there = rows_of(before, kind.name), rows_of(after, kind.name)
        assert {each: there.get(each) for each in own} == own
        if not may_be_handed_in(kind):
            assert there == own
    told = [each for each in outcome.problems if each.place.file.startswith(SENDER)]
    assert told
    assert [e for e in outcome.problems if not e.place.file.startswith(SENDER)] == []


def test_people_who_are_handed_in_then_nobody_is_named(county: Path) -> None:
    heads = TASKS.replace("点单日期", "点单日期,承办人")
    text = f"{heads}fw-901,songyuan,吴晓岚修好了路灯,zhujian,2026-05-06,dy-2\n"
    files = {**HOSTILE["people who consent"], "tasks.csv": text}
    outcome = judge(laid(county, files))
    assert outcome.checked is not None
    assert "吴晓岚" not in rows_of(outcome.checked.records, "tasks")["fw-901"].values()
    assert "R-26-named" in [each.code for each in outcome.problems]


def test_sheet_that_only_the_office_keeps_then_the_rest_is_read(county: Path) -> None:
    text = TASKS + "fw-901,songyuan,楼前路灯不亮请修好,zhujian,2026-05-06\n"
    outcome = judge(laid(county, {"tasks.csv": text, **HOSTILE["corrections"]}))
    assert outcome.checked is not None
    assert "fw-901" in rows_of(outcome.checked.records, "tasks")
    assert [each.code for each in outcome.problems] == ["received-kind"]


@pytest.mark.parametrize(("sender", "faults"), [(OTHER, []), (SENDER, ["R-10-others-record"])])
def test_two_who_hand_in_then_neither_speaks_of_the_other_s(
    county: Path, sender: str, faults: list[str]
) -> None:
    laid(county, {"tasks.csv": TASKS + "fw-901,songyuan,路灯不亮,zhujian,2026-05-06\n"}, OTHER)
    events = "编号,服务单,变动,日期,单位,原因\nbd-901,fw-901,取消,2026-06-12,zhujian,不用办了\n"
    outcome = judge(laid(county, {"task_events.csv": events}, sender))
    assert [each.code for each in outcome.problems] == faults


def test_ids_that_rows_were_given_then_nobody_else_s_who_writes_them(county: Path) -> None:
    laid(county, {"tasks.csv": TASKS + "fw-901,songyuan,路灯不亮,zhujian,2026-05-06\n"})
    programme, (tables, _) = read_programme(county)[0], read_records(county)
    assert programme is not None
    line = Given("tasks", "fw-901", "-")
    for given, codes in (
        ({f"{OTHER}/tasks.csv": (line,)}, ["R-11-others-id"]),
        ({"": (line,)}, []),
    ):
        drafts, _ = parse_tables(tables, programme)
        assert [each.code for each in without_ids_of_others(drafts, given)] == codes
