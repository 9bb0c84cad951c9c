"""A night that makes no new site: what was withdrawn is out of the live one all the same."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from sunboard import build_command
from sunboard.build import BuildOptions
from sunboard.days import Asked
from sunboard.language import Tongue, speaking
from sunboard.publishing.placeholders import placeholder
from sunboard.publishing.releases import SwapError
from sunboard.publishing.report import ConservationError
from sunboard.publishing.shelf import Shelf

from tests.building import content
from tests.conftest import MadeOnce
from tests.factories import (
    PEOPLE,
    Row,
    Run,
    commitment,
    correction,
    county_rows,
    deed,
    kept,
    programme_tree,
    run_sunboard,
    write_project,
    write_rows,
)
from tests.faults.nights import Place
from tests.histories.traces import traces

DAY, NEXT = "2026-10-31", "2026-11-01"
NAME, ID = PEOPLE[0]["name"], PEOPLE[0]["id"]
SECRET = "换上琥珀色灯罩的楼道灯40盏"
LINE = "撤下（隐私），待更新"


def publish(project: Path, as_of: str = DAY) -> Run:
    return run_sunboard(
        "publish", "-C", project, "--workers", "1", "--as-of", as_of, "--consent-day", NEXT
    )


@pytest.fixture
def project(tmp_path: Path, made_once: MadeOnce) -> Path:
    return Place(made_once("withdrawal", publish_twice)).copy(tmp_path / "project").root


def publish_twice(project: Path) -> None:
    tree = programme_tree(demonstration="否", as_of="", kept_releases="3")
    rows = county_rows()
    named = commitment(id="cn-2", text=f"由{NAME}更换单元门12樘")
    rows["commitments"] = [kept(text=SECRET), named, commitment(id="cn-3")]
    rows["people"] = consenting()
    write_project(project, tree, **rows)
    # Two nights: the second says what the first put down.
    assert {publish(project).code, publish(project).code} <= {0, 3}


def consenting(**overrides: str) -> list[Row]:
    """The people, of whom the first has consented to be named in open data too."""
    first, *others = county_rows()["people"]
    return [{**first, "consent_for": "网页、纸单、开放数据", **overrides}, *others]


def withdraw(project: Path) -> None:
    write_rows(project / "data" / "people.csv", "people", consenting(withdrawn_on=DAY))


def take_down(project: Path) -> None:
    removal = correction(id="gz-9", category="隐私", before="", after="")
    write_rows(
        project / "data" / "corrections.csv",
        "corrections",
        [*county_rows()["corrections"], removal],
    )


def holding(folder: Path, text: str) -> list[str]:
    return list(traces(folder, text))


def lose_units(project: Path) -> None:
    (project / "data" / "units.csv").unlink()


def break_theme(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")


def break_ledger(project: Path) -> None:
    (project / "data" / "ledger" / "ids.csv").write_text("day\n", encoding="utf-8")


def break_file(project: Path) -> None:
    static = project / "static"
    static.mkdir()
    (static / ".hidden").write_text("x", encoding="utf-8")


STOPS = (lose_units, break_theme, break_ledger, break_file)


@pytest.mark.parametrize("stop", STOPS)
def test_night_that_is_stopped_then_a_line_in_the_place_of_what_was_withdrawn(
    project: Path, stop: Callable[[Path], None]
) -> None:
    site = project / "build" / "site"
    before = content(site)
    named, told, meant = holding(site, NAME), holding(site, SECRET), holding(site, f'"{ID}"')
    assert {"data/people.csv", "data/all.zip"} <= {*named}
    assert {"data/commitments.json", "data/all.zip"} <= {*told}
    assert {"data/deeds.csv", "data/excel/tasks.csv"} <= {*meant}
    withdraw(project)
    take_down(project)
    stop(project)
    run = publish(project, NEXT)
    assert run.code == 1, run
    assert "已换成一句" in run.err
    assert "原来的网站没有动" not in run.err
    assert NAME not in run.err + run.out
    assert (holding(site.parent, NAME), holding(site.parent, SECRET)) == ([], [])
    assert holding(site.parent, f'"{ID}"') == []
    after = content(site)
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    assert {*named, *told, *meant} <= changed
    searched = {name for name in before if re.fullmatch(r"search/.*\.json", name)}
    assert len(searched) > len({"index.json"})
    assert searched <= changed
    assert all(LINE.encode() in after[name] for name in changed if name.endswith(".html"))
    again = publish(project, NEXT)
    assert "已换成一句" not in again.err
    assert content(site) == after
    ledger = project / "data" / "ledger"
    is_readable = stop is not break_ledger
    assert bool(holding(ledger, NAME) or holding(ledger, SECRET)) != is_readable


def test_stopped_night_whose_log_is_on_a_full_disk_then_what_was_withdrawn_is_out(
    project: Path,
) -> None:
    withdraw(project)
    lose_units(project)
    command = f"publish -C {project} --workers 1 --as-of {NEXT} --consent-day {NEXT}"
    script = f"{sys.executable} -m sunboard {command} >/dev/full 2>/dev/full"
    assert subprocess.run(["bash", "-c", script], check=False).returncode == 1
    assert holding(project / "build", NAME) == []


def test_night_that_fails_at_its_end_then_what_was_withdrawn_is_out(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors: list[Exception] = [ConservationError("rows"), SwapError("link")]

    def fail(*_: object) -> None:
        raise errors.pop(0)

    monkeypatch.setattr(build_command, "build", fail)
    day = datetime.fromisoformat(f"{NEXT}T22:00+08:00")
    asked = Asked(day, day.date(), day.date())
    site = project / "build" / "site"
    options = BuildOptions(project=project, out=site, asked=asked)
    for take_back, text in ((withdraw, NAME), (take_down, SECRET)):
        assert holding(site, text)
        take_back(project)
        ended = build_command.run_build(options, lambda _: None)
        assert ended.code == 1
        assert "已换成一句" in ended.said
        assert holding(site.parent, text) == []


def test_consent_to_open_data_taken_back_on_a_stopped_night_then_out_of_every_file_of_it(
    project: Path,
) -> None:
    data = project / "build" / "site" / "data"
    assert holding(data, NAME)
    assert holding(data, f'"{ID}"')
    write_rows(project / "data" / "people.csv", "people", consenting(consent_for="网页、纸单"))
    lose_units(project)
    assert "已换成一句" in publish(project, NEXT).err
    assert (holding(data, NAME), holding(data, f'"{ID}"')) == ([], [])


QUOTED = '居民说“好”：换"琥珀"灯罩'


def test_words_that_csv_and_json_write_otherwise_then_out_on_a_stopped_night(
    project: Path,
) -> None:
    # An id that a unit has as well is looked for nowhere, so that only its words tell its files.
    rows = [{**row} for row in county_rows()["units"]]
    rows[0]["leader_office"] = QUOTED
    write_rows(project / "data" / "units.csv", "units", rows)
    assert publish(project).code in (0, 3)
    data = project / "build" / "site" / "data"
    assert [path for path in content(data) if "琥珀".encode() in content(data)[path]]
    removal = correction(id="gz-9", target=rows[0]["id"], category="隐私", before="", after="")
    write_rows(
        project / "data" / "corrections.csv",
        "corrections",
        [*county_rows()["corrections"], removal],
    )
    break_theme(project)
    assert "已换成一句" in publish(project, NEXT).err
    assert holding(data, "琥珀") == []


HONOUR = (
    "deeds/",
    "deeds/2026-q3/",
    "deeds/2026/",
    "deeds/sg-1/",
    "deeds/sg-1/1/",
    "",
    "c/qinghe/",
    "u/zjj/",
)
"""Walls, cards, and the page of a member's own deeds."""


@pytest.mark.parametrize("is_stopped", [False, True], ids=["the next night", "a stopped night"])
def test_withdrawn_then_no_wall_no_card_and_no_page_of_ones_own(
    project: Path, *, is_stopped: bool
) -> None:
    site = project / "build" / "site"
    pages = {f"{path}index.html" for path in HONOUR}
    assert pages <= {*holding(site, NAME)}
    withdraw(project)
    if is_stopped:
        lose_units(project)
    publish(project, NEXT)
    assert holding(project / "build", NAME) == []
    assert pages <= {*content(site)}
    own = content(site)["deeds/sg-1/1/index.html"].decode()
    assert ("这一页没有可以公开的内容" in own) != is_stopped


DEED = "在琉璃厂义诊三个上午"
REVOKED = {"state": "已撤榜", "decided_on": DAY, "reason": "异议成立"}


@pytest.mark.parametrize("told_before", ["honoured", "in its window"])
def test_deed_taken_off_then_in_no_file_of_any_release(project: Path, told_before: str) -> None:
    window = {"state": "公示中", "objection": "", "window_to": "2026-11-22"}
    deed_before = {**county_rows()["deeds"][0], "what": DEED} | (
        window if told_before == "in its window" else {}
    )
    deeds, others = project / "data" / "deeds.csv", county_rows()["deeds"][1:]
    write_rows(deeds, "deeds", [deed_before, *others])
    assert publish(project).code in (0, 3)
    assert "data/deeds.csv" in holding(project / "build" / "site", "sg-1")
    write_rows(deeds, "deeds", [{**deed_before, **REVOKED}, *others])
    assert publish(project, NEXT).code in (0, 3)
    release = project / "build"
    assert [path for path in holding(release, DEED) if "/data/" in path] == []
    assert [path for path in holding(release, '"sg-1"') if "/data/" in path] == []


def test_site_that_links_to_its_release_and_a_stopped_night_then_the_same(project: Path) -> None:
    site = project / "build" / "site"
    live = Shelf.of(site).live()
    assert live is not None
    release = Shelf.of(site).folder / str(live.number)
    site.rename(release)
    site.symlink_to(release.relative_to(site.parent))
    assert holding(site, NAME)
    withdraw(project)
    lose_units(project)
    assert "已换成一句" in publish(project, NEXT).err
    assert site.is_symlink()
    assert holding(project / "build", NAME) == []


def break_table(name: str) -> Callable[[Path], None]:
    """What stops a night by a table that can't be read, whose records might seem to be told no longer."""

    def stop(project: Path) -> None:
        (project / "data" / name).write_bytes(b"PK\x03\x04 a workbook")

    return stop


@pytest.mark.parametrize("stop", [lose_units, break_table("notices.csv"), break_table("deeds.csv")])
def test_night_that_is_stopped_and_nobody_withdrew_then_nothing_changes(
    project: Path, stop: Callable[[Path], None]
) -> None:
    site = project / "build" / "site"
    before = content(site.parent)
    stop(project)
    run = publish(project, NEXT)
    assert run.code == 1
    assert "原来的网站没有动" in run.err
    assert content(site.parent) == before


def test_earlier_day_asked_for_then_refused_and_nothing_seems_taken_back(project: Path) -> None:
    site = project / "build" / "site"
    before = content(site.parent)
    run = publish(project, "2026-08-31")
    assert run.code == 1
    assert "不能再按更早的 2026-08-31 发布" in run.err
    assert "已撤下" not in run.err
    assert content(site.parent) == before


def test_mended_night_then_the_pages_are_back_though_nothing_else_changed(project: Path) -> None:
    site, people = project / "build" / "site", project / "data" / "people.csv"
    before, kept_people = content(site), people.read_bytes()
    units = (project / "data" / "units.csv").read_bytes()
    withdraw(project)
    lose_units(project)
    publish(project)
    assert holding(project / "data" / "ledger", NAME) == []
    people.write_bytes(kept_people)
    (project / "data" / "units.csv").write_bytes(units)
    run = publish(project)
    assert run.code in (0, 3), run
    # That something was taken out for a night is told, as whatever has changed is.
    tells = (".sunboard-site", "changes.xml", "changes/index.html", "sitemap.xml")
    after = content(site)
    # The front page, too, says what changed on the last day with news.
    del before["index.html"], after["index.html"]
    assert {n: d for n, d in after.items() if not n.endswith(tells)} == {
        n: d for n, d in before.items() if not n.endswith(tells)
    }


def test_people_that_can_not_be_read_then_said_loudly_and_nobody_is_taken_for_withdrawn(
    project: Path,
) -> None:
    site = project / "build" / "site"
    before = content(site)
    (project / "data" / "people.csv").write_bytes(b"PK\x03\x04 a workbook")
    lose_units(project)
    run = publish(project, NEXT)
    assert run.code == 1
    assert "党员干部表有读不了的" in run.err
    assert content(site) == before


def test_corrections_that_can_not_be_read_then_refused_as_what_was_taken_down_would_be_told_again(
    project: Path,
) -> None:
    take_down(project)
    assert publish(project).code in (0, 3)
    before = content(project / "build" / "site")
    (project / "data" / "corrections.csv").write_bytes(b"PK\x03\x04 a workbook")
    run = publish(project, NEXT)
    assert run.code == 1
    assert "更正表有读不了的" in run.err
    assert content(project / "build" / "site") == before


def test_row_that_is_deleted_then_gone_and_said_where_its_name_is_not_known(project: Path) -> None:
    private = project / "data" / "private" / "people.csv"
    known = private.read_bytes()
    private.unlink()
    rows = county_rows()["people"][1:]
    write_rows(project / "data" / "people.csv", "people", rows)
    lose_units(project)
    run = publish(project, NEXT)
    assert run.code == 1
    assert "有1个人的行从人员表里删去了" in run.err
    private.write_bytes(known)
    write_rows(project / "data" / "people.csv", "people", consenting())
    assert publish(project).code == 1
    write_rows(project / "data" / "people.csv", "people", rows)
    assert "已换成一句" in publish(project, NEXT).err
    assert holding(project / "build", NAME) == []


@pytest.mark.parametrize("path", ["a/index.html", "sheets/x/a.pdf", "a.zip", "a.csv"])
def test_placeholder_then_a_file_of_its_kind(path: str) -> None:
    data = placeholder(path, date(2026, 11, 1))
    starts = {"html": b"<!doctype", "pdf": b"%PDF-", "zip": b"PK", "csv": b'"'}
    assert data.startswith(starts[path.rpartition(".")[2]])


SOURCE = "本页涉及个人信息，已于{day}撤下（隐私），待更新。"
ENGLISH = Tongue(
    "en", {SOURCE: f"Taken down on {{day}}: {'words ' * 20}<and> more.", "回首页": "Home"}
)


def test_placeholder_in_another_language_then_whole_and_escaped(tmp_path: Path) -> None:
    with speaking(ENGLISH):
        page, sheet = (placeholder(path, date(2026, 11, 1)) for path in ("a.html", "a.pdf"))
    assert b'<html lang="en">' in page
    assert b"words &lt;and&gt; more.</p>" in page
    file = tmp_path / "a.pdf"
    file.write_bytes(sheet)
    # Each line within the paper.
    run = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    words = run.stdout.decode()
    assert words.split()[4:] == ["November", "2026:", *["words"] * 20, "<and>", "more."]
    assert max(map(len, words.splitlines())) < 75


@pytest.mark.parametrize(("path", "home"), [("a/b/index.html", "../../"), ("index.html", "./")])
def test_placeholder_page_then_it_leads_home(path: str, home: str) -> None:
    assert f'<a href="{home}">' in placeholder(path, date(2026, 11, 1)).decode()


def test_placeholder_of_the_page_for_unknown_addresses_then_it_leads_nowhere() -> None:
    assert "href" not in placeholder("404.html", date(2026, 11, 1)).decode()


PASSED_ON = "网页、纸单、转发"


def sharing(folder: Path, **person: str) -> Path:
    """A project that puts out all there is to be passed on, and somebody whom all of it may name."""
    tree = programme_tree(demonstration="否", as_of="", kept_releases="3")
    tree["boards"] = [*tree["boards"], "share"]
    rows = county_rows()
    first, *others = rows["people"]
    rows["people"] = [{**first, "consent_for": PASSED_ON, **person}, *others]
    return write_project(folder, tree, **rows)


def with_morning(project: Path) -> dict[str, bytes]:
    """The site of two nights, on the second of which this person was honoured."""
    assert publish(project, "2026-10-29").code in (0, 3)
    rows = [*county_rows()["deeds"], deed(id="sg-90", what="连夜抢修水管12米")]
    write_rows(project / "data" / "deeds.csv", "deeds", rows)
    assert publish(project).code in (0, 3)
    return content(project / "build" / "site")


SAYS = {
    "page": {"deeds/sg-90/index.html", "morning/e/qinghe-1/index.html", "deeds/honours.xml"},
    "card": {"embed/e/qinghe-1/index.html"},
    "heard": {"e/qinghe-1/heard.txt", "deeds/2026-q3/heard.txt"},
    "passed on": {"morning/e/qinghe-1/line.txt", "e/qinghe-1/copy.html"},
}
"""What of all that is put out names somebody, beside pictures, which nobody can read."""


def is_drawn(path: str) -> bool:
    return path.endswith(("share.png", "preview.png"))


def test_withdrawn_then_nothing_that_was_passed_on_names_anybody_one_build_later(
    tmp_path: Path,
) -> None:
    project, never = sharing(tmp_path / "a"), sharing(tmp_path / "b", named_consent_on="")
    before, without = with_morning(project), with_morning(never)
    named = {path for path, file in before.items() if NAME.encode() in file}
    for paths in SAYS.values():
        assert paths <= named
    drawn = {path for path in before if is_drawn(path)}
    assert {path for path in drawn if before[path] != without[path]} >= {
        "e/qinghe-1/share.png", "deeds/sg-90/share.png", "deeds/sg-90/preview.png",
        "deeds/2026-q3/share.png",
    }  # fmt: skip
    people = [{**county_rows()["people"][0], "consent_for": PASSED_ON, "withdrawn_on": NEXT}]
    write_rows(project / "data" / "people.csv", "people", [*people, *county_rows()["people"][1:]])
    assert publish(project, NEXT).code in (0, 3)
    after = content(project / "build" / "site")
    assert holding(project / "build", NAME) == []
    assert {path for path in drawn if after[path] != without[path]} == set()
    store = project / ".sunboard" / "pictures"
    kept = {file.read_bytes() for file in store.iterdir() if file.suffix == ".png"}
    assert kept == {after[path] for path in drawn}


def test_withdrawn_on_a_night_that_makes_no_site_then_pictures_and_texts_give_way(
    tmp_path: Path,
) -> None:
    project = sharing(tmp_path / "a")
    before = with_morning(project)
    drawn = {path for path in before if is_drawn(path)}
    people = [{**county_rows()["people"][0], "consent_for": PASSED_ON, "withdrawn_on": NEXT}]
    write_rows(project / "data" / "people.csv", "people", [*people, *county_rows()["people"][1:]])
    break_theme(project)
    assert publish(project, NEXT).code == 1
    after = content(project / "build" / "site")
    assert holding(project / "build", NAME) == []
    assert {after[path] for path in drawn} == {placeholder("share.png", date(2026, 11, 1))}
    assert all(LINE[:2].encode() in after[path] for path in SAYS["passed on"])
    store = project / ".sunboard" / "pictures"
    assert [file for file in store.iterdir() if file.suffix == ".png"] == []
