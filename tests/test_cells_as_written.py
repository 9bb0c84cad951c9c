"""Cells of real records: what says nothing counts as empty, what says something is published as written."""

from sunboard.checks import check_records
from sunboard.measures.commitments import commitments_of
from sunboard.measures.status import Outcome
from sunboard.measures.tasks import tasks_of

from tests.checks.small_county import codes
from tests.factories import (
    AS_OF,
    BASE,
    commitment,
    deed,
    finished,
    make_measures,
    make_programme,
    text_table,
)

SAYS_NOTHING = (
    "无",
    "暂无",
    "#REF!",
    "#N/A",
    "########",
    "=SUM(B2:B9)",
    "nan",
    "锟斤拷锟斤拷",
    "_x000D_",
    "undefined",
)


def test_results_that_say_nothing_then_reported_done_alone() -> None:
    tasks = [
        finished(id=f"fw-{number}", result=result, evidence="无", text=f"第{number}栋门锁坏了")
        for number, result in enumerate(SAYS_NOTHING)
    ]
    ground = make_measures(tasks=tasks)
    assert set(tasks_of(ground).outcome.tolist()) == {Outcome.REPORTED_DONE}
    assert len(tasks_of(ground).outcome) == len(SAYS_NOTHING)


def test_deed_approved_by_nobody_then_counted_alone() -> None:
    deeds = [
        deed(what="他说：“灯亮了……路就好走了。”"),
        deed(id="sg-2", what="劝阻占用通道2处", approver="无"),
    ]
    checked = check_records(
        {kind: text_table(kind, rows) for kind, rows in {**BASE, "deeds": deeds}.items()},
        make_programme(),
        AS_OF,
    )
    assert checked.records["deeds"].texts("id") == ["sg-1", "sg-2"]
    assert checked.records["deeds"].texts("what")[0] == "他说：“灯亮了……路就好走了。”"
    assert {"R-24-nothing", "R-29-not-vouched"} <= set(codes(checked.problems))


def test_commitment_kept_with_no_result_and_no_evidence_then_not_kept() -> None:
    said = commitment(outcome="已兑现", result="无", evidence="无", done_on="2026-09-20")
    ground = make_measures(commitments=[said], is_sound=False)
    assert Outcome.DONE not in commitments_of(ground).outcome.tolist()


def test_blanks_and_addresses_in_sentences_then_as_written() -> None:
    texts = ["居民说：“灯……又灭了。”请修。", "水管渗水，待定的6楼也请修。", "XX小区__号楼漏水"]
    proofs = ["https://mp.example.invalid/s?__biz=AbC", "IMG__0001.jpg", "开馆时间待定"]
    tasks = [
        finished(id=f"fw-{number}", text=text, evidence=proof)
        for number, (text, proof) in enumerate(zip(texts, proofs, strict=True))
    ]
    records = make_measures(tasks=tasks).records
    assert records["tasks"].texts("text") == texts
    assert records["tasks"].texts("evidence") == proofs
