"""The board of forces shows who is there, who is missing, and what nobody wrote down."""

from sunboard.figures.forces import FORCE_FIGURES
from sunboard.figures.kind import figures
from sunboard.measures.ground import Ground, Scope
from sunboard.settings import Vocabulary

from tests.asking import ask
from tests.factories import (
    finished,
    force,
    make_measures,
    make_pages,
    make_programme,
    numbered,
    observer_count,
    task,
    team,
)
from tests.shown import Shown, Table


def sections(county: Ground) -> dict[str, Shown]:
    page = ask(county)["forces/"]
    anchors = (link.href.split("#")[-1] for link in page.contents)
    return {anchor: page.section(anchor) for anchor in anchors}


def grid_of(county: Ground, section: str) -> Table:
    (grid,) = sections(county)[section].tables
    return grid


def texts(grid: Table) -> dict[str, list[str]]:
    return {row.name: [cell.said for cell in row.cells.values()] for row in grid.rows}


def notes(grid: Table, name: str) -> list[str]:
    return [cell.note for cell in grid.row(name).cells.values()]


def without(*names: str) -> dict[str, object]:
    """The programme without some vocabularies."""
    kept = {k: v for k, v in make_programme().vocabularies.items() if k not in names}
    return {"vocabularies": kept}


def test_teams_then_people_and_gaps_stand_by_community() -> None:
    county = make_measures(
        teams=numbered(
            [
                team(name="清河志愿服务队", contact="文明实践站"),
                team(team="社区民警", size="0", contact="警务室"),
                team(community="nanyuan", size="12"),
                team(community="nanyuan", team="在职党员", ended_on="2026-01-31"),
            ]
        )
    )
    grid = grid_of(county, "teams")
    assert texts(grid) == {
        "全县": ["3支", "0人", "0人", "0人", "0人", "42人", "0人"],
        "缺的社区": ["不齐2个", "2个", "2个", "2个", "2个", "0个", "1个"],
        "清河社区": ["2 / 6", "缺", "缺", "缺", "缺", "30人", "0人"],
        "南苑社区": ["1 / 6", "缺", "缺", "缺", "缺", "12人", "缺"],
    }
    said = [note for note in notes(grid, "清河社区") if note]
    assert said == ["清河志愿服务队（找文明实践站）", "找警务室"]


def test_forces_then_several_of_a_kind_stand_in_one_cell() -> None:
    county = make_measures(teams=numbered([force(), force(name="清河社工站", size="4")]))
    rate, people, *_ = grid_of(county, "social").row("清河社区").cells.values()
    assert (rate.value, people.said) == ("1/6", "13人")
    assert people.note == "清河老年协会；清河社工站"


def test_anchors_then_every_community_has_one_in_the_first_table_only() -> None:
    page = ask(make_measures())["forces/"]
    assert page.element.xpath("//tr/@id") == ["qinghe", "nanyuan"]
    assert page.tables[0].element.xpath(".//tr/@id") == ["qinghe", "nanyuan"]


def test_programme_without_teams_then_the_anchors_are_still_there() -> None:
    overrides = without("teams", "social_forces", "force_roles")
    county = make_measures(programme_overrides=overrides)
    page = make_pages(county)["forces/"]
    found = sections(county)
    assert page.title == "组织力量"
    assert list(found) == ["observers", "organisation"]
    assert found["observers"].element.xpath(".//tr/@id") == ["qinghe", "nanyuan"]


def test_programme_with_four_teams_then_the_title_says_so() -> None:
    vocabularies = dict(make_programme().vocabularies)
    vocabularies["teams"] = Vocabulary("teams", vocabularies["teams"].terms[:4])
    county = make_measures(programme_overrides={"vocabularies": vocabularies})
    assert make_pages(county)["forces/"].title == "四支队伍和六类社会力量"


def test_programme_without_observers_then_nothing_is_said_of_them() -> None:
    county = make_measures(programme_overrides={"kept_from": {}}, teams=[team()])
    assert "observers" not in sections(county)
    shown = figures(county, FORCE_FIGURES, Scope.COMMUNITY, 0)
    labels = [figure.label for figure in shown]
    assert labels == ["有几支队伍", "有几类社会力量", "建了党支部的小区"]


def test_observers_then_unknown_zero_and_nothing_due_are_three_things() -> None:
    by_observer = {"channel": "观察员", "people": ""}
    county = make_measures(
        observers=[observer_count(active="0")],
        tasks=numbered([finished(**by_observer), task(**by_observer, due="2026-11-20")]),
    )
    section = sections(county)["observers"]
    assert texts(section.tables[0]) == {
        "清河社区": ["12人", "0人", "2026-09-30", "2件", "1 / 1", "9天", "9天"],
        "南苑社区": ["未填", "未填", "未填", "0件", "—", "—", "—"],
    }
    shown = {figure.label: figure.value for figure in section.figures.values() if figure.label}
    assert shown == {
        "招募的观察员": "12",
        "其中活跃的": "0/12",
        "观察员提的问题": "2",
        "观察员提的问题到期解决": "1/1",
        "一般几天解决": "9天",
    }


def test_organisation_then_unknown_and_zero_are_two_things() -> None:
    section = sections(make_measures())["organisation"]
    (grid,) = section.tables
    assert texts(grid) == {
        "清河社区": ["1 / 2", "4个", "8栋", "0户", "320户"],
        "南苑社区": ["0 / 2", "未填", "未填", "未填", "150户"],
    }
    assert notes(grid, "清河社区")[1:] == ["1个小区没有填"] * 4
    assert notes(grid, "南苑社区")[1:] == ["", "", "", "1个小区没有填"]
    shown = [figure.value for figure in section.figures.values() if figure.label]
    assert shown == ["1/4", "1/4", "0/4"]


def test_roles_then_those_without_one_come_last() -> None:
    county = make_measures(teams=numbered([team(role=""), force(role="生力军")]))
    assert texts(grid_of(county, "roles")) == {
        "主力军": ["0个", "0人", "0个社区"],
        "生力军": ["1个", "9人", "1个社区"],
        "同盟军": ["0个", "0人", "0个社区"],
        "没有填角色的": ["1个", "30人", "1个社区"],
    }


def test_community_then_its_figures_are_those_of_its_row() -> None:
    county = make_measures(teams=[team()])
    made = figures(county, FORCE_FIGURES, Scope.COMMUNITY, 0)
    by_key = {figure.key: figure for figure in made}
    rate = next(iter(grid_of(county, "teams").row("清河社区").cells.values()))
    shown = by_key[rate.key]
    assert f"{shown.numerator}/{shown.denominator}" == rate.value
    assert shown.note == "缺机关下沉干部、社区工作者、在职党员、党员中心户、社区民警"
