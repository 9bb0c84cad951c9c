"""Which record a name means: one, several, or none but one that it is like."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sunboard.checks import Checked, check_records
from sunboard.checks.identity.book import NameBook
from sunboard.checks.identity.likeness import Short, likeness
from sunboard.checks.parsing.drafting import parse_tables
from sunboard.checks.references import References
from sunboard.records.confirmed_names import Confirmed
from sunboard.records.gathering import make_table
from sunboard.records.known_people import Before
from sunboard.schema import KINDS

from tests.checks.small_county import AS_OF, Row, check, codes, county, programme

COMMUNITIES = [
    {"id": "dongguan", "name": "东关社区"},
    {"id": "xiguan", "name": "西关社区"},
    {
        "id": "beimen",
        "name": "北门社区",
        "short_name": "北门",
        "former_names": "北街社区、北街居委会",
    },
]
ESTATES = [
    {"id": "e-1", "name": "东关花园", "community": "dongguan"},
    {"id": "e-2", "name": "东关花园", "community": "xiguan"},
    {"id": "e-3", "name": "开元一期", "community": "dongguan"},
    {"id": "e-4", "name": "和谐苑", "community": "xiguan"},
]
UNITS = [
    {"id": "zhujian", "name": "云桥县住房和城乡建设局"},
    {"id": "zhongyi", "name": "县中医医院"},
    {"id": "wenlv", "name": "云桥县文化和旅游局", "former_names": "云桥县文化局；云桥县旅游局"},
]


def checked(task: Row, before: Before | None = None, **more: list[Row]) -> Checked:
    rows = {"communities": COMMUNITIES, "estates": ESTATES, "units": UNITS, **more}
    tables = county(**rows, tasks=[{"community": "dongguan", **task}])
    return check_records(tables, programme(), AS_OF, before=before or Before())


def meant(checked: Checked, field: str) -> str | None:
    """The id that a task's reference leads to; None for none, or where the task is withheld."""
    table = checked.records["tasks"]
    if not len(table) or table.codes(field)[0] < 0:
        return None
    return table.choices[field][int(table.codes(field)[0])].as_py()


@pytest.mark.parametrize(
    ("field", "written", "expected"),
    [
        ("community", "东关社区", "dongguan"),
        ("community", " 东 关　社区 ", "dongguan"),
        ("community", "北门", "beimen"),
        ("community", "北街社区", "beimen"),
        ("community", "北街居委会", "beimen"),
        ("community", "dongguan", "dongguan"),
        ("unit", "云桥县住房和城乡建设局", "zhujian"),
        ("unit", "云桥县住房和城乡建设局\u3000", "zhujian"),
        ("unit", "县中医医院", "zhongyi"),
        ("unit", "云桥县旅游局", "wenlv"),
    ],
)
def test_a_name_that_means_one_record_is_that_record(
    field: str, written: str, expected: str
) -> None:
    found = checked({field: written})
    assert meant(found, field) == expected
    assert codes(found.problems) == []


@pytest.mark.parametrize(
    ("field", "written", "proposed"),
    [
        ("unit", "住建局", "zhujian"),
        ("unit", "县住建局", "zhujian"),
        ("unit", "住房和城乡建设局", "zhujian"),
        ("unit", "云桥县住房与城乡建设局", "zhujian"),
        ("unit", "文旅局", "wenlv"),
        # A county has one of either, and nobody but a person knows which is meant.
        ("unit", "县医院", "zhongyi"),
        ("community", "东关", "dongguan"),
        ("community", "东关村", "dongguan"),
        ("estate", "东关", "e-1"),
        ("estate", "开元", "e-3"),
    ],
)
def test_what_is_like_a_name_is_proposed_and_means_nothing(
    field: str, written: str, proposed: str
) -> None:
    found = checked({field: written})
    assert meant(found, field) is None
    (problem,) = [each for each in found.problems if each.code != "unnumbered"]
    assert problem.code == "R-10-near-name"
    assert problem.params["would"] == proposed
    assert f"{written}: {proposed}" in problem.text()


def test_what_is_like_a_long_name_is_proposed_whole_as_the_line_is_to_be_copied() -> None:
    name = "云桥县党建引领基层治理和住房城乡建设工作领导小组办公室"
    written = name.replace("和", "与")
    found = checked({"unit": written}, units=[*UNITS, {"id": "zhili", "name": name}])
    (problem,) = [each for each in found.problems if each.code != "unnumbered"]
    assert f"「{written}: zhili」" in problem.text()


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("estate", "开元二期"),
        ("community", "南关社区"),
        ("unit", "税务局"),
        ("unit", "局"),
    ],
)
def test_what_tells_one_from_the_next_is_no_slip(field: str, written: str) -> None:
    found = checked({field: written})
    assert meant(found, field) is None
    assert codes(found.problems) == ["R-10-unknown-name"]


def test_an_estate_is_looked_for_in_the_community_of_its_row() -> None:
    for community, expected in (("东关社区", "e-1"), ("西关社区", "e-2"), ("xiguan", "e-2")):
        assert meant(checked({"community": community, "estate": "东关花园"}), "estate") == expected
    found = checked({"community": "北门社区", "estate": "东关花园"})
    assert meant(found, "estate") is None
    assert codes(found.problems) == ["R-10-elsewhere-name"]
    assert "e-1" in found.problems[0].text()
    assert "e-2" in found.problems[0].text()


def test_villages_called_alike_lie_in_two_towns() -> None:
    towns = [{"id": "a", "name": "甲镇"}, {"id": "b", "name": "乙镇"}]
    villages = [
        {"id": "a-wang", "name": "王家村", "town": "a"},
        {"id": "b-wang", "name": "王家村", "town": "b"},
    ]
    rows = {"towns": towns, "communities": villages, "estates": [{"community": "a-wang"}]}
    meeting = {
        "id": "hy-1",
        "level": "社区",
        "convener": "村委会",
        "date": "2026-06-01",
        "agenda": "议",
    }
    meetings = [{**meeting, "town": "乙镇", "community": "王家村"}]
    found = check(**rows, meetings=meetings)
    table = found.records["meetings"]
    assert table.choices["community"][int(table.codes("community")[0])].as_py() == "b-wang"
    found = check(**rows, tasks=[{"community": "王家村"}])
    assert "R-10-several-names" in codes(found.problems)
    assert len(found.records["tasks"]) == 0 or found.records["tasks"].codes("community")[0] == -1


def test_a_name_of_two_records_is_neither() -> None:
    units = [*UNITS, {"id": "wenwu", "name": "县文物局", "former_names": "云桥县文化局"}]
    found = checked({"unit": "云桥县文化局"}, units=units)
    assert meant(found, "unit") is None
    (problem,) = found.problems
    assert problem.code == "R-10-several-names"
    assert "（wenlv）" in problem.text()
    assert "（wenwu）" in problem.text()


def test_a_unit_that_was_merged_is_still_itself() -> None:
    liangshi = {
        "id": "liangshi",
        "name": "县粮食局",
        "ended_on": "2026-09-01",
        "successor": "县发改局",
    }
    units = [*UNITS, liangshi, {"id": "fagai", "name": "县发改局"}]
    found = checked({"unit": "县粮食局"}, units=units)
    assert meant(found, "unit") == "liangshi"
    table = found.records["units"]
    assert table.choices["successor"][int(table.codes("successor")[3])].as_py() == "fagai"


def test_several_units_in_a_cell_are_known_by_name() -> None:
    meeting = {
        "id": "hy-1",
        "level": "社区",
        "convener": "居委会",
        "date": "2026-06-01",
        "agenda": "议",
    }
    rows = {"communities": COMMUNITIES, "estates": ESTATES, "units": UNITS}
    for cell, expected, said in (
        ("云桥县住房和城乡建设局、zhongyi，云桥县旅游局", [0, 1, 2], False),
        ("云桥县旅游局 zhongyi", [2, 1], False),
        # Who else was there isn't known as long as one of them isn't.
        ("zhongyi、住建局", [], True),
    ):
        meetings = [{**meeting, "community": "dongguan", "units": cell}]
        found = check(**rows, meetings=meetings)
        assert found.records["meetings"].links["units"].targets.tolist() == expected
        assert ("R-10-near-name" in codes(found.problems)) is said


def confirmed(**names: tuple[tuple[str, str, str], ...]) -> Before:
    return Before(
        confirmed={
            kind: tuple(Confirmed(*line, at) for at, line in enumerate(lines, 1))
            for kind, lines in names.items()
        }
    )


def test_what_people_confirmed_is_a_name() -> None:
    before = confirmed(
        units=(("", "住建局", "zhujian"), ("", "县医院", "县中医医院")),
        communities=(("", "东关", "dongguan"),),
        estates=(("东关社区", "花园", "东关花园"), ("西关社区", "花园", "e-2")),
    )
    found = checked({"unit": "住 建局", "community": "东关", "estate": "花园"}, before)
    assert (meant(found, "unit"), meant(found, "estate")) == ("zhujian", "e-1")
    assert codes(found.problems) == []
    assert meant(checked({"unit": "县医院"}, before), "unit") == "zhongyi"
    assert meant(checked({"community": "xiguan", "estate": "花园"}, before), "estate") == "e-2"
    assert meant(checked({"community": "beimen", "estate": "花园"}, before), "estate") is None


@pytest.mark.parametrize(
    ("name", "means", "expected"),
    [
        ("中医医院", "wenlv", ["names-another"]),
        ("中医医院", "zhongyi", []),
        ("文旅委", "wenlv", []),
    ],
)
def test_a_name_that_is_rather_anothers_is_told(name: str, means: str, expected: list[str]) -> None:
    found = checked({"unit": name}, confirmed(units=(("", name, means),)))
    assert meant(found, "unit") == means
    assert codes(found.problems) == expected


def test_what_was_confirmed_yields_to_a_record_of_that_very_name() -> None:
    before = confirmed(units=(("", "县医院", "zhongyi"),))
    units = [*UNITS, {"id": "yiyuan", "name": "县医院"}]
    found = checked({"unit": "县医院"}, before, units=units)
    assert meant(found, "unit") is None
    assert codes(found.problems) == ["R-10-several-names"]
    # Of two with that name it says which.
    units = [*UNITS, {"id": "a", "name": "县医院"}, {"id": "b", "name": "县医院"}]
    found = checked({"unit": "县医院"}, confirmed(units=(("", "县医院", "b"),)), units=units)
    assert meant(found, "unit") == "b"


def test_a_person_is_never_known_by_name() -> None:
    found = check(people={}, tasks={"people": "周立群"}, commitments={"person": "周立群"})
    assert codes(found.problems) == ["R-12-by-name"] * 2
    assert not len(found.records["tasks"].links["people"].rows)
    assert found.records["commitments"].codes("person").tolist() == [-1]


def test_names_lead_to_records_that_have_no_id_yet() -> None:
    rows = {
        "communities": [{**COMMUNITIES[0], "id": ""}],
        "estates": [{**ESTATES[0], "id": "", "community": "东关社区"}],
        "units": [{**UNITS[0], "id": ""}],
    }
    task = {
        "id": "",
        "community": "东关社区",
        "estate": "东关花园",
        "unit": "云桥县住房和城乡建设局",
    }
    found = check(**rows, tasks=[task])
    assert {*codes(found.problems)} == {"unnumbered"}
    assert [meant(found, name) for name in ("community", "estate", "unit")] == [
        "dongguan",
        "dongguan-1",
        "zfhcxjsj",
    ]
    assert found.records["tasks"].texts("id") == ["dongguan-fw1"]


WORDS = st.text("东西南北关门街苑一二", min_size=1, max_size=4)
PLACES = st.lists(st.tuples(WORDS, st.sampled_from(["社区", "村", ""])), min_size=1, max_size=6)
ESTATES_DRAWN = st.lists(st.tuples(WORDS, st.integers(0, 5)), min_size=1, max_size=8)


@settings(max_examples=200, deadline=None)
@given(PLACES, ESTATES_DRAWN, st.data())
def test_a_name_is_a_record_only_where_no_other_has_it(
    places: list[tuple[str, str]], estates: list[tuple[str, int]], data: st.DataObject
) -> None:
    communities = [{"id": f"c{n}", "name": "".join(name)} for n, name in enumerate(places)]
    of = [at % len(places) for _, at in estates]
    rows = [
        {"id": f"e{n}", "name": name, "community": f"c{at}"}
        for n, ((name, _), at) in enumerate(zip(estates, of, strict=True))
    ]
    community = data.draw(st.sampled_from(range(len(places))))
    by_id, by_name = f"c{community}", communities[community]["name"]
    written = data.draw(st.sampled_from([by_id, by_name]))
    estate = data.draw(st.one_of(WORDS, st.sampled_from([name for name, _ in estates])))
    task = {"community": written, "estate": estate}
    tables = county(communities=communities, estates=rows, tasks=[task])
    every = {kind.name: tables.get(kind.name) or make_table(kind, [], []) for kind in KINDS}
    drafts, _ = parse_tables(every, programme())
    References(drafts, NameBook(drafts, {}, "云桥县"))
    found, found_estate = (int(drafts["tasks"].ref(name)[0]) for name in ("community", "estate"))
    namesakes = [n for n, each in enumerate(communities) if each["name"] == written]
    assert found == (community if written == by_id or len(namesakes) == 1 else -1)
    inside = [n for n, at in enumerate(of) if found in (at, -1) and estates[n][0] == estate]
    assert found_estate == (inside[0] if len(inside) == 1 else -1)


@given(WORDS, WORDS)
def test_likeness_goes_both_ways_and_is_none_for_strangers(one: str, other: str) -> None:
    short, long = (Short.of(name, ("社区",), "云桥县") for name in (one, other))
    assert likeness(short, long) == likeness(long, short)
    if not {*one} & {*other}:
        assert likeness(short, long) == 0


def test_a_county_of_ids_asks_nobody_for_names() -> None:
    found = checked({"unit": "zhujian", "estate": "e-1"})
    assert codes(found.problems) == []
    assert np.all(found.records["tasks"].codes("estate") == 0)
