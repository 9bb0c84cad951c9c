"""Which cells in English make a row no record; records say the same words within what they tell."""

import pytest
from sunboard.records import english_feet
from sunboard.records.layouts.words import folded


@pytest.mark.parametrize(
    "text", ["Total", "TOTALS:", "Sub-total", "Sub total", "Subtotal", "Grand total", "Sum", "Sum:"]
)
def test_word_of_totals(text: str) -> None:
    assert english_feet.is_total(folded(text))


@pytest.mark.parametrize(
    "text", ["Total: 3 requests", "Total 3", "Total for North Ward", "Total number of requests: 3"]
)
def test_totals_of_something_where_a_row_begins(text: str) -> None:
    assert english_feet.begins_total(folded(text))
    assert not english_feet.is_total(folded(text))


@pytest.mark.parametrize("text", ["North Ward total", "Quayside sub-total:", "Quayside - Total"])
def test_whose_totals_where_a_row_begins(text: str) -> None:
    assert english_feet.ends_as_total(text)


@pytest.mark.parametrize(
    "text",
    ["Note: to the end of September", "Notes", "Notes: 2", "N.B. provisional", "Remarks: none"],
)
def test_note(text: str) -> None:
    assert english_feet.is_note(folded(text))


@pytest.mark.parametrize(
    "text",
    ["Prepared by", "Prepared by: A. Clerk", "Compiled by A. Clerk", "Checked by:", "Signed:",
     "Signed off by", "Approved by", "Date: 3 Sept 2026", "Signature"],
)  # fmt: skip
def test_who_prepared_the_sheet(text: str) -> None:
    assert english_feet.is_signed(folded(text))


@pytest.mark.parametrize(
    "text",
    ["Total loss of water", "Total infestation", "Totally blocked", "Sum of money found",
     "Noted", "Approved", "Completed", "Checked", "Reviewed by the board in May", "Sumner House",
     "Dated 1990", "Notable tree fallen"],
)  # fmt: skip
def test_what_a_record_says_is_none_of_these(text: str) -> None:
    plain = folded(text)
    of_totals = english_feet.begins_total(plain) or english_feet.ends_as_total(text)
    assert [of_totals, english_feet.is_note(plain), english_feet.is_signed(plain)] == [False] * 3
