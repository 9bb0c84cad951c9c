"""What a place woke up to: done, late since, honoured, on its last night with news; and its line for a chat."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from sunboard.boards.morning.chat import MOST, chat_line
from sunboard.boards.morning.nights import Night
from sunboard.boards.morning.page import morning_makers
from sunboard.measures.ground import Scope
from sunboard.publishable.passing import passed_on

from tests.building import build, content
from tests.conftest import MadeOnce
from tests.factories import (
    BASE,
    PEOPLE,
    Row,
    build_site,
    commitment,
    county_rows,
    deed,
    make_measures,
    programme_tree,
    write_project,
    write_rows,
)

County = dict[str, list[Row]]
FIRST, SECOND, THIRD, FOURTH = "2026-10-29", "2026-10-30", "2026-10-31", "2026-11-01"
NAME, UNNAMED = PEOPLE[0]["name"], "住建局一名党员"
PAGE, LINE = "morning/e/qinghe-1/index.html", "morning/e/qinghe-1/line.txt"


@pytest.fixture(scope="module")
def published(made_once: MadeOnce) -> Path:
    """A county that was published, in which a promise comes due the day after."""

    def make(folder: Path) -> None:
        county = county_rows()
        county["commitments"].append(commitment(id="cn-80", due=SECOND, text="装充电桩6个"))
        write_project(folder / "project", programme_tree(as_of=""), **county)
        build_site(folder / "project", folder / "site", "--record", "--as-of", FIRST)

    return made_once("morning", make)


def night(
    published: Path,
    folder: Path,
    edit: Callable[[County], None],
    *,
    covers: str = "",
    day: str = THIRD,
) -> dict[str, bytes]:
    """The site of the same county, edited, some nights later."""
    project, site = folder / "project", folder / "site"
    if not project.exists():
        shutil.copytree(published / "project", project)
    county = county_rows()
    county["commitments"].append(commitment(id="cn-80", due=SECOND, text="装充电桩6个"))
    county["people"][0]["consent_for"] = covers
    edit(county)
    for kind, rows in county.items():
        write_rows(project / "data" / f"{kind}.csv", kind, rows)
    build(project, site, "--record", "--as-of", day, "--consent-day", day)
    return content(site)


def moved(county: County) -> None:
    """Something was done, somebody honoured; the promise of above is late by itself."""
    row = next(row for row in county["tasks"] if row["id"] == "fw-2")
    row.update(completed_on=THIRD, result="换水管4米")
    county["deeds"].append(deed(id="sg-80", what="连夜抢修水管12米"))


def said(page: bytes) -> dict[str, list[str]]:
    """By heading the lines of a morning page."""
    sections = html.fromstring(page.decode()).xpath("//main//section[h2]")
    return {
        section.findtext("h2").strip(): [
            " ".join(li.text_content().split()) for li in section.iter("li")
        ]
        for section in sections
    }


def test_night_with_news_then_each_sort_on_the_page_of_its_place(
    published: Path, tmp_path: Path
) -> None:
    site = night(published, tmp_path, moved, covers="网页")
    told = said(site[PAGE])
    assert NAME in told["上榜的"][0]
    assert "连夜抢修水管12米" in told["上榜的"][0]
    assert told["新逾期的"] == ["装充电桩6个 住建局；期限是2026年10月30日"]
    community = said(site["morning/c/qinghe/index.html"])
    assert any("换水管" in line or "水管" in line for line in community["办结的"])
    assert "从第一次公布起，还没有消息" in site["morning/e/nanyuan-2/index.html"].decode()
    assert "morning/e/nanyuan-2/line.txt" not in site


@pytest.mark.parametrize(
    ("covers", "who"),
    [("", UNNAMED), ("网页、纸单、检索、照片", UNNAMED), ("转发", NAME), ("网页、转发", NAME)],
)
def test_line_for_a_chat_then_it_names_whoever_consents_to_be_passed_on(
    published: Path, tmp_path: Path, covers: str, who: str
) -> None:
    line = night(published, tmp_path, moved, covers=covers)[LINE].decode()
    first, address = line.splitlines()
    assert first == f"清河花园10月31日：新逾期1件，{who}上榜。"
    assert address == "https://yunqiao.example/shaibang/morning/e/qinghe-1/"


def test_consent_is_withdrawn_then_the_page_and_the_line_name_nobody_the_next_night(
    published: Path, tmp_path: Path
) -> None:
    before = night(published, tmp_path, moved, covers="网页、转发")
    assert NAME in before[LINE].decode()
    assert NAME in before[PAGE].decode()

    def withdrawn(county: County) -> None:
        moved(county)
        county["people"][0]["withdrawn_on"] = FOURTH

    after = night(published, tmp_path, withdrawn, covers="网页、转发", day=FOURTH)
    assert not [path for path, file in after.items() if "morning" in path and NAME.encode() in file]
    assert UNNAMED in after[LINE].decode()


def test_night_without_news_then_no_page_and_no_line_changes(
    published: Path, tmp_path: Path
) -> None:
    before = night(published, tmp_path, moved)
    after = night(published, tmp_path, moved, day=FOURTH)
    mornings = {path for path in before if "morning" in path}
    assert mornings
    assert {path for path in mornings if before[path] != after[path]} == set()


def test_line_that_would_be_longer_than_a_chat_shows_then_names_go_first_and_then_the_place() -> (
    None
):
    name = "云桥县清河街道东风路社区居民委员会第三网格党支部红色家园示范小区" * 2
    estates = [{**BASE["estates"][0], "name": name}, *BASE["estates"][1:]]
    ground = passed_on(make_measures(estates=estates, deeds=[deed()]))
    found = Night(ground.as_of, (("tasks", 0),) * 120, (("tasks", 0),) * 45, (0,))
    line = chat_line(ground, Scope.ESTATE, 0, found)
    assert len(line) <= MOST
    assert "办结120件，新逾期45件，上榜1件" in line


def test_places_then_a_page_each_and_none_of_several() -> None:
    """A county of N places has N morning pages, however many places there are beside each other."""
    ground = make_measures(**county_rows())
    counts = [maker.count(ground) for maker in morning_makers()]
    assert counts == [ground.size(Scope.COMMUNITY), ground.size(Scope.ESTATE)]


@pytest.mark.parametrize("day", [SECOND, THIRD])
def test_pages_that_offer_a_line_then_the_line_is_there(
    published: Path, tmp_path: Path, day: str
) -> None:
    def done(county: County) -> None:
        row = next(row for row in county["tasks"] if row["id"] == "fw-2")
        row.update(completed_on=day, result="换水管4米")

    site = night(published, tmp_path, done, day=day)
    offered = {
        (tmp_path / name).parent.joinpath(link).resolve().relative_to(tmp_path.resolve()).as_posix()
        for name, page in site.items()
        if name.endswith("index.html") and page
        for link in html.fromstring(page.decode()).xpath("//@href")
        if link.endswith("line.txt")
    }
    assert offered <= {*site}
    assert (LINE in site) is (day == THIRD)
