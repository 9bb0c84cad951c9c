"""A correction of wording (文字) is what is shown, where one text has the words, and with the same numbers."""

from __future__ import annotations

import pytest

from tests.factories import Row, correction, finished, make_measures


def shown(row: Row, **corrected: str) -> tuple[str, str]:
    """What a task's text and its result say, corrected so."""
    words = correction(**{"target": "fw-1", "category": "文字", "reason": "错别字", **corrected})
    table = make_measures(tasks=[finished(**row)], corrections=[words]).records["tasks"]
    return table.texts("text")[0], table.texts("result")[0]


SLIP = {"text": "声控登不亮", "result": "更换灯2盏"}


@pytest.mark.parametrize(
    ("row", "before", "after", "field", "text"),
    [
        (SLIP, "登", "灯", "", "声控灯不亮"),
        (SLIP, "声控登不亮", "声控灯不亮", "", "声控灯不亮"),
        (SLIP, "登", "灯", "诉求内容", "声控灯不亮"),
        # Of another field, of other words, of another class or with other numbers: nothing.
        (SLIP, "登", "灯", "办理结果", "声控登不亮"),
        (SLIP, "路登", "路灯", "", "声控登不亮"),
        (SLIP, "登", "3盏灯", "", "声控登不亮"),
        (SLIP, "登", "", "", "声控登不亮"),
        # What stands there already is not said twice.
        ({"text": "声控灯不亮"}, "灯", "声控灯", "", "声控灯不亮"),
        ({"text": "灯不不亮"}, "不不亮", "不亮", "", "灯不亮"),
        ({"text": "声控灯不亮"}, "登", "灯", "", "声控灯不亮"),
    ],
)
def test_wording_then_the_words_shown(
    row: Row, before: str, after: str, field: str, text: str
) -> None:
    assert shown(row, before=before, after=after, field=field)[0] == text


def test_words_in_two_texts_then_neither_changes_unless_one_is_named() -> None:
    row = {"text": "登不亮", "result": "换登2盏"}
    assert shown(row, before="登", after="灯") == ("登不亮", "换登2盏")
    assert shown(row, before="登", after="灯", field="办理结果") == ("登不亮", "换灯2盏")


@pytest.mark.parametrize("category", ["事实", "状态"])
def test_another_class_then_the_cell_itself_has_to_be_mended(category: str) -> None:
    assert shown(SLIP, before="登", after="灯", category=category)[0] == "声控登不亮"
