"""Notices, honours and corrections of the demonstration county, against the records read by other means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from tests.site.pages import SitePage, target_of
from tests.site.records import Row, as_of, counts_as, day, members, rows, told_deeds

Pages = dict[str, SitePage]

BOARD, ARCHIVE = "notices/index.html", "notices/past/index.html"
UNDER_WAY = "deeds/progress/index.html"


def page_of(notice: Row) -> str:
    return f"notices/{notice['id']}/index.html"


def is_past(notice: Row) -> bool:
    return (day(notice, "ended_on") or date.max) < as_of()


def led_to(page: SitePage) -> set[str]:
    """The pages that the main part of a page links to."""
    return {target_of(page.path, str(href))[0] for href in page.tree.xpath("//main//a/@href")}


def test_open_notices_are_on_the_board_and_past_ones_in_the_archive_only(pages: Pages) -> None:
    past = {page_of(notice) for notice in rows("notices") if is_past(notice)}
    standing = {page_of(notice) for notice in rows("notices")} - past
    assert past
    assert standing
    assert led_to(pages[BOARD]) & (past | standing) == standing
    assert led_to(pages[ARCHIVE]) & (past | standing) == past
    assert past | standing <= pages.keys()


def test_a_notice_is_in_official_form(pages: Pages) -> None:
    for notice in rows("notices"):
        page, started = pages[page_of(notice)], day(notice, "started_on")
        assert re.fullmatch(r"关于.+的公示", page.tree.findtext(".//h1"))
        signature = page.tree.xpath("//*[@class='sb-paper__signature']")[0].text_content()
        signed_on = f"{started.year}年{started.month}月{started.day}日"
        assert signature.strip() == f"{notice['issuer']}{signed_on}"


def test_a_notice_that_nobody_closed_says_so(pages: Pages) -> None:
    silent = [
        notice
        for notice in rows("notices")
        if is_past(notice) and "outcome" not in notice
        if counts_as("notice_kinds", notice["kind"]) != "standing"
    ]
    assert silent, "every outcome of the demonstration is recorded"
    for notice in rows("notices"):
        says_so = "期满未登记结果" in pages[page_of(notice)].tree.find(".//main").text_content()
        assert says_so == (notice in silent), notice["id"]


@pytest.mark.parametrize("kind", ["deeds", "commitments"])
def test_notices_and_what_stands_in_them_lead_to_each_other(pages: Pages, kind: str) -> None:
    there = {
        (page_of(notice), f"{kind}/{subject}/index.html")
        for notice in rows("notices")
        for subject in members(notice, kind)
    }
    assert there
    assert [pair for pair in there if pair[1] not in led_to(pages[pair[0]])] == []
    back = {
        (notice, page.path)
        for page in pages.values()
        if re.fullmatch(rf"{kind}/[^/]+/index\.html", page.path) and page.path != UNDER_WAY
        for notice in led_to(page)
        if re.fullmatch(r"notices/[^/]+/index\.html", notice) and notice != ARCHIVE
    }
    assert back == there


def test_tasks_of_a_notice_are_listed_on_its_page(pages: Pages) -> None:
    named = [(notice, task) for notice in rows("notices") for task in members(notice, "tasks")]
    assert named
    assert [n["id"] for n, task in named if task not in pages[page_of(n)].shown] == []


def test_nobody_is_honoured_whose_window_is_open(pages: Pages) -> None:
    held = {deed["id"] for deed in rows("deeds") if is_held(deed)}
    assert held
    honoured = {
        str(path.split("/")[-2])
        for page in pages.values()
        for path in page.tree.xpath("//*[contains(@class, 'sb-honour__names')]/a/@href")
    }
    assert honoured
    assert honoured & held == set()
    for deed in held:
        assert "已上榜" not in pages[f"deeds/{deed}/index.html"].shown


def is_held(deed: Row) -> bool:
    """Its window is open, by its own row or its notice's, or an objection is unanswered."""
    windows = [(day(deed, "window_from"), day(deed, "window_to"))]
    windows += [
        (day(notice, "started_on"), day(notice, "ended_on"))
        for notice in rows("notices")
        if deed["id"] in members(notice, "deeds")
        and counts_as("notice_kinds", notice["kind"]) == "honours"
    ]
    is_open = any(start and start <= as_of() <= (end or date.max) for start, end in windows)
    return is_open or counts_as("objection_states", deed.get("objection", "无")) == "open"


def test_what_was_not_put_up_is_told_nowhere(pages: Pages) -> None:
    untold = [deed for deed in rows("deeds") if deed["id"] not in told_deeds()]
    assert untold, "every deed of the demonstration has been put up"
    # People do the like again and again, in the same words: only what nobody else did shows anything.
    known = {deed["what"] for deed in rows("deeds") if deed["id"] in told_deeds()}
    secret = {deed["what"] for deed in untold} - known
    assert secret
    words = [*(deed["id"] for deed in untold), *secret]
    assert [(p.path, word) for p in pages.values() for word in words if word in p.text] == []


def test_a_deed_stands_in_its_windows_list_with_the_days_left(pages: Pages) -> None:
    shown = pages["deeds/progress/index.html"].tree.get_element_by_id("windows")
    listed = {str(href).split("/")[-2] for href in shown.xpath(".//li/p/a/@href")}
    running = {deed["id"] for deed in rows("deeds") if runs(deed)}
    assert listed == running != set()
    for item in shown.iter("li"):
        (left,) = item.xpath(".//*[@data-sb-day]")
        last = date.fromisoformat(left.get("data-sb-day"))
        assert left.text_content() == f"公示到{last.month}月{last.day}日"
        assert last > as_of()


def runs(deed: Row) -> bool:
    start, end = day(deed, "window_from"), day(deed, "window_to")
    return bool(start and end and start <= as_of() < end)


def test_corrections_are_all_listed_newest_first(pages: Pages) -> None:
    entries = pages["corrections/index.html"].tree.xpath("//main//li[@id]")
    days = [entry.find(".//time").get("datetime") for entry in entries]
    assert {entry.get("id") for entry in entries} == {row["id"] for row in rows("corrections")}
    assert days == sorted(days, reverse=True)


def test_a_removal_for_privacy_tells_the_day_and_the_class_and_nothing_else(pages: Pages) -> None:
    found = list(_of_class("privacy"))
    assert found
    for row in found:
        text = pages["corrections/index.html"].tree.get_element_by_id(row["id"]).text_content()
        for name in ("target", "reason", "decided_by", "before", "after"):
            assert row.get(name, "\0") not in text, (row["id"], name)


def test_a_record_whose_status_was_corrected_says_so_at_its_top(pages: Pages) -> None:
    marked = {
        f"{kind}/{row['target']}/index.html": row
        for row in _of_class("status")
        for kind in ("commitments", "deeds")
        if f"{kind}/{row['target']}/index.html" in pages
    }
    assert len(marked) > 1
    for path, row in marked.items():
        top = pages[path].tree.xpath("//main/p[@class='sb-notice'][following::h1]")
        assert row["reason"] in "".join(p.text_content() for p in top), path
        assert f"corrections/#{row['id']}" in " ".join(pages[path].links), path
    void = {f"commitments/{row['target']}/index.html": row for row in _of_class("void")}
    void = {path: row for path, row in void.items() if path in pages}
    assert void
    for path, row in void.items():
        assert "这一条已经作废" in pages[path].shown
        assert row["reason"] in pages[path].shown
        assert f"corrections/#{row['id']}" in " ".join(pages[path].links), path
    others = {
        page.path
        for page in pages.values()
        if re.search(r"corrections/#", page.text) and page.path not in {*marked, *void}
    }
    assert others == set()


def _of_class(meaning: str) -> Iterator[Row]:
    for row in rows("corrections"):
        if counts_as("correction_classes", row["category"]) == meaning:
            yield row
