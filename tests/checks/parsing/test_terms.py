import pytest
from sunboard.checks.faults import Assumed, Fault
from sunboard.checks.parsing.terms import TermReader
from sunboard.settings import Term, Vocabulary

OUTCOMES = Vocabulary(
    "outcomes",
    (
        Term("done", "已兑现", aliases=("已完成", "完成")),
        Term("part-done", "部分兑现", aliases=("部分完成",)),
        Term("not-done", "未兑现", aliases=("没有兑现",)),
    ),
)
LEVELS = Vocabulary(
    "eval_levels",
    (
        Term("very-satisfied", "很满意"),
        Term("satisfied", "满意", aliases=("较好", "OK")),
        Term("dissatisfied", "不满意"),
    ),
)


@pytest.mark.parametrize(
    ("text", "position"),
    [("很满意", 0), ("satisfied", 1), ("SATISFIED", 1), ("ｏｋ", 1), ("较好", 1), ("不满意", 2)],
)
def test_keys_labels_and_aliases_name_a_term(text: str, position: int) -> None:
    assert TermReader(LEVELS).parse(text) == position


@pytest.mark.parametrize("text", ["未回访", "正在协调", "处理中"])
def test_word_that_is_no_answer_yet_is_none_where_people_are_asked(text: str) -> None:
    assert isinstance(TermReader(LEVELS).parse(text), Fault)
    assert TermReader(LEVELS, ("未回访",)).parse(text) == -1


def test_an_unknown_word_is_told_the_choice_and_the_nearest() -> None:
    near = TermReader(LEVELS).parse("不太满意")
    far = TermReader(LEVELS).parse("优")
    assert isinstance(near, Fault)
    assert isinstance(far, Fault)
    assert (near.code, near.params["near"]) == ("R-10-term-near", "不满意")
    assert far.code == "R-10-term"
    assert far.params["allowed"].items == ("很满意", "满意", "不满意")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("已完成", 0),
        ("完成", 0),
        ("部分兑现", 1),
        ("正在推进", "term-progress"),
        ("正在 办理中", "term-progress"),
        ("进行中", "term-progress"),
        ("有序推进", "term-progress"),
        ("在办", "term-progress"),
        ("尚未启动", "term-progress"),
        ("长期坚持", "term-progress"),
        ("已开展3场", "term-text"),
        ("已完成2场", "term-text"),
        ("已完成６０％", "term-text"),
        ("已为小区安装路灯", "term-text"),
        ("落实", "R-10-term"),
        ("已兑观", "R-10-term-near"),
        ("已完成，建成站台2座", "term-first"),
        ("没有兑现，停产", "term-first"),
        ("未完成", "term-progress"),
        ("尚未落实", "term-progress"),
        ("未完成，停产", "term-text"),
        ("已完成2场，还差2场", "term-text"),
    ],
)
def test_how_far_something_is_is_no_outcome(text: str, read: int | str) -> None:
    found = TermReader(OUTCOMES).parse_or_text(text)
    told = found.note if isinstance(found, Assumed) else found
    assert (told.code if isinstance(told, Fault) else told) == read


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("已完成", 0),
        ("没有兑现，资金没到位", 2),
        ("部分完成（还差2盏）", 1),
        ("已 完成。已更换灯12盏", 0),
        ("已完成2场", -1),
        ("已更换灯12盏，未完成验收", -1),
        ("", -1),
    ],
)
def test_word_that_a_text_begins_with(text: str, position: int) -> None:
    assert TermReader(OUTCOMES).first_of(text) == position
