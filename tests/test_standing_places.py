"""A promise may do without a community; one that was published with one can't lose it in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import (
    commitment,
    county_rows,
    programme_tree,
    run_sunboard,
    write_project,
    write_rows,
)

OTHERS = county_rows()["commitments"]
BOARD = Path("build", "site", "commitments", "cn-91", "index.html")


def publish(project: Path, community: str, day: str) -> tuple[int, str]:
    """Publish a promise to a community: the exit code, and its page."""
    promise = commitment(id="cn-91", community=community, estate="", text="修好凉亭3座")
    write_rows(project / "data" / "commitments.csv", "commitments", [*OTHERS, promise])
    asked = ("--as-of", day, "--consent-day", day)
    run = run_sunboard("publish", "-C", project, "--workers", "1", *asked)
    return run.code, (project / BOARD).read_text(encoding="utf-8")


@pytest.mark.parametrize("later", ["", "meiyou", "qinghe"])
def test_place_that_was_published_then_it_stays_whatever_its_cell_says(
    tmp_path: Path, later: str
) -> None:
    programme = programme_tree(demonstration="否", as_of="")
    project = write_project(tmp_path / "project", programme, **county_rows())
    assert publish(project, "nanyuan", "2026-10-31")[0] == 0
    code, page = publish(project, later, "2026-11-01")
    assert code == 3
    assert 'href="../../c/nanyuan/"' in page
    assert "未写明社区" not in page


def test_place_that_is_filled_in_later_then_it_is_put_down_and_told(tmp_path: Path) -> None:
    programme = programme_tree(demonstration="否", as_of="")
    project = write_project(tmp_path / "project", programme, **county_rows())
    assert "未写明社区" in publish(project, "", "2026-10-31")[1]
    code, page = publish(project, "nanyuan", "2026-11-01")
    assert (code, 'href="../../c/nanyuan/"' in page) == (0, True)
    assert "cn-91" in (project / "build/site/changes/index.html").read_text(encoding="utf-8")
