"""A column 所属区域 holds whatever the place is: an estate, a town, the whole county."""

import pytest
from sunboard.checks import Checked, check_records

from tests.checks.identity.test_names import COMMUNITIES, UNITS, meant
from tests.checks.small_county import AS_OF, Row, codes, county, programme

TOWNS = [{"id": "chengguan", "name": "城关镇"}]
ESTATES = [
    {"id": "e-1", "name": "东关花园", "community": "dongguan"},
    {"id": "e-2", "name": "和谐苑", "community": "xiguan"},
    {"id": "e-3", "name": "和谐苑", "community": "dongguan"},
]
HERE = [{**each, "town": "chengguan"} for each in COMMUNITIES]


def checked(kind: str, **record: str) -> Checked:
    rows: dict[str, list[Row]] = {
        **{"towns": TOWNS, "communities": HERE, "estates": ESTATES, "units": UNITS},
        kind: [record],
    }
    return check_records(county(**rows), programme(), AS_OF)


@pytest.mark.parametrize(
    ("written", "community", "estate", "said"),
    [
        ("东关社区", "dongguan", None, []),
        ("东关花园", "dongguan", "e-1", ["place-narrower"]),
        ("城关镇", None, None, ["place-wider"]),
        ("云桥县", None, None, ["place-wider"]),
        ("全县", None, None, ["place-wider"]),
        ("全县各小区", None, None, ["place-wider"]),
        ("各街道、社区", None, None, ["place-wider"]),
        ("和谐苑", None, None, ["R-10-unknown-name"]),
        ("东关", None, None, ["R-10-near-name"]),
    ],
)
def test_a_place_of_another_level_is_that_place_or_none(
    written: str, community: str | None, estate: str | None, said: list[str]
) -> None:
    found = checked("tasks", community=written)
    assert (meant(found, "community"), meant(found, "estate")) == (community, estate)
    assert codes(found.problems) == said


def test_a_record_with_an_estate_of_its_own_keeps_it() -> None:
    found = checked("tasks", community="东关花园", estate="e-2")
    assert codes(found.problems) == ["R-10-near-name"]


def test_what_needs_a_community_is_not_let_off_it() -> None:
    assert "place-wider" not in codes(checked("deeds", community="全县").problems)


@pytest.mark.parametrize(
    ("written", "unit", "said"),
    [
        ("云桥县住房和城乡建设局、县中医医院", "zhujian", ["unit-first"]),
        ("县中医医院；住房和城乡建设局", "zhongyi", ["unit-first"]),
        ("云桥县住房和城乡建设局、没有的单位", None, ["R-10-near-name"]),
    ],
)
def test_of_several_units_in_one_cell_the_first_answers_if_all_are_known(
    written: str, unit: str | None, said: list[str]
) -> None:
    found = checked("tasks", community="东关社区", unit=written)
    assert (meant(found, "unit"), codes(found.problems)) == (unit, said)


@pytest.mark.parametrize(
    ("written", "community", "itself"),
    [
        ("东关社区", "东关社区", "dongguan"),
        ("东关社区居委会", "西关社区", "dongguan"),
        ("西关社区物业", "", "xiguan"),
        ("社区", "东关社区", "dongguan"),
        ("居委会", "东关社区", "dongguan"),
    ],
)
def test_a_community_in_the_column_of_units_does_it_itself(
    written: str, community: str, itself: str
) -> None:
    found = checked("tasks", community=community, unit=written)
    assert (meant(found, "unit"), meant(found, "by_community")) == (None, itself)
    assert codes(found.problems) == ["unit-community"]


def test_a_community_that_is_nobodys_own_stays_unknown() -> None:
    found = checked("tasks", community="", unit="社区")
    assert meant(found, "by_community") is None
    assert codes(found.problems) == ["R-10-unknown-name"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("全体包联单位", ["unit-all"]),
        ("各包联单位", ["unit-all"]),
        ("各部门单位", ["unit-all"]),
        ("有关单位", ["unit-all"]),
        ("各局", ["R-10-unknown-name"]),
    ],
)
def test_nobody_in_particular_is_no_unit(written: str, said: list[str]) -> None:
    found = checked("tasks", unit=written, community="东关社区", estate="")
    assert meant(found, "unit") is None
    assert codes(found.problems) == said


def test_communities_among_several_units_are_left_out_and_said() -> None:
    written = f"{UNITS[0]['name']}、东关社区、城关镇、各社区"
    rows: dict[str, list[Row]] = {
        **{"towns": TOWNS, "communities": HERE, "estates": ESTATES, "units": UNITS},
        "meetings": [{"id": "hy-1", "level": "县", "date": "2026-05-07", "units": written}],
    }
    found = check_records(county(**rows), programme(), AS_OF)
    assert "units-place" in codes(found.problems)
    assert not [code for code in codes(found.problems) if code.startswith("R-10")]
    assert found.records["meetings"].links["units"].targets.tolist() == [0]


@pytest.mark.parametrize("written", ["城关镇", "城关镇人民政府", "城关镇政府", "城关镇党委"])
def test_town_among_units_then_it_does_it_itself_and_no_unit(written: str) -> None:
    found = checked("tasks", unit=written, community="东关社区", estate="")
    assert (meant(found, "unit"), meant(found, "by_town")) == (None, "chengguan")
    assert codes(found.problems) == ["unit-town"]
