"""The English-speaking city: complete, sound, and without a word of Chinese."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sunboard.days import Asked
from sunboard.problems import Severity
from sunboard.project import check_project
from sunboard_demo import write_demo
from sunboard_demo.days import is_workday
from sunboard_demo.wording import ENGLISH, language, load, texts_in

from tests.sunboard_demo.reading import SampleCounty

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
CORE = ("towns", "communities", "estates", "units", "pairings", "commitments", "tasks", "deeds")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> SampleCounty:
    root = tmp_path_factory.mktemp("city")
    return SampleCounty(root, write_demo(root, lang=ENGLISH))


def test_files_hold_no_chinese(city: SampleCounty) -> None:
    files = {name: made for name, made in city.files.items() if not name.endswith(".png")}
    texts = {name: content.decode() for name, content in files.items()}
    assert {
        name: CHINESE.findall(text) for name, text in texts.items() if CHINESE.search(text)
    } == {}


def test_records_are_sound_and_there_are_some_of_each_kind(city: SampleCounty) -> None:
    problems = check_project(city.root, Asked(datetime(2026, 11, 1, tzinfo=UTC))).checked.problems
    assert [p for p in problems if p.severity is Severity.ERROR] == []
    assert all(city.counts[kind] > 0 for kind in CORE)


def test_same_seed_gives_same_city(city: SampleCounty, tmp_path: Path) -> None:
    write_demo(tmp_path, lang=ENGLISH)
    assert SampleCounty(tmp_path, {}).files == city.files


def test_city_works_when_the_county_rests() -> None:
    national_day, bank_holiday = date(2026, 10, 1), date(2026, 8, 31)
    assert (is_workday(national_day), is_workday(bank_holiday)) == (False, True)
    with texts_in(ENGLISH):
        assert (is_workday(national_day), is_workday(bank_holiday)) == (True, False)
    assert language() != ENGLISH


@pytest.mark.parametrize("name", ["requests", "commitments", "deeds"])
def test_texts_have_a_number_for_every_blank(name: str) -> None:
    with texts_in(ENGLISH):
        templates = load(name)
    given = {"where", "b", "place", "by", "k", "estate"}
    for template in templates:
        said = [*map(str, (v for v in template.values()))]
        blanks = set(re.findall(r"\{(\w+)\}", " ".join(said)))
        assert blanks <= given | template.keys(), template
