"""A commitment's page: 承诺, 践诺, 评诺, and why its status is what it is."""

import pytest

from tests.asking import ask
from tests.factories import (
    Row,
    commitment,
    county_rows,
    evaluation,
    extension,
    finished,
    kept,
    make_measures,
    numbered,
)
from tests.shown import Shown


def page_of(row: Row, **rows: list[Row]) -> Shown:
    return ask(make_measures(**{"commitments": [row], **rows}))[f"commitments/{row['id']}/"]


def reasons(page: Shown) -> list[str]:
    """The steps that lead to its status."""
    return [item.text for item in page.section("为什么是这个状态").items]


NOT_DONE = {"done_on": "", "result": "", "evidence": ""}
WHY = [
    pytest.param(
        commitment(), "践诺中", "未到期",
        "记录里没有完成日期，也没有登记兑现情况，所以还在践诺中。",
        "最初期限是2026年11月30日，还没有到期。逾期从期限的第二天算起。",
        "还没有人登记完成，没有需要核实的结果。",
        id="open",
    ),
    pytest.param(
        commitment(due="2026-10-31"), "践诺中", "当日到期",
        "记录里没有完成日期，也没有登记兑现情况，所以还在践诺中。",
        "最初期限是2026年10月31日，当天还没有完成。逾期从期限的第二天算起。",
        "还没有人登记完成，没有需要核实的结果。",
        id="due today",
    ),
    pytest.param(
        commitment(due="2026-10-30"), "逾期未兑现", "自10月31日起逾期",
        "记录里没有完成日期，也没有登记兑现情况，所以还在践诺中。",
        "最初期限是2026年10月30日，数据截至2026年10月31日还没有完成：过期1天。逾期从期限的第二天算起。",
        "还没有人登记完成，没有需要核实的结果。",
        id="overdue since today",
    ),
    pytest.param(
        commitment(due=""), "践诺中", "未定期限",
        "记录里没有完成日期，也没有登记兑现情况，所以还在践诺中。",
        "没有写期限，所以既不算按期，也不算逾期，单独计数。",
        "还没有人登记完成，没有需要核实的结果。",
        id="no date",
    ),
    pytest.param(
        kept(), "已兑现", "按期",
        "有承诺单位、承诺内容、结果和完成日期（2026年6月29日），见人见事见结果，算兑现。",
        "最初期限是2026年6月30日，完成于2026年6月29日：期限前1天。逾期从期限的第二天算起。",
        "有佐证，还没有他人评议。",
        id="kept in time",
    ),
    pytest.param(
        kept(done_on="2026-07-09", recorded_on="2026-07-09", evidence=""), "已兑现", "晚9天",
        "有承诺单位、承诺内容、结果和完成日期（2026年7月9日），见人见事见结果，算兑现。",
        "最初期限是2026年6月30日，完成于2026年7月9日：过期9天。逾期从期限的第二天算起。",
        "有结果，但没有佐证，也没有他人评议，只是自报。",
        id="kept late",
    ),
    pytest.param(
        kept(result=""), "报称兑现", "按期",
        "登记为兑现，但缺结果或完成日期，只算报称兑现，单独计数。",
        "最初期限是2026年6月30日，完成于2026年6月29日：期限前1天。逾期从期限的第二天算起。",
        "有佐证，还没有他人评议。",
        id="only said to be kept",
    ),
    pytest.param(
        kept(done_on="", recorded_on="2026-07-02"), "报称兑现", "晚2天",
        "登记为兑现，但缺结果或完成日期，只算报称兑现，单独计数。",
        "最初期限是2026年6月30日，没有写完成日期，按登记的2026年7月2日算：过期2天。逾期从期限的第二天算起。",
        "有佐证，还没有他人评议。",
        id="no day it was done on",
    ),
    pytest.param(
        kept(outcome="部分兑现", reason="缺材料"), "部分兑现", "按期",
        "单位登记为「部分兑现」，并写明了原因。",
        "最初期限是2026年6月30日，完成于2026年6月29日：期限前1天。逾期从期限的第二天算起。",
        "有佐证，还没有他人评议。",
        id="partly kept",
    ),
    pytest.param(
        kept(outcome="未兑现", reason="缺材料", recorded_on="", **NOT_DONE), "未兑现", "期限已过",
        "单位登记为「未兑现」，并写明了原因。",
        "最初期限是2026年6月30日，没有兑现，期限已过。逾期从期限的第二天算起。",
        "还没有人登记完成，没有需要核实的结果。",
        id="not kept",
    ),
    pytest.param(
        kept(outcome="撤回", reason="规划调整", recorded_on="", **NOT_DONE), "已撤回", "不计时限",
        "单位登记为「已撤回」，并写明了原因。",
        "这类结果不计时限，也不计入兑现率，单独列出。",
        "还没有人登记完成，没有需要核实的结果。",
        id="withdrawn",
    ),
    pytest.param(
        kept(outcome="被替代", reason="另立一项", recorded_on="", **NOT_DONE), "已被替代", "不计时限",
        "单位登记为「已被替代」，并写明了原因。",
        "这类结果不计时限，也不计入兑现率，单独列出。",
        "还没有人登记完成，没有需要核实的结果。",
        id="superseded",
    ),
    pytest.param(
        kept(outcome="无法评定", reason="缺资料", recorded_on="", **NOT_DONE), "无法评定", "不计时限",
        "单位登记为「无法评定」，并写明了原因。",
        "这类结果不计时限，也不计入兑现率，单独列出。",
        "还没有人登记完成，没有需要核实的结果。",
        id="cannot be judged",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "word", "timing", "outcome_step", "timing_step", "basis_step"), WHY
)
def test_why_this_status_then_each_step_says_what_it_rests_on(
    row: Row, word: str, timing: str, outcome_step: str, timing_step: str, basis_step: str
) -> None:
    page = page_of(row)
    assert f"{word} {timing}" in page.lines
    assert reasons(page) == [outcome_step, timing_step, basis_step]
    why = page.section("为什么是这个状态")
    assert why.lines[0].startswith(f"所以：{word}，{timing}，")
    assert why.href == "method/"


@pytest.mark.parametrize(
    ("row", "day"),
    [
        (kept(done_on="", recorded_on=""), "未填"),
        (kept(done_on=""), "未填"),
        (kept(), "2026-06-29"),
        (commitment(), "尚未完成"),
        (kept(outcome="未兑现", reason="汛期停工", **NOT_DONE), "尚未完成"),
    ],
)
def test_done_without_a_day_then_the_page_does_not_say_that_it_is_not_done(
    row: Row, day: str
) -> None:
    facts = page_of(row).section("践诺").facts
    assert [fact.text for fact in facts if fact.label == "完成日期"] == [day]


@pytest.mark.parametrize("outcome", ["被替代", "无法评定"])
def test_reason_when_none_is_written_then_the_page_says_so(outcome: str) -> None:
    row = kept(outcome=outcome, recorded_on="", **NOT_DONE)
    assert reasons(page_of(row))[0].endswith("」，没有写原因。")
    assert "写明了原因" in reasons(page_of({**row, "reason": "另立一项"}))[0]


def test_extension_then_both_dates_and_the_first_one_decides() -> None:
    page = page_of(
        kept(due="2026-06-30", done_on="2026-08-05", recorded_on="2026-08-05"),
        extensions=[extension()],
    )
    assert "已兑现 晚36天" in page.lines
    assert reasons(page)[2] == (
        "延期1次，最后延到2026年8月31日；按延期后的期限没有超过，但是否按期仍以最初期限为准。"
    )
    assert [event.lines[0] for event in page.section("经过").items] == [
        "2026年3月2日 作出承诺",
        "2026年6月20日 延期到2026年8月31日",
        "2026年8月5日 完成 已兑现",
    ]


def test_several_extensions_then_by_the_day_they_were_decided() -> None:
    """An office may write the last one first."""
    later = extension(set_on="2026-08-20", new_due="2026-10-31")
    page = page_of(commitment(due="2026-06-30"), extensions=numbered([later, extension()]))
    assert [event.name for event in page.section("经过").items[1:]] == [
        "延期到2026年8月31日",
        "延期到2026年10月31日（期限过后才办理）",
    ]
    assert reasons(page)[2].startswith("延期2次，最后延到2026年10月31日")


def test_extension_on_the_very_date_then_nothing_is_said_of_it() -> None:
    page = page_of(commitment(due="2026-06-30"), extensions=[extension(set_on="2026-06-30")])
    assert page.section("经过").items[1].name == "延期到2026年8月31日"


def test_extension_after_the_date_had_passed_then_it_says_so() -> None:
    page = page_of(commitment(due="2026-06-30"), extensions=[extension(set_on="2026-07-01")])
    event = page.section("经过").items[1]
    assert event.name == "延期到2026年8月31日（期限过后才办理）"
    assert event.lines[1] == "街道党工委会议决定，原因：汛期停工"
    assert "按延期后的期限超过61天" in reasons(page)[2]


def test_judgements_then_residents_count_and_the_doer_does_not() -> None:
    judged = page_of(
        kept(),
        evaluations=numbered([
            evaluation(subject="cn-1", count="7", date="2026-07-05"),
            evaluation(subject="cn-1", level="不满意", date="2026-07-06"),
            evaluation(subject="cn-1", evaluator="本人", level="很满意", date="2026-07-01"),
            evaluation(subject="cn-1", evaluator="社区", date="2026-07-04"),
        ]),
    ).section("评诺")  # fmt: skip
    assert judged.lines == ["有异议", "群众评价：7 / 8 人满意。"]
    assert [(fact.label, fact.text) for fact in judged.facts] == [
        ("本人 2026-07-01", "很满意（自评，不计入满意度）"),
        ("社区 2026-07-04", "满意"),
        ("群众 2026-07-05", "满意 7人"),
        ("群众 2026-07-06", "不满意"),
    ]


def test_answers_whether_it_is_solved_then_said_beside_the_levels() -> None:
    page = page_of(
        kept(),
        evaluations=numbered([
            evaluation(subject="cn-1", solved="解决", date="2026-07-05", count="3"),
            evaluation(subject="cn-1", level="", solved="未解决", date=""),
        ]),
    )  # fmt: skip
    judged = page.section("评诺")
    assert judged.lines == ["有佐证", "群众评价：3 / 3 人满意，3 / 4 人认为已解决。"]
    assert [(fact.label, fact.text) for fact in judged.facts] == [
        ("群众 2026-07-05", "满意，解决 3人"),
        ("群众", "未解决"),
    ]
    assert "有佐证，也有群众说没有解决。" in reasons(page)


def test_nothing_written_then_the_page_says_so_and_leaves_no_blank() -> None:
    bare = {"baseline": "", "target": "", "measure": "", "reviewed_by": "", "due": ""}
    page = page_of(commitment(**bare))
    for name in ("承诺", "践诺", "评诺"):
        column = page.section(name)
        assert all(column.lines)
        assert all(fact.text for fact in column.facts)
    promised = {fact.label: fact.text for fact in page.section("承诺").facts}
    assert promised["最初期限"] == "未定期限"
    assert promised["原状"] == promised["目标"] == promised["审核"] == "未填"


def test_recorded_long_after_it_was_done_then_the_page_says_so() -> None:
    late, soon = (page_of(row).section("践诺") for row in (kept(recorded_on="2026-09-30"), kept()))
    assert "登记迟缓" in [fact.label for fact in late.facts]
    assert "登记迟缓" not in [fact.label for fact in soon.facts]


def test_replacement_then_it_leads_to_the_old_promise() -> None:
    old = commitment(outcome="被替代", reason="另立一项")
    new = commitment(id="cn-2", text="更换楼道照明灯60盏", replaces="cn-1")
    page = ask(make_measures(commitments=[old, new]))["commitments/cn-2/"]
    assert ("替代的承诺", "cn-1", "commitments/cn-1/") in page.facts


def test_tasks_that_serve_it_then_they_are_listed() -> None:
    rows = {"commitments": [kept()], "tasks": [finished(commitment="cn-1"), finished(id="fw-2")]}
    page = ask(make_measures(**rows))["commitments/cn-1/"]
    assert [row.id for row in page.section("为它办的服务单").rows] == ["fw-1"]


def test_list_of_commitments_then_every_one_leads_to_its_page() -> None:
    pages = ask(make_measures(**county_rows()))
    assert {row.href for row in pages["commitments/"].rows} == {
        path for path in pages if path.startswith("commitments/cn-")
    }
