"""English headings are those that the English catalogue has, and each means one field of its kind."""

import pytest
from sunboard.records.headings import HeadingTable
from sunboard.schema import KINDS, Kind
from sunboard.schema.english import ENGLISH_HEADINGS, ENGLISH_KINDS, OTHER_HEADINGS, OTHER_NAMES
from sunboard.schema.field import A_COLUMN, A_KIND

from tests.speaking import ENGLISH

LABELS = {field.label for kind in KINDS for field in kind.fields}


def test_every_label_has_the_heading_that_the_catalogue_has():
    said = {label: ENGLISH.text(label, A_COLUMN) for label in LABELS}
    assert said == ENGLISH_HEADINGS
    assert OTHER_HEADINGS.keys() <= LABELS
    assert OTHER_NAMES.keys() <= ENGLISH_KINDS.keys()
    assert {kind.label: ENGLISH.text(kind.label, A_KIND) for kind in KINDS} == ENGLISH_KINDS


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_english_heading_then_it_means_its_field_alone(kind: Kind):
    table = HeadingTable(kind)
    for field in kind.fields:
        english = ENGLISH_HEADINGS[field.label]
        for heading in (english, english.upper(), *OTHER_HEADINGS.get(field.label, ())):
            assert table.field(heading) is field
