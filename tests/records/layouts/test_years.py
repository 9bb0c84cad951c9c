"""Dates without a year, and what one would make of them."""

import pytest
from sunboard.records.layouts.years import lacks_year


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("10月底前", "{}年10月底前"),
        ("十月底", "{}年10月底"),
        ("十二月15日", "{}年12月15日"),
        ("全年", "{}年全年"),
        ("全年不少于4次", "{}年全年"),
        ("全年至少开展2场", "{}年全年"),
        ("每月1次", ""),
        ("国庆节前", ""),
        ("十三月", ""),
        ("全年4", ""),
        ("2026年十月", ""),
    ],
)
def test_text_without_a_year_then_where_it_goes(text: str, pattern: str) -> None:
    assert lacks_year(text) == pattern
