import json
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sunboard.checks.saying import (
    HIDDEN,
    LONGEST_QUOTE,
    format_problem,
    problems_as_json,
    quote,
    shown_path,
)
from sunboard.problems import Place, Problem, Quoted
from sunboard.schema import KINDS, FieldType

from tests.checks.small_county import VALID, check
from tests.speaking import in_every_language

PRIVATE = [(kind, field) for kind in KINDS for field in kind.fields if not field.is_quotable]
UNIT = next(f for kind in KINDS for f in kind.fields if (kind.name, f.name) == ("tasks", "unit"))
TERM = next(f for kind in KINDS for f in kind.fields if f.type is FieldType.TERM and f.is_public)


@given(st.text(), st.sampled_from(PRIVATE))
def test_private_fields_are_never_quoted(text: str, private: tuple) -> None:
    assert quote(private[1], text) == HIDDEN


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "138 0013 8000",
        "１３８００１３８０００",
        "11010519491231002X",
        "6222-0212-3456",
    ],
)
def test_long_numbers_are_never_quoted(text: str) -> None:
    assert quote(UNIT, text) == HIDDEN


@pytest.mark.parametrize(
    "text",
    [
        "71234567",
        "七一二三四五六七",
        "7\u034f1234567",
        "moon473933",
        "ｍｏｏｎ４７３９",
        "物业（zhou604）",
    ],
)
def test_what_may_be_an_account_is_no_word_of_a_list(text: str) -> None:
    assert quote(TERM, text) == HIDDEN


@pytest.mark.parametrize("text", ["三官一律", "物业服务", "in-progress", "2级"])
def test_words_that_no_list_has_are_repeated(text: str) -> None:
    assert quote(TERM, text) == text


@pytest.mark.parametrize("text", ["2026-02-30", "t-20260301-000001", "2026年13月40日"])
def test_dates_and_ids_are(text: str) -> None:
    assert quote(UNIT, text) == text


@given(st.text())
def test_quotations_fit_on_a_line(text: str) -> None:
    quoted = quote(UNIT, text)
    assert len(quoted) <= LONGEST_QUOTE
    assert quoted.isprintable()


def test_no_private_value_reaches_a_report() -> None:
    secrets = {"name": "欧阳?晓", "named_consent_on": "2026-02-31", "withdrawn_on": "46092"}
    checked = check(people=secrets)
    assert len(checked.problems) == len(secrets)
    report = "".join(problem.text() for problem in checked.problems)
    assert not any(secret in report for secret in (*secrets.values(), "2026-03-11"))


def test_a_known_name_in_a_wrong_column_is_not_repeated() -> None:
    checked = check(people={}, tasks=[{"unit": "周 立群"}, {"id": "fw-2", "raised_on": "周立群"}])
    assert [problem.params["found"] for problem in checked.problems] == [HIDDEN, HIDDEN]


SECRETS = ("13987654329", "110101199003070003", "一三九8765 4329", "周立群")
"""One of each sort; the last is somebody who hasn't consented."""


@pytest.mark.parametrize("secret", SECRETS)
def test_whatever_the_cell_no_report_repeats_what_is_private(secret: str) -> None:
    nobody = {**VALID["people"], "named_consent_on": ""}
    for kind in KINDS:
        valid = VALID.get(kind.name, {field.name: "x" for field in kind.fields})
        rows = [
            {**valid, "id": f"x-{n}", field.name: secret} for n, field in enumerate(kind.fields)
        ]
        people = {} if kind.name == "people" else {"people": nobody}
        problems = check(**{kind.name: rows}, **people).problems
        said = "".join(
            chain.from_iterable(
                in_every_language(lambda found: [*map(format_problem, found)], problems)
            )
        )
        assert problems
        assert not any(part in said for part in (secret, secret[:4], secret[-4:])), kind.name


def test_a_text_is_looked_at_whole_before_it_is_cut_short() -> None:
    text = f"第一单元的楼道灯在夜里不亮已有一周{'13900000000'}"
    assert len(text) > LONGEST_QUOTE
    assert quote(UNIT, text) == HIDDEN
    problem = Problem(
        Place("data/calendar.yml"), "calendar-announced-line", {"found": Quoted(text)}
    )
    assert HIDDEN in format_problem(problem)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("data/tasks.csv", "data/tasks.csv"),
        ("data/tasks/2026年8月.csv", "data/tasks/2026年8月.csv"),
        ("data/a\nb\u202e.csv", "data/a\\nb\\u202e.csv"),
        ("data/tasks/13900000000.csv", "data/tasks/***.csv"),
        ("data/13900000000/a.csv", "data/***/a.csv"),
        ("data/a.13900000000", "data/***"),
        ("data/\udce9.csv", "data/\\udce9.csv"),
    ],
)
def test_names_of_files_are_escaped_and_hold_nothing_private(path: str, shown: str) -> None:
    assert shown_path(path) == shown
    problem = Problem(Place(path, 3, "电话13900000000"), "file-name")
    assert format_problem(problem).startswith(f"错误 {shown} 第3行「***」：")
    (row,) = json.loads(problems_as_json([problem]))
    assert (row["file"], row["column"]) == (shown, HIDDEN)
