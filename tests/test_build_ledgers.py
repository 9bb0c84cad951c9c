"""Builds that put down what they published, and those that read it: nothing is begun anew or lost."""

import shutil
from pathlib import Path

import pytest

from tests.building import build, content
from tests.factories import (
    BASE,
    Row,
    build_site,
    commitment,
    county_rows,
    finished,
    numbered,
    write_project,
    write_rows,
)


def test_published_promise_that_is_changed_then_the_old_text_stays(tmp_path: Path) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "site"
    build_site(project, site, "--record")
    ledger = (project / "data" / "ledger" / "commitments.csv").read_bytes()
    rows = county_rows()["commitments"]
    rows[1] = {**rows[1], "text": "更换单元门2樘", "due": "2026-12-31"}
    write_rows(project / "data" / "commitments.csv", "commitments", rows)
    run = build(project, site, "--record")
    assert run.code == 3, run
    assert "[R-9]" in run.out
    html = (site / "commitments" / "cn-2" / "index.html").read_text("utf-8")
    assert "更换单元门12樘" in html
    assert "更换单元门2樘" not in html
    assert "2026-12-31" not in html
    assert (project / "data" / "ledger" / "commitments.csv").read_bytes() == ledger


def test_results_then_the_first_recorded_build_that_has_them_dates_them(tmp_path: Path) -> None:
    nothing: dict[str, list[Row]] = {kind: [] for kind in county_rows() if kind not in BASE}
    rows = numbered([finished(), finished(text="井盖松动", completed_on="2026-10-20")])
    project, site = tmp_path / "project", tmp_path / "site"
    write_project(project, **{**nothing, "tasks": rows[:1]})
    build_site(project, site, "--record", "--as-of", "2026-09-11")
    ids = project / "data" / "ledger" / "ids.csv"
    before = "2026-09-11,tasks,fw-1,completed\n2026-09-11,tasks,fw-1,published\n"
    assert ids.read_text("utf-8") == f"day,kind,id,event\n{before}"
    write_project(project, **{**nothing, "tasks": rows})
    build_site(project, site, "--record")
    assert ids.read_text("utf-8").partition(before)[2] == before.replace("fw-1", "fw-2").replace(
        "2026-09-11", "2026-10-31"
    )
    # Everything that counts is in the ledger now, so that it says the same as before, and elsewhere.
    first, elsewhere = content(site), tmp_path / "elsewhere"
    shutil.copytree(project, elsewhere)
    build_site(elsewhere, tmp_path / "again", "--record")
    assert content(tmp_path / "again") == first
    assert (elsewhere / "data" / "ledger" / "ids.csv").read_bytes() == ids.read_bytes()


def test_ledger_of_results_that_is_torn_then_the_live_site_stays(tmp_path: Path) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "site"
    build_site(project, site, "--record")
    before, ids = content(site), project / "data" / "ledger" / "ids.csv"
    ids.write_bytes(ids.read_bytes()[:-4])
    run = build(project, site, "--record")
    assert run.code == 1
    assert "ids.csv" in run.err
    assert content(site) == before


def test_records_that_are_far_fewer_then_published_only_when_somebody_says_so(
    tmp_path: Path,
) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "site"
    build_site(project, site, "--record")
    before, counts = content(site), project / "data" / "ledger" / "counts.csv"
    ledger = counts.read_bytes()
    write_rows(project / "data" / "evaluations.csv", "evaluations", [])
    run = build(project, site, "--record")
    assert run.code == 1, run
    assert "[R-35]" in run.out
    assert "--accept evaluations" in run.out
    assert content(site) == before
    assert counts.read_bytes() == ledger
    run = build(project, site, "--record", "--accept", "评价")
    # They stand as they were accepted, and the office is told of each.
    assert (run.code, run.out.count("公布的评价「")) == (3, 3), run
    assert counts.read_bytes().removeprefix(ledger) == b"2026-10-31,evaluations,0\n"
    # It is the last number that counts from now on.
    assert "[R-35]" not in build(project, site).out


@pytest.mark.parametrize("ledger", ["ids.csv", "commitments.csv"])
def test_ledger_that_is_no_file_then_the_live_site_stays(ledger: str, tmp_path: Path) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "site"
    build_site(project, site, "--record")
    before, file = content(site), project / "data" / "ledger" / ledger
    file.unlink()
    file.mkdir()
    run = build(project, site, "--record")
    assert run.code == 1, run
    assert ledger in run.err
    assert content(site) == before


def test_ledger_of_ids_that_is_gone_then_not_begun_anew(tmp_path: Path) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "site"
    build_site(project, site, "--record")
    before = content(site)
    (project / "data" / "ledger" / "ids.csv").unlink()
    run = build(project, site, "--record")
    assert run.code == 1, run
    assert "ids.csv 不见了" in run.err
    assert content(site) == before


def test_ledger_that_cannot_be_written_then_told_that_the_site_is_live(tmp_path: Path) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "site"
    # Where the build drafts the ledger lies a folder.
    draft = project / "data" / "ledger" / ".ids.csv.new"
    draft.mkdir(parents=True)
    run = build(project, site, "--record")
    assert run.code == 1, run
    assert "网站已经换上新的" in run.err
    assert (site / "index.html").is_file()
    # What is live counts: the next run puts down what this one could not.
    draft.rmdir()
    assert build(project, site).code == 0
    assert "cn-1" in (project / "data" / "ledger" / "commitments.csv").read_text("utf-8")


def test_build_without_record_then_no_ledger(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    build_site(project, tmp_path / "site")
    assert not (project / "data" / "ledger").exists()


def test_ledger_that_is_gone_altogether_then_begun_anew_only_when_somebody_says_so(
    tmp_path: Path,
) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "site"
    # A site that was only built until now has none to lose.
    build_site(project, site)
    build_site(project, site, "--record")
    before, ledger = content(site), project / "data" / "ledger"
    shutil.rmtree(ledger)
    refused = build(project, site, "--record")
    assert refused.code == 1, refused
    assert "存底 data/ledger/ 却不见了" in refused.err
    assert "--accept ledger" in refused.err
    assert (content(site), ledger.exists()) == (before, False)
    run = build(project, site, "--record", "--accept", "ledger")
    assert run.code == 0, run
    assert ",ledger,ledger," in (ledger / "accepted.csv").read_text("utf-8")
    assert build(project, site, "--record").code == 0
    changes = (site / "changes" / "index.html").read_text("utf-8")
    assert "没有了，从头记起（以前发布过" in changes


def test_older_ledger_that_is_put_back_then_refused_until_somebody_says_so_in_public(
    tmp_path: Path,
) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "site"
    ledger, older = project / "data" / "ledger", tmp_path / "older"
    build_site(project, site, "--record", "--as-of", "2026-10-30")
    shutil.copytree(ledger, older)
    rows = [*county_rows()["commitments"], commitment(id="cn-99", text="修路灯")]
    write_rows(project / "data" / "commitments.csv", "commitments", rows)
    build_site(project, site, "--record")
    before = content(site)
    shutil.rmtree(ledger)
    shutil.copytree(older, ledger)
    # What was promised since would say something else, and nobody were told.
    rows[-1] = {**rows[-1], "text": "修路灯，明年"}
    write_rows(project / "data" / "commitments.csv", "commitments", rows)
    refused = build(project, site, "--record")
    assert refused.code == 1, refused
    assert "网站记到2026-10-31、第2次公布" in refused.err
    assert "存底记到2026-10-30、第1次公布" in refused.err
    assert content(site) == before
    run = build(project, site, "--record", "--accept", "ledger")
    assert run.code == 0, run
    assert "2026-10-31,ledger,replaced,2,1\n" in (ledger / "accepted.csv").read_text("utf-8")
    assert '"accepted":[["ledger","replaced",2,1]]' in (
        ledger / "publications" / "000002.jsonl"
    ).read_text("utf-8")
    assert build(project, site, "--record").code == 0
    changes = (site / "changes" / "index.html").read_text("utf-8")
    assert "换过：网站原来记到第2次公布，换上的记到第1次" in changes


@pytest.mark.parametrize("known", ["true", "null"])
def test_site_that_may_have_been_put_down_then_a_ledger_that_is_gone_is_missed(
    tmp_path: Path, known: str
) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "site"
    build_site(project, site)
    manifest = tmp_path / ".site-releases" / "1.json"
    text = manifest.read_text("utf-8")
    assert '"is_put_down": false' in text
    manifest.write_text(text.replace('down": false', f'down": {known}'), "utf-8")
    # What is built from then on doesn't make anybody forget.
    build_site(project, site, "--as-of", "2026-10-30")
    assert build(project, site, "--record").code == 1


def test_build_of_an_earlier_day_into_a_published_site_then_said(tmp_path: Path) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "site"
    build_site(project, site, "--record")
    run = build(project, site, "--as-of", "2026-10-30", "--accept", "visits")
    assert run.code == 0, run
    assert "原来的数据截至2026-10-31，现在换成了更早的2026-10-30" in run.err
    assert "--accept visits 没有用上" in run.err
