from __future__ import annotations

import re

import pytest
from sunboard.boards.rows.deeds import deed_rows
from sunboard.measures.ground import Ground

from tests.asking import ask
from tests.factories import commitment, deed, finished, make_measures, numbered
from tests.outputs.sheets.read_back import marks_on, printed, sheets_of
from tests.shown import Shown, ShownRow, words


def row_text(row: ShownRow) -> str:
    """A commitment or task as its row prints it."""
    state, who, due, result = row.cells.values()
    place = words(row.element.find(".//small")).split(" · ")[-1]
    timing = state.text.removeprefix(row.statuses[0])
    return f"{row.name}{row.id}{place}{who.text}{due.said}{marks_on(row)[0]}{timing}{result.said}"


def deed_texts(item: ShownRow, unit: str) -> list[str]:
    """A deed as its row prints it; who did it stands in an order of the paper's own."""
    (day,) = re.findall(r"\d+年\d+月\d+日", item.note)
    return [*item.name.split("、"), f"{unit}{day}{item.lines[1]}{item.id}"]


def form_of(page: Shown) -> list[str]:
    """What the official form says around its lists."""
    basis, *text, signature = map(words, page.element.xpath(".//article/p"))
    issuer, signed_on = signature.rsplit(" ", 1)
    how = page.section("怎样反映")
    contact = [f"{fact.label}：{fact.text}" for fact in how.facts]
    window = page.section("公示期").lines[0]
    head = [page.title, basis.removeprefix("依据："), *text, window, how.lines[0]]
    return [*head, *contact, f"{issuer}（盖章）{signed_on}"]


def notice(**overrides: str) -> dict[str, str]:
    """A notice of two deeds that stands on the as-of date."""
    return {
        "id": "gs-1",
        "kind": "拟上榜公示",
        "title": "拟上榜闪光言行",
        "basis": "云桥县闪光言行管理办法",
        "text": "下列言行拟上榜",
        "started_on": "2026-10-26",
        "ended_on": "2026-11-03",
        "issuer": "云城街道党工委",
        "phone": "0000-5550109",
        "address": "云桥县示范路2号",
        **overrides,
    }


def test_every_notice_then_it_says_what_its_page_says(demonstration: Ground) -> None:
    sheets, pages = sheets_of(demonstration, "notice"), ask(demonstration)
    units = {row.id: row.unit for row in deed_rows(demonstration)}
    assert len(sheets) >= 3
    for sheet in sheets:
        page, paper = pages[sheet.board], printed(sheet)
        assert paper.lacks(map(row_text, page.rows)) == []
        for item in page.items:
            assert paper.lacks(deed_texts(item, units[item.id])) == []
        assert len(form_of(page)) >= 7
        assert paper.lacks(form_of(page)) == []
        ids = re.findall(r"(?:cn|fw|sg)-\d{4}-\d{4,5}", paper.text)
        assert sorted(ids) == sorted(row.id for row in (*page.rows, *page.items))


def test_a_notice_then_it_hangs_from_the_day_after_it_began_to_the_end_of_its_window() -> None:
    (sheet,) = sheets_of(make_measures(notices=[notice()]), "notice")
    assert (sheet.frame.posted, sheet.frame.takedown) == ("2026年10月27日", "2026年11月4日")
    paper = printed(sheet)
    said = ["关于拟上榜闪光言行的公示", "2026年10月26日至11月3日", "云城街道党工委（盖章）"]
    assert paper.lacks([*said, "电话：0000-5550109", "地址：云桥县示范路2号"]) == []


def test_deed_taken_off_while_it_is_put_up_then_the_paper_names_nobody_either() -> None:
    revoked = deed(
        window_from="2026-10-26",
        window_to="2026-11-03",
        state="已撤榜",
        reason="重复申报",
        decided_on="2026-10-29",
    )
    county = make_measures(deeds=[revoked], notices=[notice(deeds="sg-1")])
    (sheet,) = sheets_of(county, "notice")
    paper = printed(sheet)
    assert [item.name for item in ask(county)[sheet.board].items] == ["住建局一名党员"]
    assert "周立群" not in paper.text
    assert paper.lacks(["住建局一名党员", "本条已撤榜。"]) == []


def test_deed_that_was_not_put_up_yet_then_the_paper_tells_nothing_of_it() -> None:
    recommended = {"state": "已推荐", "approver": "", "approved_on": "", "objection": ""}
    later = {"window_from": "2026-11-09", "window_to": "2026-11-13"}
    rows = numbered([deed(**recommended, **later), deed(people="dy-3", what="送餐一周")])
    county = make_measures(
        deeds=rows, notices=[notice(deeds="sg-1、sg-2", kind="办结公示", title="八月言行")]
    )
    (sheet,) = sheets_of(county, "notice")
    text = printed(sheet).text
    assert "sg-2" in text
    assert "sg-1" not in text


def test_a_notice_without_an_end_then_it_is_renewed_like_a_plate() -> None:
    row = notice(kind="承诺公示", title="公开承诺", ended_on="")
    (sheet,) = sheets_of(make_measures(notices=[row]), "notice")
    assert sheet.frame.takedown == "2027年10月26日"


@pytest.mark.parametrize("ended_on", ["2026-10-30", "2026-10-31"])
def test_a_notice_past_its_last_day_then_no_sheet(ended_on: str) -> None:
    row = notice(started_on="2026-10-12", ended_on=ended_on, outcome="未收到异议")
    found = sheets_of(make_measures(notices=[row]), "notice")
    assert len(found) == (ended_on == "2026-10-31")


def test_records_of_each_kind_then_all_are_listed_and_names_by_stroke() -> None:
    pending = {"state": "公示中", "window_from": "2026-10-26", "window_to": "2026-11-03"}
    deeds = [deed(people=people, objection="", **pending) for people in ("dy-1", "dy-3", "dy-2")]
    county = make_measures(
        deeds=numbered(deeds),
        commitments=[commitment()],
        tasks=[finished()],
        notices=[notice(deeds="sg-1、sg-2、sg-3", commitments="cn-1", tasks="fw-1")],
    )
    (sheet,) = sheets_of(county, "notice")
    text = printed(sheet).text
    # 周 and 郑 have eight strokes each; 周 begins with 撇, 郑 with 点; the third may not be named.
    assert text.index("周立群") < text.index("郑国栋") < text.index("住建局一名党员")
    assert "排名不分先后，以姓氏笔画为序" in text
    assert {"cn-1", "fw-1", "sg-1", "sg-2", "sg-3"} <= set(re.findall(r"[a-z]{2}-\d", text))
