"""A page or a sheet changes when its content does, not because a night has passed."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sunboard.days import Asked
from sunboard.measures.ground import make_ground
from sunboard.outputs.sheets.makers import SHEET_MAKERS
from sunboard.outputs.sheets.values import Sheet
from sunboard.project import check_project

from tests.building import content
from tests.conftest import MadeOnce
from tests.factories import (
    ROOT,
    Row,
    build_site,
    commitment,
    copy_records,
    finished,
    kept,
    programme_tree,
    write_project,
)
from tests.reference import county as reference
from tests.reference.records import Project, a_day

Site = dict[str, bytes]

FIRST = date(2026, 11, 17)
"""A Tuesday in a month with no holiday."""
THREE_NIGHTS = [FIRST + timedelta(days=n) for n in range(3)]
EVERY_NIGHT = {"asof.css", "updated/index.html", "data/as_of.csv", ".sunboard-site"}
"""What says the day: the stylesheet, one page, a table beside open data, and what the next build reads."""
NOBODY: dict[str, list[Row]] = {
    kind: []
    for kind in (
        "deeds", "positions", "visits", "task_events", "evaluations", "extensions", "list_items",
        "activities", "teams", "observers", "stations", "shifts", "meetings", "decisions", "challenges",
        "milestones", "notices", "corrections", "pairings",
        "replies", "objections", "reviews", "pictures",
    )
}  # fmt: skip


@pytest.fixture(scope="module")
def nights(made_once: MadeOnce) -> list[Site]:
    """Three nights of a county in which one commitment comes due, one is overdue, and the rest rests."""

    def make(folder: Path) -> None:
        promises = [
            commitment(
                id="cn-1", community="qinghe", estate="qinghe-1", unit="zjj", due="2026-06-30"
            ),
            commitment(
                id="cn-2", community="nanyuan", estate="nanyuan-1", unit="czj", due="2026-11-18"
            ),
            commitment(
                id="cn-3", community="nanyuan", estate="nanyuan-2", unit="jyj", due="2027-06-30"
            ),
            kept(id="cn-4", community="qinghe", estate="qinghe-2", unit="zjj"),
        ]
        tasks = [finished(id="fw-1", community="qinghe", estate="qinghe-2", unit="zjj")]
        tree = {**programme_tree(), "as_of": str(FIRST)}
        tree["boards"] = [*tree["boards"], "sheets", "share"]
        write_project(folder, tree, commitments=promises, tasks=tasks, **NOBODY)
        for day in THREE_NIGHTS:
            build_site(folder, folder / f"site-{day}", "--as-of", str(day))

    folder = made_once("three-nights", make)
    return [content(folder / f"site-{day}") for day in THREE_NIGHTS]


_DIGEST = re.compile(r"(?<=^search/)([a-z_]+-\d+)\.[a-z]{10}(?=\.json$)")
"""What the search reads has the hash of its content in its name."""


def without_digests(site: Site) -> Site:
    return {_DIGEST.sub(r"\1", name): held for name, held in site.items()}


def changed(before: Site, after: Site) -> set[str]:
    before, after = without_digests(before), without_digests(after)
    assert before.keys() == after.keys()
    return {name for name in before if before[name] != after[name]}


COUNTY = {
    "index.html", "commitments/index.html", "accountability/index.html", "mechanisms/index.html",
    "figures.csv", "e/index.html",
}  # fmt: skip
"""What counts commitments of the whole county, due and overdue."""
OF_CN_2 = {
    "commitments/cn-2/index.html", "c/nanyuan/index.html", "c/nanyuan/2026-03/index.html",
    "e/nanyuan-1/index.html", "u/czj/index.html",
    "e/nanyuan-1/heard.txt", "embed/c/nanyuan/index.html", "embed/e/nanyuan-1/index.html",
    "e/nanyuan-1/share.png", "e/nanyuan-1/preview.png", "e/nanyuan-1/copy.html",
}  # fmt: skip
"""Its own page, and those of its community, the month it was made in, its estate and its unit."""
SHEETS = {
    *(f"sheets/nanyuan/2026-11-{paper}.pdf" for paper in ("a3", "a4")),
    "sheets/county/summary-2026-11-a3.pdf",
}
SIZES = {"sheets/index.html"}
"""Says how large each file is, so it may change with them."""


def test_nights_on_which_one_thing_flips_then_its_pages_change_and_what_is_overdue(
    nights: list[Site],
) -> None:
    own = {"commitments/cn-1/index.html"}
    comes_due, is_late = (changed(*pair) for pair in pairwise(nights))
    expected = EVERY_NIGHT | own | OF_CN_2 | COUNTY | SHEETS
    # What comes due enters every rate, those by mode of service too; on the day after it is counted as late.
    assert comes_due - SIZES == expected | {"loop/index.html", "embed/index.html"}
    # It is late: so says its block of the search, whose index names it anew; no shard has other words.
    assert is_late - SIZES == expected | {"search/index.json", "search/commitments-0.json"}


DEMONSTRATION_NIGHTS = [date(2026, 11, 11), date(2026, 11, 12), date(2026, 11, 13)]
"""Three working days in a row, after everything that the demonstration records."""


@pytest.fixture(scope="module")
def demonstration(made_once: MadeOnce) -> Path:
    """The records and the site of each night; its sheets are printed where they changed, as an office's are."""

    def make(folder: Path) -> None:
        project = copy_records(ROOT, folder / "project")
        programme = project / "data" / "programme.yml"
        before = project
        for day in DEMONSTRATION_NIGHTS:
            text = programme.read_text("utf-8")
            changed_text = re.sub(r"^as_of: .*$", f"as_of: {day}", text, flags=re.MULTILINE)
            programme.write_text(changed_text, "utf-8")
            night = copy_records(project, folder / str(day))
            # What was printed is kept from night to night, as an office's is.
            for store in (before / ".sunboard").glob("[ps]*"):
                shutil.copytree(store, night / ".sunboard" / store.name)
            build_site(project, night / "site", "--workers", "2")
            before = night

    return made_once("demonstration-nights", make)


@pytest.mark.parametrize(("day", "next_day"), [*pairwise(DEMONSTRATION_NIGHTS)])
def test_demonstration_on_a_night_without_news_then_what_differs_has_a_flip_or_is_overdue(
    demonstration: Path, day: date, next_day: date
) -> None:
    before, after = (content(demonstration / str(n) / "site") for n in (day, next_day))
    found = {name for name in before.keys() & after.keys() if before[name] != after[name]}
    pages = {name for name in found if name.endswith(".html")} - EVERY_NIGHT
    overdue = overdue_pages(demonstration / str(day)) & overdue_pages(demonstration / str(next_day))
    assert overdue <= pages, "what is overdue and open counts on"
    # Where no figure, no status and no words but a sum of days differ, it is the page of something overdue.
    only_days = {page for page in pages if without_days(before[page]) == without_days(after[page])}
    assert only_days <= overdue
    every = [name for name in after if name.endswith(".html")]
    assert len(pages) < len(every) / 3, f"{len(pages)} of {len(every)} pages"


def test_sheets_of_nights_without_news_then_those_whose_words_differ_were_printed_again(
    demonstration: Path,
) -> None:
    for day, next_day in pairwise(DEMONSTRATION_NIGHTS):
        made = [sheets_of(demonstration / str(n), n) for n in (day, next_day)]
        for path in made[0].keys() & made[1].keys():
            old, new = made[0][path], made[1][path]
            assert new.frame.day <= str(next_day)
            if replace(old, frame=new.frame) != new:
                assert new.frame.day == str(next_day), f"{path} differs and says {new.frame.day}"
            if new.frame == old.frame:
                assert new == old


def test_first_night_of_a_month_then_every_sheet_says_it(demonstration: Path) -> None:
    project = demonstration / str(DEMONSTRATION_NIGHTS[0])
    days = {sheet.frame.day for sheet in sheets_of(project, date(2026, 12, 1)).values()}
    assert days == {"2026-12-01"}


def sheets_of(project: Path, day: date) -> dict[str, Sheet]:
    """Every sheet that hangs, on its best paper, by its path."""
    asked = Asked(datetime(2026, 12, 31, tzinfo=UTC), day, day)
    checked = check_project(project, asked)
    county = make_ground(checked.checked.records, checked.programme, day)
    made = (
        maker.make(county, number, maker.papers[0])
        for maker in SHEET_MAKERS
        if maker.hangs
        for number in range(maker.count(county))
    )
    return {sheet.path: sheet for sheet in made}


def without_days(page: bytes) -> str:
    """A page without the sums that go on with the days."""
    text = page.decode()
    for days in (
        r"数据截至\d+年\d+月\d+日还没有[^：]*：过期\d+天",
        r"按延期后的期限超过\d+天",
        r"至\d{4}-\d\d-\d\d，除去休息日\d+天，共\d+个工作日",
    ):
        text = re.sub(days, "", text)
    return text


def overdue_pages(project: Path) -> set[str]:
    """The own pages of all that is open and past its date, worked out from the method page alone."""
    county = reference.County(Project(project))
    late = [item for item in (*county.commitments, *county.tasks) if item.is_overdue]
    return {
        f"commitments/{item.row['id']}/index.html"
        if item.kind == "commitments"
        else f"c/{item.row['community']}/{county.month(item.row, 'raised_on')}/index.html"
        for item in late
    } | {
        f"challenges/{row['id']}/index.html"
        for row in county.rows("challenges")
        if "closed_on" not in row and a_day(row, "due") < county.as_of
    }
