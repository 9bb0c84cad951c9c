"""Replies: what a unit says for itself stands beside the verdict, on the record's own page and on paper."""

from __future__ import annotations

from sunboard.outputs.sheets.month import make_month_sheet

from tests.asking import ask
from tests.factories import Row, commitment, correction, make_measures, reply, task

LATE = commitment(id="cn-2", due="2026-08-31")
STUCK = task(id="fw-2", due="2026-10-20")


def said_of(row: Row, *replies: Row, **others: list[Row]) -> str:
    county = make_measures(commitments=[row], replies=list(replies), **others)
    return ask(county)[f"commitments/{row['id']}/"].text


def test_commitment_then_its_own_page_says_what_the_unit_says_and_when() -> None:
    said = said_of(LATE, reply(text="配件下周到"))
    assert "住建局2026年9月5日说明 配件下周到" in said
    # Before all else that the page tells: beside the verdict.
    assert said.index("逾期未兑现") < said.index("配件下周到") < said.index("承诺单位")


def test_several_replies_then_the_first_one_first_whatever_their_order() -> None:
    later, first = (
        reply(id="sm-1", date="2026-09-20", text="装完了"),
        reply(id="sm-2", text="没到货"),
    )
    said = said_of(LATE, later, first)
    assert said.index("没到货") < said.index("装完了")


def test_no_reply_then_nothing_is_said_of_one() -> None:
    assert "日说明" not in said_of(LATE)


def test_task_then_its_row_on_its_month_s_page_says_it_and_no_other_list_does() -> None:
    county = make_measures(
        tasks=[STUCK], replies=[reply(subject="fw-2", date="2026-10-22", text="配件下周到")]
    )
    pages = ask(county)
    assert "住建局2026年10月22日说明：配件下周到" in pages["c/qinghe/2026-10/"].text
    assert "配件下周到" not in pages["c/qinghe/"].text


def test_reply_is_taken_down_then_only_its_day_and_unit_are_told() -> None:
    struck = correction(target="sm-1", category="隐私", before="", after="")
    said = said_of(LATE, reply(text="配件下周到"), corrections=[struck])
    assert "配件下周到" not in said
    assert "住建局2026年9月5日说明 （不公开）" in said


def test_sheet_then_the_reply_stands_in_the_letters_of_the_verdict() -> None:
    replies = [
        reply(text="门没到货"),
        reply(id="sm-2", subject="fw-2", date="2026-10-22", text="配件下周到"),
    ]
    county = make_measures(commitments=[LATE], tasks=[STUCK], replies=replies)
    body = make_month_sheet(county, 0, "a3").body
    (promise,), (service,) = body.commitments.rows, body.tasks.rows
    assert "门没到货" in next(cell.text for cell in promise.cells if cell.status)
    assert "配件下周到" in next(cell.text for cell in service.cells if cell.status)
