"""`data/README.md` says what the declarations say."""

from pathlib import Path

from sunboard.schema import KINDS
from sunboard.schema.reference import reference

README = Path(__file__).parents[2] / "data" / "README.md"


def test_field_reference_is_what_the_declarations_make_of_it():
    assert README.read_text(encoding="utf-8") == reference()


def test_every_field_is_in_the_reference():
    text = reference()
    for kind in KINDS:
        assert f"`{kind.name}`" in text
        for field in kind.fields:
            assert f"| {field.label} | `{field.name}` |" in text
