"""New ids written into a project's files: read before and after, records differ in their ids alone."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sunboard.fresh_ids import FreshIds
from sunboard.publishing.numbering.write import Outcome, Writing, group_by_table, write_ids
from sunboard.records import read_records
from sunboard.records.text_tables import TextTable
from sunboard.schema import KIND_BY_NAME

KIND = "meetings"
DAY = "2026-11-01"


def fresh_of(tables: Mapping[str, TextTable]) -> dict[str, dict[int, str]]:
    """An id for each row without one, as whoever makes them would."""
    return {
        name: {
            row: f"{name[:2]}-{row}"
            for row, own in enumerate(table.texts["id"].to_pylist())
            if not own.strip()
        }
        for name, table in tables.items()
    }


def number(project: Path, *, is_dry: bool = False, waits: bool = True) -> Outcome:
    tables, _ = read_records(project)
    ids = fresh_of(tables)
    prints = {name: {row: f"print of {own}" for row, own in of.items()} for name, of in ids.items()}
    writing = Writing(project, DAY, is_dry, waits)
    return write_ids(writing, group_by_table(tables, FreshIds(ids, prints)))


def rows_of(project: Path) -> dict[str, list[dict[str, str]]]:
    tables, _ = read_records(project)
    return {name: table.cells.to_dict("records") for name, table in tables.items()}


def project_of(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


EXTENSIONS = """编号;承诺;"决定日期";新期限;原因;决定机关
;a;2026-01-02;2026-05-01;"雨;雪";甲
x-1;b;;;;

;b;;;送饭;
"""
OFFICE = """清源县台账,,,
序号,承诺单位,承诺事项,完成时限
1,县住建局,"修灯
换锁",2026.10.31
2,县财政局,扫雪,
合计,2,,
"""
FILES = {
    "towns.csv": "名称,编号\r\n云城街道,\r\n河东镇,hedong\r\n".encode("gb18030"),
    "units.yml": "- name: 县住建局\n  type: 部门\n- name: 县民政局\n  id: minzheng\n".encode(),
    "extensions/1.csv": EXTENSIONS.encode(),
    "extensions/2.yml": "- 承诺: c\n  原因: 雨\n".encode(),
    "台账.csv": OFFICE.encode("gb18030"),
}


def test_every_row_without_an_id_gets_its_own_and_all_else_is_read_as_before(
    tmp_path: Path,
) -> None:
    project = project_of(tmp_path, FILES)
    before, expected = rows_of(project), fresh_of(read_records(project)[0])
    outcome = number(project)
    for name, rows in before.items():
        for row, own in expected[name].items():
            rows[row]["id"] = own
    assert rows_of(project) == before
    assert (outcome.aside, outcome.open_files) == ([], {})
    told = {(each.place.file, each.place.column, len(each.new.ids)) for each in outcome.numbered}
    assert told == {
        ("data/towns.csv", "编号", 1),
        ("data/units.yml", "id", 1),
        ("data/extensions/1.csv", "编号", 2),
        ("data/extensions/2.yml", "编号", 1),
        ("data/台账.csv", "编号", 2),
    }


def test_a_second_run_changes_no_byte(tmp_path: Path) -> None:
    project = project_of(tmp_path, FILES)
    number(project)
    before = {name: (project / "data" / name).read_bytes() for name in FILES}
    assert number(project) == Outcome()
    assert {name: (project / "data" / name).read_bytes() for name in FILES} == before


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    project = project_of(tmp_path, FILES)
    said = number(project, is_dry=True)
    assert {name: (project / "data" / name).read_bytes() for name in FILES} == FILES
    assert not (project / ".sunboard").exists()
    assert number(project) == said


def test_a_copy_of_each_changed_file_is_kept(tmp_path: Path) -> None:
    project = project_of(tmp_path, {**FILES, "people.csv": "编号,姓名\ndy-1,甲\n".encode()})
    number(project)
    copies = project / ".sunboard" / "copies" / DAY / "data"
    kept = {p.relative_to(copies).as_posix(): p.read_bytes() for p in copies.rglob("*.*")}
    assert kept == FILES


def test_a_file_that_is_open_or_read_only_is_left_and_the_others_are_done(tmp_path: Path) -> None:
    project = project_of(tmp_path, FILES)
    (project / "data" / "~$towns.csv").touch()
    (project / "data" / "units.yml").chmod(0o444)
    outcome = number(project)
    assert outcome.open_files == {"data/towns.csv": "~$towns.csv"}
    assert [(each.place.file, each.why_not) for each in outcome.aside] == [
        ("data/units.yml", "是只读的")
    ]
    assert len(outcome.numbered) == 3
    for name in ("towns.csv", "units.yml"):
        assert (project / "data" / name).read_bytes() == FILES[name]
    assert given_lines(project, "units.yml") == ["units,un-0,print of un-0,"]


def given_lines(project: Path, name: str) -> list[str]:
    header, *lines = (project / "data" / "ids" / f"{name}.csv").read_text("utf-8").splitlines()
    assert header == "kind,id,fingerprint,number"
    return lines


def test_a_night_keeps_the_ids_of_a_file_that_is_open_aside(tmp_path: Path) -> None:
    project = project_of(tmp_path, FILES)
    (project / "data" / "extensions" / ".~lock.1.csv#").touch()
    outcome = number(project, waits=False)
    assert [(each.place.file, each.why_not) for each in outcome.aside] == [
        ("data/extensions/1.csv", "有人开着")
    ]
    assert given_lines(project, "extensions/1.csv") == [
        "extensions,ex-0,print of ex-0,",
        "extensions,ex-2,print of ex-2,",
    ]
    assert (project / "data" / "extensions" / "1.csv").read_bytes() == FILES["extensions/1.csv"]


def test_who_is_known_by_nothing_but_an_id_gets_none_aside(tmp_path: Path) -> None:
    heads = ",".join(field.label for field in KIND_BY_NAME["people"].fields)
    project = project_of(tmp_path, {"people.csv": f"{heads}\n,甲\n".encode()})
    (project / "data" / "people.csv").chmod(0o444)
    tables, _ = read_records(project)
    fresh = FreshIds({"people": {0: "dy-1"}}, {"people": {0: ""}})
    outcome = write_ids(Writing(project, DAY), group_by_table(tables, fresh))
    assert [each.why_not for each in outcome.lost] == ["是只读的"]
    assert outcome.aside == []
    assert not (project / "data" / "ids").exists()


def test_ids_that_are_kept_are_never_lost_to_new_ones(tmp_path: Path) -> None:
    project = project_of(tmp_path, FILES)
    kept = project / "data" / "ids" / "units.yml.csv"
    kept.parent.mkdir()
    (project / "data" / "units.yml").chmod(0o444)
    kept.write_bytes(b"kind,id,fingerprint\nunits,u-9,abc\n")
    number(project)
    assert given_lines(project, "units.yml") == ["units,u-9,abc,", "units,un-0,print of un-0,"]
    for harmed in (b"kind,id\nunits,u-9\n", b"\xff\n"):
        kept.write_bytes(harmed)
        assert [each.place.file for each in number(project).lost] == ["data/units.yml"]
        assert kept.read_bytes() == harmed


TEXTS = st.text(st.sampled_from('甲乙龥ab1 ,;"，、:#\n-'), max_size=6)


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(["", "a-1", " "])), min_size=1, max_size=6),
    st.sampled_from(["utf-8-sig", "utf-8", "gb18030"]),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_whatever_stands_in_a_csv_the_records_are_the_same_but_for_their_ids(
    tmp_path: Path,
    rows: list[tuple[str, str, str]],
    encoding: str,
    delimiter: str,
    newline: str,
    quoting: int,
) -> None:
    heads = ("原因", "承诺", "编号", "决定日期", "新期限", "决定机关")
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=newline, quoting=quoting)
    writer.writerows([heads, *((*row, "", "", "") for row in rows)])
    project = project_of(tmp_path, {"extensions.csv": text.getvalue().encode(encoding)})
    tables, problems = read_records(project)
    before, expected = rows_of(project)["extensions"], fresh_of(tables)["extensions"]
    outcome = number(project)
    assert outcome.aside == []
    for row, own in expected.items():
        before[row]["id"] = own
    assert rows_of(project)["extensions"] == before
    assert read_records(project)[1] == problems


@pytest.mark.parametrize("name", ["extensions.csv", "extensions.yml"])
def test_a_file_with_faults_gets_ids_where_it_is_read_and_keeps_them(
    name: str, tmp_path: Path
) -> None:
    bad = {
        "extensions.csv": 'id,commitment,set_on,new_due,reason,decided_by\n,a,,,,\n,b,,,"扫\n'.encode(),
        "extensions.yml": "- 承诺: a\n- 承诺: [\n".encode(),
    }
    project = project_of(tmp_path, {name: bad[name]})
    outcome = number(project)
    if name.endswith("csv"):
        assert rows_of(project)["extensions"][0]["id"] == "ex-0"
        assert (project / "data" / name).read_bytes() == bad[name].replace(b"\n,a", b"\nex-0,a")
    else:
        assert [each.why_not for each in outcome.aside] == ["后面有写错的地方"]
        assert (project / "data" / name).read_bytes() == bad[name]
