"""The silent list says who, by which rule, since when, and of how many."""

from sunboard.figures.kind import figures
from sunboard.figures.silence import SILENT_UNITS
from sunboard.measures.ground import Scope
from sunboard.measures.silence import SILENCE_RULES

from tests.asking import ask
from tests.factories import (
    PEOPLE,
    UNITS,
    Row,
    commitment,
    finished,
    make_measures,
    numbered,
    pairing,
    position,
    visit,
)
from tests.shown import Shown


def silent(**rows: list[Row]) -> Shown:
    return ask(make_measures(**rows))["silent/"]


def test_units_on_the_list_then_their_share_is_not_drawn() -> None:
    units = [{**UNITS[0], "id": f"u{n}", "name": f"第{n}局", "short_name": ""} for n in range(6)]
    county = make_measures(units=units, people=[])
    (figure,) = figures(county, (SILENT_UNITS,), Scope.COUNTY, 0)
    assert (figure.numerator, figure.denominator, figure.text, figure.bar) == ("6", "6", None, None)


def test_every_rule_then_it_has_its_section_in_order() -> None:
    titles = [
        "没有新记录的单位",
        "没有承诺的单位",
        "没有包联任务的单位",
        "没有明确责任人的单位",
        "没有人报到的单位",
        "还有党员没报到的单位",
        "没有走访的单位",
        "没有志愿服务的单位",
        "没有新记录的社区",
        "没有单位包联的小区",
        "没有新记录的小区",
    ]
    assert silent().titles == titles
    assert len(titles) == len(SILENCE_RULES)


def test_rule_that_lists_nobody_then_its_section_is_there_and_empty() -> None:
    communities = [{"id": "qinghe", "name": "清河社区", "town": "yuncheng"}]
    shown = silent(
        communities=communities,
        estates=[{"id": "qinghe-1", "name": "清河花园", "community": "qinghe"}],
        units=UNITS[:1],
        people=PEOPLE[:1],
        pairings=[pairing()],
        positions=[position()],
        visits=[visit()],
        activities=[
            {
                "id": "hd-1",
                "unit": "zjj",
                "community": "qinghe",
                "title": "讲解维修资金的用法",
                "date": "2026-09-01",
            }
        ],
        commitments=[commitment(made_on="2026-09-01", approved_on="2026-09-01")],
    )
    assert list(shown.values.values()) == ["0/1"] * len(SILENCE_RULES)
    assert (shown.items, shown.empty) == ([], ["没有。"] * len(SILENCE_RULES))
    rules = [note.removesuffix("。按登记的次序排列。") for note in shown.notes]
    assert len(rules) == len(SILENCE_RULES)
    assert all(rule.partition("规则：")[2] for rule in rules)


def test_listed_then_name_address_last_record_and_of_how_many() -> None:
    early = dict.fromkeys(
        ("raised_on", "reported_on", "dispatched_on", "accepted_on"), "2026-04-01"
    )
    rows = numbered([finished(people="", **early, completed_on="2026-04-09")])
    section = silent(tasks=rows).section("没有新记录的单位")
    assert [(item.name, item.href, item.note) for item in section.items] == [
        ("云桥县住房和城乡建设局", "u/zjj/", "最近一条记录：2026-04-09"),
        ("云桥县财政局", "u/czj/", "最近一条记录：还没有任何记录"),
        ("云桥县教育局", "u/jyj/", "最近一条记录：还没有任何记录"),
    ]
    assert section.values == {"silent/unit-no-record": "3/3"}
    assert "最近90天" in section.notes[0]


def test_people_who_did_not_report_in_then_how_many_and_nobody_named() -> None:
    shown = silent(positions=[position()])
    some, nobody = shown.section("还有党员没报到的单位"), shown.section("没有人报到的单位")
    assert [(item.href, item.note) for item in some.items] == [("u/zjj/", "2名党员中1名没有报到")]
    assert [item.note for item in nobody.items] == ["登记党员2名", "登记党员1名"]


def test_mechanism_that_the_programme_lacks_then_no_section() -> None:
    county = make_measures(programme_overrides={"boards": ("silent",)})
    titles = ask(county)["silent/"].titles
    assert "没有走访的单位" not in titles
    assert "没有承诺的单位" in titles


def test_merged_unit_then_neither_listed_nor_counted() -> None:
    merged = [*UNITS[:2], {**UNITS[2], "ended_on": "2026-01-01", "successor": "czj"}]
    section = silent(units=merged, people=[]).section("没有新记录的单位")
    assert [item.name for item in section.items] == ["云桥县住房和城乡建设局", "云桥县财政局"]
    assert section.values == {"silent/unit-no-record": "2/2"}


def test_limit_of_the_programme_then_the_rule_names_it() -> None:
    county = make_measures(programme_overrides={"limits": {"silent_days": 30}})
    assert "最近30天" in ask(county)["silent/"].notes[0]


def test_nobody_says_who_answers_for_a_unit_then_nobody_is_listed_for_it() -> None:
    bare = [{**unit, "leader_office": "", "department": ""} for unit in UNITS]
    said = [{**bare[0], "department": "办公室"}, *bare[1:]]
    assert "没有明确责任人的单位" not in silent(units=bare).titles
    assert "没有明确责任人的单位" in silent(units=said).titles
