"""The demonstration county holds the awkward cases that boards must stand."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tests.china_days import is_workday
from tests.sunboard_demo.reading import Row, SampleCounty, decode

AS_OF = "2026-10-31"


def late(row: Row) -> bool:
    return row.get("due", "9") < row.get("done_on", "0")


def test_files_come_in_the_encodings_and_forms_that_offices_use(demo_county: SampleCounty) -> None:
    files = demo_county.files
    for name in ("people.csv", "tasks/2026-q1.csv"):
        with pytest.raises(UnicodeDecodeError):
            files[name].decode("utf-8")
        assert "䶮" in decode(files["people.csv"])
    assert files["deeds.csv"].startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in files["deeds.csv"]
    texts = {name: content for name, content in files.items() if not name.endswith(".png")}
    headings = {name: decode(content).splitlines()[0] for name, content in texts.items()}
    assert headings["tasks/2026-q3.csv"].startswith("ID,Community,Estate")
    assert headings["tasks/2026-q2.csv"].startswith("服务单编号,社区编号,小区编号")
    assert headings["commitments/2026-q1.yml"].startswith("- 编号: cn-2026-")
    assert "2026/3/" in decode(files["tasks/2026-q1.csv"])
    assert "2026年5月" in decode(files["tasks/2026-q2.csv"])
    quantities = [row.get("quantity", "") for row in demo_county.rows["tasks"]]
    assert any(quantity and "０" <= quantity[0] <= "９" for quantity in quantities)


def test_names_that_are_easily_mistaken(demo_county: SampleCounty) -> None:
    people = demo_county.rows["people"]
    twins = [row for row in people if row["name"] == "张伟" and "discriminator" in row]
    assert len(twins) == 2
    assert len({row["unit"] for row in twins}) == 1
    assert len({row["discriminator"] for row in twins}) == 2
    unit_by_name = {row["name"]: row["unit"] for row in people}
    assert unit_by_name["王　强"] != unit_by_name["王强"]
    names = "".join(unit_by_name)
    assert all(char in names for char in "䶮㛃𬭎𬱖")
    together = "、".join(row["id"] for row in twins)
    assert any(row["people"].startswith(together) for row in demo_county.rows["deeds"])


def test_consent_is_given_refused_and_withdrawn(demo_county: SampleCounty) -> None:
    people = demo_county.by_id("people")
    consented = [row for row in people.values() if "named_consent_on" in row]
    assert 0.75 < len(consented) / len(people) < 0.87
    withdrawn = {row["id"] for row in people.values() if "withdrawn_on" in row}
    unnamed = {row["id"] for row in people.values() if "named_consent_on" not in row}
    honoured = people_of(demo_county, "deeds")
    assert withdrawn & honoured
    assert unnamed & honoured
    assert withdrawn & people_of(demo_county, "tasks")


def people_of(county: SampleCounty, kind: str) -> set[str]:
    return {person for row in county.rows[kind] for person in row.get("people", "").split("、")}


def test_people_report_in_twice_or_not_yet(demo_county: SampleCounty) -> None:
    positions = demo_county.rows["positions"]
    relations = Counter(row["relation"] for row in positions)
    assert relations["单位结对社区"] == 600
    assert relations["居住地社区"] > 200
    assert 20 < sum("reported_on" not in row for row in positions) < 90
    assert any("ended_on" in row for row in positions)


def test_a_unit_is_merged_in_the_middle_of_the_year(demo_county: SampleCounty) -> None:
    merged = demo_county.by_id("units")["dzz"]
    assert (merged["ended_on"], merged["successor"]) == ("2026-06-30", "yjj")
    pairings = [row for row in demo_county.rows["pairings"] if row["unit"] == "dzz"]
    assert {row["ended_on"] for row in pairings} == {"2026-06-30"}
    for pairing in pairings:
        assert any(
            row["unit"] == "yjj"
            and row["estate"] == pairing["estate"]
            and row["started_on"] == "2026-07-01"
            for row in demo_county.rows["pairings"]
            if "estate" in row
        )
    commitments = demo_county.by_id("commitments")
    replaced = [commitments[row["replaces"]] for row in commitments.values() if "replaces" in row]
    superseded = [row["id"] for row in commitments.values() if row.get("outcome") == "被替代"]
    assert superseded
    assert sorted(row["id"] for row in replaced) == sorted(superseded)
    assert {row["unit"] for row in replaced} == {"dzz"}


def test_a_pairing_was_replaced_by_another(demo_county: SampleCounty) -> None:
    rows = [row for row in demo_county.rows["pairings"] if row.get("estate") == "qinghe-5"]
    by_unit = [row for row in rows if row["kind"] == "单位包联"]
    assert [row.get("ended_on") for row in by_unit] == ["2026-03-31", None]


def test_gaps_are_there_to_be_shown(demo_county: SampleCounty) -> None:
    rows = demo_county.rows
    paired = {row.get("estate", row["community"]) for row in rows["pairings"]}
    assert not paired & {"songgang-3", "songgang"}
    without_branch = {row["id"] for row in rows["estates"] if "branch" not in row}
    assert without_branch == {"songgang-3", "xinan-4"}
    promising = {row["unit"] for row in rows["commitments"]}
    assert {row["id"] for row in rows["units"]} - promising == {"gxs"}
    assert [row["id"] for row in rows["units"] if "department" not in row] == ["zyx"]


def test_a_unit_and_an_estate_fall_silent(demo_county: SampleCounty) -> None:
    active = ("made_on", "done_on", "accepted_on", "completed_on", "date", "raised_on")
    for kind in ("commitments", "tasks", "deeds"):
        for row in demo_county.rows[kind]:
            days = [iso(row[name]) for name in active if name in row]
            if row.get("unit") == "dag":
                assert max(days) < "2026-08-02", row["id"]
            if row.get("estate") == "songgang-3":
                assert max(days) < "2026-08-02", row["id"]


def test_months_are_empty_and_full(demo_county: SampleCounty) -> None:
    tasks = demo_county.rows["tasks"]
    counts = Counter((row["community"], iso(row["raised_on"])[:7]) for row in tasks)
    assert ("songgang", "2026-02") not in counts
    assert counts["qinghe", "2026-07"] >= 40


def test_commitments_end_in_every_way(demo_county: SampleCounty) -> None:
    rows = demo_county.rows["commitments"]
    outcomes = {row.get("outcome", "") for row in rows}
    assert {"", "已兑现", "部分兑现", "未兑现", "撤回", "被替代", "无法评定"} <= outcomes
    assert sum("due" not in row for row in rows) >= 5
    assert any("person" in row for row in rows)
    done = [row for row in rows if "done_on" in row]
    assert any(late(row) for row in done)
    assert any("due" in row and row["due"] < AS_OF and "outcome" not in row for row in rows)
    delays = [days_between(row["done_on"], row["recorded_on"]) for row in done]
    assert any(delay > 30 for delay in delays)


def test_due_dates_were_moved_before_and_after_they_passed(demo_county: SampleCounty) -> None:
    due = {row["id"]: iso(row.get("due", "")) for row in demo_county.rows["commitments"]}
    extensions = demo_county.rows["extensions"]
    moved_late = [row for row in extensions if row["set_on"] > due[row["commitment"]]]
    assert 0 < len(moved_late) < len(extensions) / 2
    assert max(Counter(row["commitment"] for row in extensions).values()) > 1


def test_tasks_take_every_turn(demo_county: SampleCounty) -> None:
    events = demo_county.rows["task_events"]
    turns: dict[str, list[str]] = {}
    for row in events:
        turns.setdefault(row["task"], []).append(row["event"])
    sequences = {tuple(sequence) for sequence in turns.values()}
    for sequence in (("退回",), ("退回", "转办"), ("中止",), ("中止", "恢复"), ("取消",)):
        assert sequence in sequences
    assert any("重办" in sequence for sequence in sequences)
    assert any("答复" in sequence for sequence in sequences)
    tasks = demo_county.by_id("tasks")
    moved = [task for task, sequence in turns.items() if sequence[:2] == ["退回", "转办"]]
    assert any("completed_on" in tasks[task] for task in moved)


def test_somebody_is_left_without_an_answer(demo_county: SampleCounty) -> None:
    answered = {
        row["task"] for row in demo_county.rows["task_events"] if row["event"] in ("答复", "重办")
    }
    unhappy = [row for row in demo_county.rows["evaluations"] if row["level"] == "不满意"]
    tasks = {row["subject"] for row in unhappy if row["subject"].startswith("fw-")}
    assert 1 <= len(tasks - answered) < 15
    assert len(tasks & answered) > 50


def test_evaluations_are_mixed(demo_county: SampleCounty) -> None:
    rows = demo_county.rows["evaluations"]
    assert {row["evaluator"] for row in rows} == {"群众", "社区", "单位", "组织", "本人"}
    assert {row["level"] for row in rows} == {"很满意", "满意", "基本满意", "不满意"}
    assert any(int(row.get("count", "1")) > 10 for row in rows)
    assert any(row["subject"].startswith("cn-") for row in rows)


def test_deeds_stand_at_every_stage(demo_county: SampleCounty) -> None:
    rows = demo_county.rows["deeds"]
    states = Counter(row["state"] for row in rows)
    assert states.keys() >= {"已推荐", "已核实", "公示中", "已上榜", "已撤榜"}
    assert all("reason" in row for row in rows if row["state"] == "已撤榜")
    assert any(row["window_from"] <= AS_OF <= row["window_to"] for row in windows(rows))
    objections = [row for row in rows if row.get("objection") == "异议待答复"]
    assert [row["state"] for row in objections] == ["公示中"]
    assert {row["form"] for row in rows} == {"闪光之言", "闪光之行"}
    sizes = Counter(len(row["people"].split("、")) for row in rows)
    assert sizes[12] == 1
    assert sizes[2] > 3
    assert sizes[5] > 0


def windows(rows: list[Row]) -> list[Row]:
    return [row for row in rows if "window_to" in row]


def test_windows_are_counted_around_the_national_day(demo_county: SampleCounty) -> None:
    crossing = [
        row
        for row in windows(demo_county.rows["deeds"])
        if row["window_from"] < "2026-10-01" and row["window_to"] > "2026-10-07"
    ]
    assert crossing
    for row in crossing:
        start, end = date.fromisoformat(row["window_from"]), date.fromisoformat(row["window_to"])
        days = [date.fromordinal(n) for n in range(start.toordinal(), end.toordinal() + 1)]
        assert sum(is_workday(day) for day in days) == 5


@pytest.mark.parametrize("piece", ["<b>", "<script>", '"', "&", "\n", "=按", "{Open}", "'"])
def test_texts_hold_what_must_be_escaped(demo_county: SampleCounty, piece: str) -> None:
    assert any(piece in row["text"] + row.get("result", "") for row in demo_county.rows["tasks"])


def test_a_text_is_long(demo_county: SampleCounty) -> None:
    assert max(len(row["text"]) for row in demo_county.rows["tasks"]) > 250


def iso(day: str) -> str:
    """The day as ISO, from any of the forms in which the county's files write it."""
    if not day:
        return ""
    parts = day.replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-").split("-")
    return date(*map(int, parts)).isoformat()


def days_between(start: str, end: str) -> int:
    return (date.fromisoformat(iso(end)) - date.fromisoformat(iso(start))).days
