"""What is said of a site, and the way back: of sites nobody can tell, of others' folders, of what is gone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sunboard.days import Asked
from sunboard.publishing import releases
from sunboard.publishing.manifest import Told
from sunboard.publishing.releases import Releases
from sunboard.publishing.target import TargetError
from sunboard.publishing.way_back import NoReleaseError, TakenBackError
from sunboard.records.ledger_files import SITE_MARKER
from sunboard.site_commands import Status, read_status, roll_back

from tests.building import content
from tests.factories import programme_tree, write_project

NOW = Asked(datetime(2026, 11, 6, 8, tzinfo=UTC))
PAGE = b'<a class="sb-skip" href="#main"></a>'


@pytest.fixture(params=["folder", "link"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "link":
        monkeypatch.setattr(releases, "can_exchange", lambda _: False)
    return tmp_path / "www" / "site"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    return write_project(tmp_path / "project", programme_tree(demonstration="否", as_of=""))


def publish(site: Path, day: int, told: Told | None = None) -> None:
    with Releases.opened(site) as opened, opened.begin() as release:
        for path in ("index.html", "404.html"):
            release.write(path, PAGE + str(day).encode(), is_asset=False)
        opened.publish(release, date(2026, 11, day), told or Told(), lambda _: None)


def status(project: Path, site: Path) -> tuple[Status, str]:
    found = read_status(project, site, NOW)
    assert found is not None
    return found, "\n".join(found.lines())


def test_published_then_since_when_and_which_way_is_barred(project: Path, site: Path) -> None:
    publish(site, 1, Told(frozenset({"gone"})))
    for day in (2, 3):
        publish(site, day)
    found, said = status(project, site)
    assert "网站是第3次发布的（20" in said
    assert "可以退回的：第2次（2026-11-02）\n" in said
    assert "退不回去的：第1次（2026-11-01）" in said
    assert found.age == 2
    with pytest.raises(TakenBackError):
        roll_back(project, site, 1, NOW)
    assert roll_back(project, site, None, NOW).manifest.number == 2


@pytest.mark.parametrize("marker", [None, "", '{"release": "x"', "[]"])
def test_marker_that_cannot_be_read_then_said_and_nothing_is_gone_back_to(
    project: Path, site: Path, marker: str | None
) -> None:
    for day in (1, 2):
        publish(site, day)
    (site / SITE_MARKER).unlink()
    if marker is not None:
        (site / SITE_MARKER).write_text(marker, encoding="utf-8")
    before = content(site.parent)
    found, said = status(project, site)
    assert f"标记 {SITE_MARKER} 不在或读不了" in said
    assert "--take-over" in said
    assert "从来没有" not in said
    assert found.age is None
    # What stands is not what one could go back to.
    assert [manifest.number for manifest in (*found.kept, *found.barred)] == [1]
    with pytest.raises(TargetError):
        roll_back(project, site, 1, NOW)
    assert content(site.parent) == before


def test_nothing_was_published_then_no_age_and_no_folder_is_made(project: Path, site: Path) -> None:
    found, said = status(project, site)
    assert (found.age, said) == (None, f"从来没有发布过：{site}")
    with pytest.raises(NoReleaseError, match="没有可以退回的"):
        roll_back(project, site, None, NOW)
    assert not site.parent.exists()


def test_way_back_over_a_folder_of_others_then_refused_and_it_stays(
    project: Path, tmp_path: Path
) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "a.txt").write_text("theirs", encoding="utf-8")
    with pytest.raises(TargetError, match=r"a\.txt"):
        roll_back(project, tmp_path / "www", None, NOW)
    assert content(tmp_path / "www") == {"a.txt": b"theirs"}
    assert not list(tmp_path.rglob(".*-releases"))
