"""An address that was published opens for ever: where nothing is left to show, a page of one line says so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.factories import (
    ROOT,
    Run,
    commitment,
    county_rows,
    programme_tree,
    run_sunboard,
    task,
    write_project,
)

EARLIER = ROOT / "tests" / "earlier" / "8bd9742"
ADDRESSES = {
    path.removeprefix("/"): frozenset(ids)
    for path, *ids in map(str.split, (EARLIER / "addresses.txt").read_text("utf-8").splitlines())
}
"""Every page of the site of commit 8bd9742 that this project made, and the ids on it."""
NOTHING = "这一页现在没有内容"


def publish(project: Path, *arguments: str) -> Run:
    run = run_sunboard("publish", "-C", project, "--workers", "1", *arguments)
    assert run.code in (0, 3), run
    return run


def page(project: Path, path: str) -> str:
    return (project / "build" / "site" / path / "index.html").read_text(encoding="utf-8")


def emptied(project: Path) -> list[str]:
    file = project / "data" / "ledger" / "addresses.csv"
    lines = file.read_text(encoding="utf-8").splitlines()[1:] if file.exists() else []
    return [line.partition(",")[2] for line in lines]


@pytest.fixture(scope="module")
def taken_over(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The earlier project, published over its site, of which every page is there."""
    project = Path(shutil.copytree(EARLIER, tmp_path_factory.mktemp("earlier") / "project"))
    for path in ADDRESSES:
        file = project / "build" / "site" / path / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    publish(project, "--take-over")
    return project


def test_every_address_of_an_earlier_site_then_it_opens(taken_over: Path) -> None:
    nothing = [path for path in ADDRESSES if NOTHING in page(taken_over, path)]
    assert nothing == emptied(taken_over)
    assert "c/nanyuan/2026-04/" in nothing
    assert f'href="../../../{"c/nanyuan/"}"' in page(taken_over, "c/nanyuan/2026-04/")


def test_every_id_of_an_earlier_site_then_its_page_has_it_or_nothing(taken_over: Path) -> None:
    lost = {
        f"{path}#{each}"
        for path, ids in ADDRESSES.items()
        if NOTHING not in (html := page(taken_over, path))
        for each in ids - set(re.findall(r'\sid="([^"]+)"', html))
    }
    # What the method page says of kinds that nobody keeps.
    assert lost == {"method/#lists", "method/#services"}


def test_the_night_after_then_they_stay_and_one_with_records_again_shows_them(
    taken_over: Path, tmp_path: Path
) -> None:
    project = Path(shutil.copytree(taken_over, tmp_path / "project", symlinks=True))
    before = emptied(project)
    tasks = project / "data" / "tasks.csv"
    head, *lines = tasks.read_text(encoding="utf-8").splitlines()
    again = dict.fromkeys(head.split(","), "") | {
        name: cell for name, cell in task(id="fw-90").items() if name in head.split(",")
    }
    again |= {"community": "nanyuan", "raised_on": "2026-04-07", "estate": ""}
    new = ",".join(again[name] for name in head.split(","))
    tasks.write_text("\n".join([head, *lines, new, ""]), encoding="utf-8")
    publish(project, "--as-of", "2026-11-02")
    assert emptied(project) == before
    assert NOTHING not in page(project, "c/nanyuan/2026-04/")
    assert NOTHING in page(project, "c/nanyuan/2026-06/")


def test_a_site_made_elsewhere_then_the_ledger_knows_its_addresses(
    taken_over: Path, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    shutil.copytree(taken_over / "data", project / "data")
    publish(project, "--as-of", "2026-11-02", "--accept", "ledger")
    assert all(NOTHING in page(project, path) for path in emptied(project))


def test_an_address_that_holds_a_mobile_then_it_is_neither_kept_nor_put_down(
    tmp_path: Path,
) -> None:
    project = Path(shutil.copytree(EARLIER, tmp_path / "project"))
    for path in (private := "commitments/13912345678/", "commitments/cn-90/"):
        (project / "build" / "site" / path).mkdir(parents=True)
        (project / "build" / "site" / path / "index.html").touch()
    publish(project, "--take-over")
    assert not (project / "build" / "site" / private).exists()
    assert "commitments/cn-90/" in emptied(project)
    assert private not in emptied(project)


def test_a_county_over_a_demonstration_then_nothing_of_it_stays(tmp_path: Path) -> None:
    rows = county_rows()
    more = {**rows, "commitments": [*rows["commitments"], commitment(id="cn-90")]}
    site, gone = tmp_path / "www" / "site", "commitments/cn-90/index.html"
    made_up = write_project(tmp_path / "made-up", programme_tree(), **more)
    publish(made_up, "--out", str(site))
    assert (site / gone).exists()
    own = write_project(tmp_path / "own", programme_tree(demonstration="否", as_of=""), **rows)
    publish(own, "--as-of", "2026-10-31", "--out", str(site), "--accept", "ledger")
    assert not (site / gone).exists()
    assert emptied(own) == []
