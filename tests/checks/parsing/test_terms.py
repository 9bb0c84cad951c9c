import pytest
from sunboard.checks.faults import Fault
from sunboard.checks.parsing.terms import TermReader
from sunboard.settings import Term, Vocabulary

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


def test_an_unknown_word_is_told_the_choice_and_the_nearest() -> None:
    near = TermReader(LEVELS).parse("不太满意")
    far = TermReader(LEVELS).parse("优")
    assert isinstance(near, Fault)
    assert isinstance(far, Fault)
    assert (near.code, near.params["near"]) == ("R-10-term-near", "不满意")
    assert (far.code, far.params["allowed"]) == ("R-10-term", "很满意、满意、不满意")
