"""What the search is told, in which files, and what changes of them."""

from __future__ import annotations

import json
import re

from sunboard.checks.private.names import NameFinder, key_of
from sunboard.gate.gate import Gate
from sunboard.gate.judge import Judge
from sunboard.outputs.search.write import BLOCK, write_search
from sunboard.schema.surface import Surface

from tests.factories import (
    commitment,
    correction,
    county_rows,
    deed,
    kept,
    make_measures,
    numbered,
    station,
    task,
)
from tests.outputs.search.reading import numbers, said_in_search, searched, without_digest


def test_records_then_each_with_its_place_its_words_and_how_it_stands() -> None:
    ground = make_measures(**county_rows())
    found = said_in_search(ground)
    (first, *_) = found["commitments"]
    statuses = json.loads(searched(ground)["search/index.json"])["statuses"]
    assert first[0] == "cn-1"
    assert first[1] == "commitments/cn-1/"
    assert "清河社区" in first[4]
    assert statuses[first[8]][0]
    assert [row[1] for row in found["communities"]] == ["c/qinghe/", "c/nanyuan/"]
    assert "qingheshequ" in found["communities"][0][7].split()


def test_same_records_then_the_same_bytes_and_names_hold_their_hash() -> None:
    one, other = (searched(make_measures(**county_rows())) for _ in range(2))
    assert one == other
    names = {name for name in one if name != "search/index.json"}
    assert all(re.fullmatch(r"search/[a-z_]+-\d+\.[b-df-hj-np-tz]{10}\.json", n) for n in names)


def test_former_and_short_names_then_a_place_is_found_by_them() -> None:
    rows = county_rows()
    rows["estates"][0] = {
        **rows["estates"][0],
        "short_name": "清花",
        "former_names": "河东一村；老砖厂",
    }
    (estate, *_) = said_in_search(make_measures(**rows))["estates"]
    assert {"清花", "河东一村；老砖厂"} <= {*estate[3].split("\n")}
    assert {"laozhuanchang", "lzc"} <= {*estate[7].split()}


def test_telephone_of_an_office_then_it_is_found_by_it_and_nobody_by_a_mobile() -> None:
    rows = county_rows()
    rows["units"][0]["office_phone"] = "0999-6100001转3"
    own = {"named_consent_on": "2025-09-01", "consent_for": "网页、电话", "mobile": "13900000000"}
    people = [{"id": "dy-1", "name": "贺晓棠", "unit": "zjj", **own}]
    stations = [station(phone="13900000000")]
    ground = make_measures(**{**rows, "people": people, "stations": stations}, is_sound=False)
    said = said_in_search(ground)
    assert said["units"][0][7].split("; ")[0] == "0999-6100001"
    assert len(said["stations"]) == 1
    assert "1390" not in str(said)


def test_one_record_changes_then_its_block_the_shards_of_its_words_and_the_index() -> None:
    tasks = numbered([task(text=f"修第{n}盏路灯") for n in range(3 * BLOCK)])
    before = searched(make_measures(tasks=tasks))
    tasks[BLOCK] = {**tasks[BLOCK], "text": "修一扇铁门"}
    after = searched(make_measures(tasks=tasks))
    changed = {without_digest(name) for name in before.keys() ^ after.keys()}
    assert len([name for name in changed if name.startswith("search/tasks-")]) == 1
    assert not [name for name in changed if name.startswith("search/i-")]
    assert before["search/index.json"] != after["search/index.json"]


def test_a_new_record_then_no_other_gets_another_number() -> None:
    rows = [commitment(id=f"cn-{n}", made_on=f"2026-0{n}-01") for n in (1, 2, 3)]
    before, after = (
        searched(make_measures(commitments=few, tasks=[task()])) for few in (rows[:2], rows)
    )
    starts = [
        {kind["name"]: kind["start"] for kind in json.loads(files["search/index.json"])["kinds"]}
        for files in (before, after)
    ]
    assert starts[0] == starts[1]


def test_what_is_open_then_the_index_says_so() -> None:
    ground = make_measures(
        commitments=[
            kept(id="cn-1", made_on="2026-03-01"),
            commitment(id="cn-2", made_on="2026-04-01"),
        ]
    )
    index = json.loads(searched(ground)["search/index.json"])
    (kind,) = (each for each in index["kinds"] if each["name"] == "commitments")
    assert [row[0] for row in said_in_search(ground)["commitments"]] == ["cn-1", "cn-2"]
    assert numbers(index["open"]) == [kind["start"] + 1]


def test_what_is_not_told_then_no_file_has_it() -> None:
    secret, honour = "换上琥珀色灯罩", "琥珀色的一件事"
    rows = {
        "commitments": [commitment(id="cn-1", text=secret)],
        "deeds": [
            deed(id="sg-1", what=honour, approved_on="", window_from="", window_to="", state="")
        ],
        "corrections": [correction(id="gz-1", target="cn-1", category="隐私", before="", after="")],
    }
    ground = make_measures(is_sound=False, **rows)
    said = b"".join(searched(ground).values()).decode()
    assert "琥珀" not in said
    assert "sg-1" not in said


def test_the_gate_then_the_index_is_made_of_what_it_let_out() -> None:
    name = "司马蓁"
    tasks = [task(text=f"{name}请修路灯"), task(id="fw-2", text="请修铁门")]
    ground = make_measures(is_sound=False, tasks=tasks)
    judge = Judge(NameFinder({key_of(name)}))
    gate, files = Gate(judge, {Surface.SEARCH: judge}), dict[str, bytes]()
    write_search(ground, files.__setitem__, gate.of(Surface.SEARCH).before)
    plain = searched(
        make_measures(
            is_sound=False, tasks=[{**tasks[0], "text": "（涉及隐私，已隐去）"}, tasks[1]]
        )
    )
    assert name not in b"".join(files.values()).decode()
    shards = {n for n in files if n.startswith("search/t-")}
    assert shards == {n for n in plain if n.startswith("search/t-")}
    assert [find.paths for find in gate.finds.all()] == [["search/tasks-0.json"]]
