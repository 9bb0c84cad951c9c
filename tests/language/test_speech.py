"""What is said, and in which words."""

from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from sunboard.language import (
    CHINESE,
    Tongue,
    clauses,
    listed,
    listed_or,
    listed_to_last,
    say,
    say_in,
    say_many,
    sentences,
    speaking,
    statements,
)
from sunboard.language.dates import said_brief_day, said_day, said_days, said_month, said_quarter
from sunboard.language.own_words import Word, in_own_words
from sunboard.language.po_files import bound

from tests.language.collecting import NotLiteralError, every_message

ENGLISH = Tongue(
    "en",
    {"没有逾期的": "Nothing is overdue", "{unit}没有回复": "{unit} gave no answer", "、": ", ",
     "步\x04办": "done"},
    {"{n}项承诺": ("{n} commitment", "{n} commitments")},
    lambda number: int(number != 1),
)  # fmt: skip


def test_chinese_is_the_source():
    assert say("没有逾期的") == "没有逾期的"
    assert say("{unit}没有回复", unit="{住建局}") == "{住建局}没有回复"
    assert say_many("{n}项承诺", 2) == "2项承诺"
    assert listed(["甲", "乙"]) == "甲、乙"


def test_another_tongue_is_spoken_for_a_while():
    with speaking(ENGLISH):
        assert say("没有逾期的") == "Nothing is overdue"
        assert say("{unit}没有回复", unit="{Housing}") == "{Housing} gave no answer"
        assert [say_many("{n}项承诺", n) for n in (0, 1, 2)] == [
            "0 commitments",
            "1 commitment",
            "2 commitments",
        ]
        assert (say_in("步", "办"), say("办")) == ("done", "办")
        assert listed(["a", "b"]) == "a, b"
    assert say("没有逾期的") == "没有逾期的"


@pytest.mark.parametrize(
    ("tongue", "day", "brief", "month"),
    [
        (CHINESE, "2026年4月5日", "4月5日", "2026年4月"),
        (ENGLISH, "5 April 2026", "5 April", "April 2026"),
    ],
)
def test_days_are_spoken(tongue: Tongue, day: str, brief: str, month: str):
    with speaking(tongue):
        said = said_day(date(2026, 4, 5)), said_brief_day(date(2026, 4, 5)), said_month(2026, 4)
    assert said == (day, brief, month)


def test_own_words_take_the_place_of_the_default_ones_but_in_no_place_and_no_record():
    own = in_own_words(CHINESE, {Word("小区"): Word("院落"), Word("承诺"): Word("公约")})
    with speaking(own):
        assert say("{小区}没有承诺", 小区="小区一号") == "小区一号没有公约"
        assert say_many("{n}项承诺", 1) == "1项公约"


def test_own_words_keep_number_and_capital():
    blocks = {Word("estate", "estates"): Word("block", "blocks")}
    with speaking(in_own_words(ENGLISH, blocks)):
        assert (
            say("Estates and the estate {estate} restated")
            == "Blocks and the block {estate} restated"
        )


def test_unfinished_messages_are_left_to_chinese():
    catalogue = Catalog("en")
    catalogue.add("甲", "A")
    catalogue.add("乙", "B", flags=("fuzzy",))
    catalogue.add("丙")
    with speaking(bound([catalogue], "en")):
        assert [say("甲"), say("乙"), say("丙")] == ["A", "乙", "丙"]


@pytest.mark.parametrize("said", ['f"{n}项"', '"甲" if n else "乙"', '"甲" + n'])
def test_what_is_no_literal_is_refused(tmp_path: Path, said: str):
    (tmp_path / "module.py").write_text(f"say({said})\n", encoding="utf-8")
    with pytest.raises(NotLiteralError, match=r"module\.py:1"):
        list(every_message(tmp_path, tmp_path))


def test_what_is_said_later_is_collected_as_what_is_said_at_once(tmp_path: Path):
    (tmp_path / "module.py").write_text(
        'mark("甲")\nmark_many("{n}项")\nsay_many("{n}件", 2)\n', encoding="utf-8"
    )
    counted = {found.message: found.is_counted for found in every_message(tmp_path, tmp_path)}
    assert (counted["甲"], counted["{n}项"], counted["{n}件"]) == (False, True, True)


def test_what_templates_say_is_found(tmp_path: Path):
    (tmp_path / "page.html").write_text(
        '{# say("不是") #}<p>%%SAY:甲%% {{ say(\n"乙") }}{{ say_in("步", "丙") }}'
        '{{ say_many("{n}丁", 2) }}{{ say(field.label) }}</p>',
        encoding="utf-8",
    )
    (tmp_path / "sheet.typ").write_text('#say("戊", page: 1)', encoding="utf-8")
    found = [said for said in every_message(tmp_path, tmp_path) if said.line]
    said = {(one.context, one.message, one.is_counted) for one in found}
    assert said == {
        ("", "甲", False),
        ("", "乙", False),
        ("步", "丙", False),
        ("", "{n}丁", True),
        ("", "戊", False),
    }


@pytest.mark.parametrize("said", ['"甲" ~ x', '"甲" if x else "乙"'])
def test_what_is_no_literal_in_a_template_is_refused(tmp_path: Path, said: str):
    (tmp_path / "page.html").write_text(f"\n{{{{ say({said}) }}}}", encoding="utf-8")
    with pytest.raises(NotLiteralError, match=r"page\.html:2"):
        list(every_message(tmp_path, tmp_path))


def test_sentences_are_put_one_after_another_as_the_language_does():
    assert clauses("甲", None, "乙") == "甲，乙"
    assert (statements("甲", "乙"), sentences("甲。", "", "乙。")) == ("甲；乙", "甲。乙。")
    with speaking(ENGLISH):
        assert sentences("One.", "Two.") == "One. Two."


def test_lists_have_a_word_before_the_last():
    assert [listed_to_last("甲"), listed_to_last("甲乙丙"), listed_or("甲乙丙")] == [
        "甲",
        "甲、乙和丙",
        "甲、乙或丙",
    ]


def test_days_of_one_month_name_it_once():
    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 2)]
    assert said_days(days) == "9月30日、10月1日、2日"


def test_quarters_are_spoken():
    assert said_quarter(2026, 3) == "2026年第三季度"
    with speaking(ENGLISH):
        assert said_quarter(2026, 3) == "Q3 2026"


def test_braces_of_own_words_are_no_places():
    with speaking(in_own_words(CHINESE, {Word("小区"): Word("{0.x}{{院}}")})):
        assert say("{n}个小区", n=1) == "1个{0.x}{{院}}"
        assert say("小区") == "{0.x}{{院}}"
        assert say_many("{n}个小区", 2) == "2个{0.x}{{院}}"
