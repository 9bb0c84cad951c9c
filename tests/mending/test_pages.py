"""A page for each who has to mend something, with theirs and nobody else's."""

import re

from sunboard.mending.pages import NOBODY, make_pages
from sunboard.problems import Place, Problem

TASKS = "data/tasks.csv"


def said(page: bytes) -> str:
    body = page.decode().split("<body>")[1]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def praise(row: int, whose: str, column: str = "结果") -> Problem:
    return Problem(Place(TASKS, row, column), "R-2-praise", whose=whose)


def test_problems_of_two_units_then_a_page_each() -> None:
    pages = make_pages([praise(2, "住建局"), praise(3, "住建局"), praise(9, "财政局")])
    assert set(pages) == {"住建局.html", "财政局.html"}
    assert "住建局：0处要改，2处请看看" in said(pages["住建局.html"])
    assert f"{TASKS} 「结果」第2–3行" in said(pages["住建局.html"])
    assert "第9行" not in said(pages["住建局.html"])


def test_problems_of_nobody_then_a_page_of_their_own() -> None:
    (name,) = make_pages([Problem(Place("data/x.csv"), "file-empty")])
    assert name == f"{NOBODY}.html"


def test_names_that_would_be_one_file_then_two_and_none_leads_elsewhere() -> None:
    pages = make_pages([praise(2, "../a b"), praise(3, "..-a/b"), praise(4, "../A/b")])
    assert all(re.fullmatch(r"[\w-]+\.html", name) for name in pages), list(pages)
    assert len(pages) == 3


def test_markup_in_a_name_or_heading_then_escaped() -> None:
    (page,) = make_pages([praise(2, "<b>局", "<script>")]).values()
    assert b"<script>" not in page
    assert b"<b>" not in page


def test_private_words_then_hidden_as_in_any_report() -> None:
    (page,) = make_pages([praise(2, "局", "电话13900000000")]).values()
    assert b"13900000000" not in page


def test_words_that_differ_then_the_first_as_an_example() -> None:
    problems = [
        Problem(Place(TASKS, row, "单位"), "id-form-near", {"found": name, "would": would})
        for row, name, would in ((2, "U_1", "u-1"), (4, "U_2", "u-2"))
    ]
    (page,) = make_pages(problems).values()
    assert (
        "「U_1」不能作编号，请写成「u-1」；编号只用小写字母、数字和连字符。（以第2行为例）"
        in said(page)
    )
