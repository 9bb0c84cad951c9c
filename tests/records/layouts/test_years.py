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
        ("5月20日-22日", "{}年5月20日-22日"),
        ("5月20日 至 5月22日", "{}年5月20日至5月22日"),
        ("6.1-6.3", "{}.6.1-6.3"),
        ("6/1—3", "{}/6/1—3"),
        ("5月20日、21日", "{}年5月20日、21日"),
        ("8月中旬", "{}年8月中旬"),
        ("3-5月", "{}年3-5月"),
        ("6.1-13.3", ""),
        ("2026年5月20日-22日", ""),
        ("每月1次", ""),
        ("国庆节前", ""),
        ("十三月", ""),
        ("全年4", ""),
        ("2026年十月", ""),
    ],
)
def test_text_without_a_year_then_where_it_goes(text: str, pattern: str) -> None:
    assert lacks_year(text) == pattern
