"""A trial: marked on every page, with what can't be published beside it; nothing is put down."""

import shutil
from pathlib import Path

import pytest

from tests.building import content
from tests.factories import ROOT, Run, run_sunboard

CASE = ROOT / "tests" / "cases" / "office-workbook"
TRIAL = "试运行：还没有公布，只在这台电脑上看得到。"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run, dict[str, bytes]]:
    project = tmp_path_factory.mktemp("office")
    shutil.copytree(CASE, project / "data")
    before = content(project / "data")
    run = run_sunboard("preview", "-C", project, "--as-of", "2026-11-20")
    return project, run, before


def test_every_page_says_that_it_is_a_trial(office: tuple[Path, Run, dict[str, bytes]]) -> None:
    pages = sorted((office[0] / "build" / "preview").rglob("*.html"))
    assert len(pages) > 50
    assert [page for page in pages if TRIAL not in page.read_text(encoding="utf-8")] == []


def test_nothing_is_put_down_or_printed(office: tuple[Path, Run, dict[str, bytes]]) -> None:
    project, _, before = office
    assert content(project / "data") == before
    assert not (project / "build" / "site").exists()
    assert list((project / "build" / "preview").rglob("*.pdf")) == []


def test_obstacles_stand_on_the_board_they_are_of(
    office: tuple[Path, Run, dict[str, bytes]],
) -> None:
    units = (office[0] / "build" / "preview" / "u").glob("*/index.html")
    told = {path.parent.name: path.read_text(encoding="utf-8") for path in units}
    blamed = [name for name, page in told.items() if "I列「完成情况」" in page]
    assert 0 < len(blamed) < len(told)
    assert all('id="trial"' in told[name] for name in blamed)
    home = (office[0] / "build" / "preview" / "index.html").read_text(encoding="utf-8")
    assert "I列「完成情况」" not in home


def test_it_ends_with_what_could_be_published_and_what_comes_next(
    office: tuple[Path, Run, dict[str, bytes]],
) -> None:
    said = office[1].err
    assert "可以公布：承诺12条、服务单8条；还不能：闪光言行3条（缺" in said
    assert said.rstrip().endswith(f"sunboard publish --number -C {office[0]}")


def test_a_site_to_be_published_shows_no_trial(tmp_path: Path) -> None:
    shutil.copytree(CASE, tmp_path / "data")
    run_sunboard("build", "-C", tmp_path, "--as-of", "2026-11-20")
    pages = (tmp_path / "build" / "site").rglob("*.html")
    assert [p for p in pages if "试运行" in p.read_text(encoding="utf-8")] == []
