"""What points to one person or one household is found, and what only looks like it is left alone."""

import re

import pytest
from sunboard.checks.rules.private import (
    HOUSEHOLD,
    HOUSEHOLD_FIELDS,
    NUMBER_FIELDS,
    PRIVATE_NUMBER,
)
from sunboard.schema import KIND_BY_NAME, FieldType


@pytest.mark.parametrize(
    ("text", "is_private"),
    [
        ("有事打13900000000", True),
        ("139 0000 0000", True),
        ("１３９００００００００", True),
        ("身份证110101199003070000，本人到场", True),
        ("11010119900307000X", True),
        ("0000-6300001", False),
        ("编号2026103113900000", False),
        ("上午8:30—11:30", False),
        ("", False),
    ],
)
def test_number_then_a_mobile_or_an_identity_card_is_found(text: str, is_private: bool) -> None:
    assert bool(re.search(PRIVATE_NUMBER, text)) == is_private


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("去2单元501帮忙", True),
        ("3-2-501", True),
        ("501室停水", True),
        ("3号楼门厅", False),
        ("8:30-11:30", False),
        ("第2会议室", False),
        ("2026年10月", False),
        ("改到2026-10-14补班", False),
    ],
)
def test_household_then_a_door_is_found(text: str, is_one: bool) -> None:
    assert bool(re.search(HOUSEHOLD, text)) == is_one


@pytest.mark.parametrize("fields", [NUMBER_FIELDS, HOUSEHOLD_FIELDS])
def test_fields_then_each_is_a_text_of_its_kind(fields: dict[str, tuple[str, ...]]) -> None:
    for kind, names in fields.items():
        assert all(
            KIND_BY_NAME[kind].field_by_name[name].type is FieldType.TEXT for name in names
        ), kind
