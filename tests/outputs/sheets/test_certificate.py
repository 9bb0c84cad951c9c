from __future__ import annotations

from math import hypot
from pathlib import Path

import pytest
from sunboard.boards.deeds.deed import make_deed_page
from sunboard.boards.deeds.honours import told_deeds
from sunboard.boards.rows.deeds import deed_rows
from sunboard.measures.ground import Ground
from sunboard.outputs.sheets.certificate import CertificateSheet
from sunboard.outputs.sheets.values import Sheet

from tests.asking import draw
from tests.factories import PEOPLE, Row, deed, make_measures, numbered
from tests.outputs.sheets.paper import Word, overlaps, qr_codes, text_of, words_on
from tests.outputs.sheets.read_back import printed, saved, sheets_of
from tests.shown import Shown

A_FEW = 25


def body_of(sheet: Sheet) -> CertificateSheet:
    assert isinstance(sheet.body, CertificateSheet)
    return sheet.body


def boards_of(county: Ground) -> dict[str, Shown]:
    pages = (make_deed_page(county, number) for number in range(len(told_deeds(county))))
    return {page.path: draw(page, county) for page in pages}


def test_certificates_then_each_says_what_its_deeds_page_says(demonstration: Ground) -> None:
    sheets, boards = sheets_of(demonstration, "certificate"), boards_of(demonstration)
    trails = {row.path: row.trail for row in deed_rows(demonstration)}
    sheets.sort(key=lambda sheet: len(body_of(sheet).to + body_of(sheet).what))
    for sheet in [*sheets[:A_FEW], *sheets[-A_FEW:]]:
        _, *said, where = boards[sheet.board].head.lines
        names = boards[sheet.board].title.split("、")
        said += [*names, *where.split(" · "), sheet.board.split("/")[1], trails[sheet.board]]
        paper = printed(sheet)
        assert paper.lacks(said) == []
        assert len(paper.pages) == 1


@pytest.mark.parametrize(
    ("people", "to"),
    [
        ("dy-1", "周立群同志"),
        ("dy-1、dy-3、dy-2", "周立群、郑国栋同志，住建局一名党员"),
        ("", "住建局集体"),
    ],
)
def test_doers_then_only_those_with_consent_are_named(people: str, to: str) -> None:
    (sheet,) = sheets_of(make_measures(deeds=[deed(people=people)]), "certificate")
    assert body_of(sheet).to == to
    assert PEOPLE[1]["name"] not in printed(sheet).text


@pytest.mark.parametrize(
    "row",
    [
        {"people": "dy-2"},
        {"state": "已撤榜", "reason": "事实有出入", "decided_on": "2026-09-01"},
        {
            "state": "公示中",
            "window_from": "2026-10-26",
            "window_to": "2026-11-06",
            "objection": "",
        },
    ],
)
def test_deed_that_names_nobody_or_is_not_honoured_then_no_certificate(row: dict[str, str]) -> None:
    assert sheets_of(make_measures(deeds=[deed(**row)]), "certificate") == []


def test_day_under_the_signature_then_when_it_was_honoured_else_approved() -> None:
    rows = numbered([deed(decided_on="2026-08-24"), deed()])
    sheets = sheets_of(make_measures(deeds=rows), "certificate")
    assert [body_of(sheet).signed_on for sheet in sheets] == ["2026年8月24日", "2026年8月15日"]


def long_one() -> dict[str, list[Row]]:
    """Eleven of them with consent, long names among them, and much to tell."""
    names = [f"{'丁卫王李张刘陈杨黄赵'[n]}长安" for n in range(10)] + ["阿卜杜拉·买买提·艾合买提江"]
    people = [{**PEOPLE[0], "id": f"dz-{n}", "name": name} for n, name in enumerate(names)]
    told = "七月强降雨，十二人连夜在低洼处排查，挨户敲门劝离，背老人上车，沿途搭起照明，" * 4
    rows = [deed(people="、".join(row["id"] for row in people), what=told, result=told)]
    return {"people": people, "deeds": rows}


EXTREMES = {"short": {"deeds": [deed(what="修伞", result="5把")]}, "long": long_one()}


@pytest.mark.parametrize("extreme", EXTREMES)
def test_certificate_then_one_page_with_nothing_on_it_that_grows_old(
    extreme: str, tmp_path: Path
) -> None:
    (sheet,) = sheets_of(make_measures(**EXTREMES[extreme]), "certificate")
    pdf = saved(sheet, tmp_path)
    text = text_of(pdf)
    assert len(printed(sheet).pages) == 1
    assert [word for word in ("数据截至", "张贴", "撤下", "页共") if word in text] == []
    assert qr_codes(pdf) == [sheet.frame.url]


@pytest.mark.parametrize("extreme", EXTREMES)
def test_room_for_a_seal_then_it_covers_no_name_no_issuer_and_no_day(
    extreme: str, tmp_path: Path
) -> None:
    (sheet,) = sheets_of(make_measures(**EXTREMES[extreme]), "certificate")
    pdf = saved(sheet, tmp_path)
    (room,) = (word for word in words_on(pdf) if word.text == "盖章处")
    others = [word for word in words_on(pdf) if word != room]
    assert [word.text for word in others if _apart(room.middle, word) < SEAL / 2] == []
    assert overlaps(pdf) == []


SEAL = 42 / 25.4 * 72
"""The round seal of an office, 42 mm wide, in points."""


def _apart(point: tuple[float, float], word: Word) -> float:
    """How far a word is from a point."""
    across, down = point
    return hypot(
        max(word.left - across, across - word.right, 0),
        max(word.top - down, down - word.bottom, 0),
    )
