"""The declarations are consistent with each other and with the programme."""

import unicodedata
from pathlib import Path

import pytest
from sunboard.records import read_programme
from sunboard.schema import KIND_BY_NAME, KINDS, FieldType
from sunboard.starting.forms import form_sheets

from tests.factories import make_programme

ROOT = Path(__file__).parents[2]
FIELDS = [
    pytest.param(field, id=f"{kind.name}.{field.name}") for kind in KINDS for field in kind.fields
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_heading_means_two_fields(kind):
    seen = {}
    for field in kind.fields:
        for heading in field.headings:
            key = unicodedata.normalize("NFKC", heading).casefold().replace(" ", "")
            assert seen.setdefault(key, field.name) == field.name


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_found_by_an_id_of_which_none_is_taken_for_another(kind):
    assert kind.fields[0].type is FieldType.ID
    assert kind.fields[0].name == "id"
    assert kind.fields[0].loses_record


@pytest.mark.parametrize("field", FIELDS)
def test_references_name_kinds_and_terms_name_vocabularies(field):
    programme, _ = read_programme(ROOT)
    is_reference = field.type in (FieldType.REF, FieldType.REFS)
    assert bool(field.refers_to) == is_reference
    assert all(name in KIND_BY_NAME for name in field.refers_to)
    assert bool(field.vocabulary) == (field.type in (FieldType.TERM, FieldType.TERMS))
    if field.vocabulary:
        assert programme.vocabulary(field.vocabulary).terms


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_tells_the_clerk_what_to_fill_in(field):
    assert field.description.endswith("。")
    assert field.label
    assert field.label_en


def test_no_kind_has_a_column_for_a_resident():
    words = (
        "居民姓名",
        "居民电话",
        "身份证",
        "门牌",
        "住址",
        "户主",
        "残疾",
        "低保",
        "困境",
        "病情",
    )
    for kind in KINDS:
        for field in kind.fields:
            is_for_one = any(word in heading for heading in field.headings for word in words)
            # Who asked is read where an export says so, to keep the name out, and no form asks for it.
            assert field.asked or not is_for_one
            assert not (field.asked and field.is_public)


def test_whoever_asked_then_no_form_has_a_column_for_them():
    kinds = [kind for kind in KINDS if any(field.asked for field in kind.fields)]
    assert [kind.name for kind in kinds] == ["tasks"]
    (sheet,) = form_sheets(kinds, make_programme().vocabularies)
    headings = [column.heading for column in sheet.columns]
    assert "诉求内容" in headings
    assert "诉求人" not in headings
