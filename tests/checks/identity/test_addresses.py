"""Addresses in exports: the place that they name, and no other."""

from __future__ import annotations

import pytest
from sunboard.checks import check_records
from sunboard.checks.checked import Checked

from tests.checks.small_county import AS_OF, VALID, county
from tests.factories import Row, make_programme

TOWNS = [
    {"id": "shuxiang", "name": "书香街道"},
    {"id": "liudi", "name": "柳堤街道"},
]
COMMUNITIES = [
    {"id": "lanting", "name": "兰亭社区", "town": "shuxiang"},
    {"id": "xueyuan", "name": "学苑", "town": "shuxiang"},
    {"id": "liuan", "name": "柳岸社区", "town": "liudi"},
]
ESTATES = [
    {"id": "e1", "name": "翠园小区", "community": "lanting"},
    {"id": "e2", "name": "翠园小区二期", "community": "lanting"},
    {"id": "e3", "name": "金色家园小区", "community": "xueyuan"},
    {"id": "e4", "name": "翠园小区", "community": "柳岸社区"},
    {"id": "e5", "name": "柳岸新村", "community": "liuan"},
]


def judged(*rows: Row, kind: str = "tasks") -> Checked:
    tables = county(
        towns=TOWNS,
        communities=COMMUNITIES,
        estates=ESTATES,
        units=VALID["units"] if isinstance(VALID["units"], list) else [VALID["units"]],
        pairings=[],
        people=[],
        commitments=[row for row in rows if kind == "commitments"],
        tasks=[row for row in rows if kind == "tasks"],
    )
    return check_records(tables, make_programme(), AS_OF)


def task(**cells: str) -> Row:
    """A task that says nothing of its place."""
    return {**VALID["tasks"], "community": "", "estate": "", **cells}


def places(checked: Checked, kind: str = "tasks") -> list[tuple[str, str]]:
    """The ids of the community and the estate of each record; "" for none."""
    table = checked.records[kind]
    ids = ([*checked.records[name].texts("id"), ""] for name in ("communities", "estates"))
    columns = [
        [of[code] for code in table.codes(name).tolist()]
        for name, of in zip(("community", "estate"), ids, strict=True)
    ]
    return list(zip(*columns, strict=True))


@pytest.mark.parametrize(
    ("address", "community", "estate"),
    [
        ("清河县书香街道兰亭社区翠园小区3号楼", "lanting", "e1"),
        ("清河县书香街道兰亭社区翠园小区3号楼2单元501室", "lanting", "e1"),
        ("兰亭社区翠园小区二期7号楼", "lanting", "e2"),
        ("翠园小区二期", "lanting", "e2"),
        ("柳堤街道翠园小区", "liuan", "e4"),
        ("书香街道 翠园小区 5 栋", "lanting", "e1"),
        ("清河县柳岸新村12栋", "liuan", "e5"),
        ("金色家园2栋", "xueyuan", "e3"),
        ("书香街道学苑社区", "xueyuan", ""),
        ("人民路18号金色家园小区南门", "xueyuan", "e3"),
        # Left open: nothing tells which of two, or that it is one at all.
        ("翠园小区5号楼", "", ""),
        ("兰亭社区和学苑社区交界", "", ""),
        ("书香街道柳岸新村", "", ""),
        ("金色家园路与建设路交叉口", "", ""),
        ("金色家园三期", "", ""),
        ("新金色家园小区", "", ""),
        ("学苑宾馆", "", ""),
        ("翠园路12号", "", ""),
        # The estate that it names is none of the community's.
        ("学苑社区翠园小区", "xueyuan", ""),
    ],
)
def test_address_then_the_place_that_it_names(address: str, community: str, estate: str) -> None:
    checked = judged(task(address=address))
    assert places(checked) == [(community, estate)]
    said = {problem.code for problem in checked.problems if problem.code.startswith("address")}
    assert said <= ({"address-read"} if community else {"address-several", "address-none"})
    assert said
    assert not any(checked.records["tasks"].texts("address"))
    assert not any(address in problem.text() for problem in checked.problems)


def test_row_says_its_place_then_the_address_only_narrows_it() -> None:
    checked = judged(
        task(community="柳岸社区", address="翠园小区8号楼"),
        task(id="rw-2", community="lanting", address="柳岸社区柳岸新村"),
        task(id="rw-3", community="lanting", estate="e2", address="翠园小区"),
    )
    assert places(checked) == [("liuan", "e4"), ("lanting", ""), ("lanting", "e2")]
    assert not [each for each in checked.problems if each.code.startswith("address")]


@pytest.mark.parametrize(
    ("cells", "community", "estate", "code"),
    [
        ({"estate": "柳堤街道翠园小区"}, "liuan", "e4", "place-within"),
        ({"community": "书香街道兰亭社区"}, "lanting", "", "place-within"),
        ({"estate": "柳岸社区"}, "liuan", "", "place-within"),
        ({"estate": "翠园小区二期、兰亭社区翠园小区"}, "lanting", "", "place-several"),
        ({"estate": "翠园小区、翠园小区二期"}, "lanting", "", "place-several"),
        (
            {"community": "lanting", "estate": "翠园小区；翠园小区二期"},
            "lanting",
            "",
            "place-several",
        ),
    ],
)
def test_cell_names_several_places_then_the_one_in_which_they_are(
    cells: Row, community: str, estate: str, code: str
) -> None:
    row = {**VALID["commitments"], "community": "", "estate": "", **cells}
    checked = judged(row, kind="commitments")
    assert places(checked, "commitments") == [(community, estate)]
    assert code in {problem.code for problem in checked.problems}


def test_estates_of_two_communities_in_a_cell_then_neither_is_guessed() -> None:
    checked = judged(task(estate="金色家园小区、柳岸新村"))
    assert places(checked) == [("", "")]
    assert "R-10-several-in-one" in {problem.code for problem in checked.problems}


def test_no_address_gets_out() -> None:
    door = "书香街道兰亭社区翠园小区3号楼2单元501室"
    checked = judged(task(address=door), task(id="rw-2", address=f"{door}，电话13912345678"))
    texts = [
        text
        for table in checked.records.tables.values()
        for field in table.kind.fields_of("text")
        for text in table.texts(field.name)
    ]
    assert not any("501" in text for text in texts)
    assert not any("501" in str(each) for each in checked.problems)


@pytest.mark.parametrize(
    ("text", "community", "estate"),
    [
        ("为金色家园小区更换路灯12盏", "xueyuan", "e3"),
        ("改造柳岸新村的化粪池3座", "liuan", "e5"),
        ("更换路灯12盏（翠园小区二期）", "lanting", "e2"),
        # Two estates have the name, two are named, another one is meant, or none.
        ("为翠园小区更换路灯12盏", "", ""),
        ("为金色家园小区、柳岸新村更换路灯12盏", "", ""),
        ("修好新金色家园小区的门", "", ""),
        ("修好柳岸新村路的路灯", "", ""),
        ("更换路灯12盏", "", ""),
    ],
)
def test_promise_that_says_no_place_then_the_one_estate_that_its_text_names(
    text: str, community: str, estate: str
) -> None:
    row = {**VALID["commitments"], "text": text, "community": "", "estate": ""}
    checked = judged(row, kind="commitments")
    assert places(checked, "commitments") == [(community, estate)]
    told = [p for p in checked.problems if p.code == "place-told"]
    assert [p.params["found"] for p in told] == ([text_of(estate)] if estate else [])


def text_of(estate: str) -> str:
    return next(row["name"] for row in ESTATES if row["id"] == estate)


def test_promise_that_says_a_place_then_its_text_says_nothing_of_it() -> None:
    text = {"text": "为金色家园小区更换路灯12盏"}
    row = {**VALID["commitments"], **text, "community": "liuan", "estate": ""}
    assert places(judged(row, kind="commitments"), "commitments") == [("liuan", "")]
