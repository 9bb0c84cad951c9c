"""Every telephone number that a page shows is rung up by a touch, whatever kind of record it comes from."""

import pytest
from lxml import html
from sunboard.boards.phones import NUMBER, Phone, phone_of
from sunboard.outputs.html.cells import put_out
from sunboard.schema import KINDS, FieldType

from tests.asking import ask
from tests.factories import county_rows, make_measures

FIELDS = [
    (kind.name, field)
    for kind in KINDS
    for field in kind.fields_of(FieldType.PHONE)
    if field.is_public
]
"""Every field that takes a telephone number, as it says itself."""


def test_a_number_in_any_field_is_a_link_wherever_it_is_shown() -> None:
    county, numbers = county_rows(), {}
    for kind, field in FIELDS:
        for row, record in enumerate(county[kind]):
            number = f"0000-7{len(numbers):03}{row:03}"
            record[field.name] = number
            numbers[number] = (kind, field.name)
    pages, shown = ask(make_measures(**county)), set()
    for path in pages:
        element = pages[path].element
        shown |= {number for number in numbers if number in element.text_content()}
        for link in element.xpath("//a[starts-with(@href, 'tel:')]"):
            assert link.get("href") == f"tel:{link.text_content()}".replace("（示范）", "")
            link.text = ""
        for number, of in numbers.items():
            assert number not in element.text_content(), (path, of)
    assert {numbers[number] for number in shown} == {(kind, field.name) for kind, field in FIELDS}


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("0999-6100001", "0999-6100001"),
        ("（0999）6100001", "0999-6100001"),
        ("+86 (28) 8765 4321", "+86-28-8765-4321"),
        ("87654321转803", "87654321,803"),
        ("028-87654321 ext. 12", "028-87654321,12"),
        ("0000-12380（示范）", "0000-12380"),
        ("１２３４５", "12345"),
    ],
)
def test_what_is_dialled_is_the_number_alone(text: str, dialled: str) -> None:
    assert phone_of(text, f"找科室，电话 {NUMBER}。") == Phone(text, dialled, "找科室，电话 ", "。")


@pytest.mark.parametrize("text", ["未填", "见公告栏", "12345、0999-6100001", "110"])
def test_what_is_no_number_stays_text(text: str) -> None:
    assert phone_of(text, f"电话 {NUMBER}") == f"电话 {text}"


def test_a_number_is_escaped_with_its_sentence() -> None:
    drawn = html.fragment_fromstring(
        put_out(Phone("0999-1", "0999-1", "<b>", '"')), create_parent="p"
    )
    assert drawn.text_content() == '<b>0999-1"'
    assert [(link.tag, link.get("href")) for link in drawn] == [("a", "tel:0999-1")]
