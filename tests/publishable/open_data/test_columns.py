"""Which columns open data have."""

import pytest
from sunboard.publishable.open_data.fields import fields_of
from sunboard.schema import KINDS, Kind

from tests.factories import make_programme
from tests.outputs.html.hostile import SHOWN_NOWHERE


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_text_that_no_page_shows_then_it_has_no_column(kind: Kind) -> None:
    columns = {field.name for field in fields_of(kind, make_programme())}
    assert columns.isdisjoint(name for of_kind, name in SHOWN_NOWHERE if of_kind == kind.name)
