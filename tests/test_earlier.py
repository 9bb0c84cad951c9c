"""A project that an earlier Sunboard kept still builds and goes on, and nothing it left stays in the open."""

import shutil
from pathlib import Path

import pytest
import yaml

from tests.factories import ROOT, Run, commitment, county_rows, run_sunboard, write_project

EARLIER = ROOT / "tests" / "earlier"
VERSIONS = sorted(path.name for path in EARLIER.iterdir())
KEY = "0123456789abcdef0123456789abcdef"


@pytest.fixture(params=VERSIONS)
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """As it stood on the office's disk, with the sheets and a killed run's folder beside the site."""
    folder = Path(shutil.copytree(EARLIER / request.param, tmp_path / "project"))
    store, killed = folder / "build" / "site-sheets", folder / "build" / ".site-0abc_9xz-old"
    store.mkdir()
    (store / f"{KEY}.2.pdf").write_bytes(b"%PDF")
    shutil.copytree(folder / "build" / "site", killed)
    (folder / "build" / ".site-backups").mkdir()
    return folder


def publish(project: Path, *arguments: str) -> Run:
    return run_sunboard("publish", "-C", project, "--workers", "1", *arguments)


def test_upgrade_then_it_shows_what_would_change_and_changes_nothing(project: Path) -> None:
    before = sorted(project.rglob("*"))
    run = run_sunboard("upgrade", "-C", project)
    assert run.code == 0, run
    for said in (
        "state.json",
        "--take-over",
        "build-report.json",
        f"{KEY}.2.pdf",
        ".site-0abc_9xz-old",
    ):
        assert said in run.out, said
    assert sorted(project.rglob("*")) == before


def test_publishing_then_the_site_is_taken_over_once_and_the_ledger_goes_on(project: Path) -> None:
    ledger = project / "data" / "ledger"
    before = {path.name: path.read_bytes() for path in ledger.iterdir()}
    refused = publish(project)
    assert refused.code == 2
    assert "--take-over" in refused.err
    first = publish(project, "--take-over")
    assert first.code == 0, first
    build = {path.name for path in (project / "build").iterdir()}
    assert build == {"site", ".site-releases", ".site-backups"}
    for name, content in before.items():
        assert (ledger / name).read_bytes().startswith(content), name
    again = publish(project, "--as-of", "2026-11-02")
    assert again.code == 0, again
    assert "已发布第2次" in again.err
    assert run_sunboard("upgrade", "-C", project).out == ""


def test_promise_that_was_published_then_protected_from_the_first_night_on(project: Path) -> None:
    promises = project / "data" / "commitments.csv"
    text = promises.read_text(encoding="utf-8")
    assert "更换单元门12樘" in text
    promises.write_text(text.replace("更换单元门12樘", "更换单元门2樘"), encoding="utf-8")
    run = publish(project, "--take-over")
    assert run.code == 3, run
    assert "[R-9]" in run.out
    page = project / "build" / "site" / "commitments" / "cn-2" / "index.html"
    assert "更换单元门12樘" in page.read_text(encoding="utf-8")


def test_upgrade_of_what_would_be_refused_then_said_and_not_that_all_is_well(
    tmp_path: Path,
) -> None:
    rows = [*county_rows()["commitments"], commitment(id="cn-9", made_on="2099-03-01")]
    project = write_project(tmp_path / "project", commitments=rows)
    others = tmp_path / "www"
    others.mkdir()
    (others / "a.txt").write_text("theirs", encoding="utf-8")
    run = run_sunboard("upgrade", "-C", project, "--out", others)
    assert "a.txt" in run.out
    assert "处错误" in run.out
    assert "可以直接发布" not in run.err
    (project / "data" / "units.csv").unlink()
    assert "做不成网站" in run_sunboard("upgrade", "-C", project).out


def test_limits_that_nobody_wrote_then_upgrade_says_that_they_are_gone(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    programme = project / "data" / "programme.yml"
    tree = yaml.safe_load(programme.read_text(encoding="utf-8"))
    page = project / "build" / "site" / "loop" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<html></html>", encoding="utf-8")

    def said(steps: object) -> str:
        text = yaml.safe_dump({**tree, "steps": steps}, allow_unicode=True)
        programme.write_text(text, encoding="utf-8")
        return run_sunboard("upgrade", "-C", project).out

    assert "steps: {completed: {limit_workdays: 10}}" in said(None)
    assert "没有时限" not in said({"completed": {"limit_workdays": 5}})


def test_places_that_lacked_what_nobody_said_then_upgrade_says_how_to_keep_it(
    tmp_path: Path,
) -> None:
    project = write_project(tmp_path / "project")
    programme = project / "data" / "programme.yml"
    tree = yaml.safe_load(programme.read_text(encoding="utf-8"))
    page = project / "build" / "site" / "positions" / "index.html"

    def said(everywhere: object) -> bool:
        text = yaml.safe_dump({**tree, "everywhere": everywhere}, allow_unicode=True)
        programme.write_text(text, encoding="utf-8")
        return "everywhere: {positions: 是" in run_sunboard("upgrade", "-C", project).out

    assert not said(None)
    page.parent.mkdir(parents=True)
    page.write_text("<html></html>", encoding="utf-8")
    assert said(None)
    assert not said({"positions": True})


def test_board_that_was_made_for_everybody_then_upgrade_says_how_to_keep_it(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    programme = project / "data" / "programme.yml"
    tree = yaml.safe_load(programme.read_text(encoding="utf-8"))

    def said(boards: object) -> str:
        text = yaml.safe_dump({**tree, "boards": boards}, allow_unicode=True)
        programme.write_text(text, encoding="utf-8")
        return run_sunboard("upgrade", "-C", project).out

    assert "boards: {obligations: 是}" not in said(None)
    page = project / "build" / "site" / "obligations" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<html></html>", encoding="utf-8")
    assert "boards: {obligations: 是}" in said(None)
    assert "boards: {obligations: 是}" not in said({"obligations": "是"})
    assert "boards: {obligations: 是}" not in said(["home", "communities"])
