"""What else is typed for a place: its other names without blanks, and nothing that is no name."""

from sunboard.boards.places.entries import entries_of

from tests.factories import county_rows, make_measures


def typed(former_names: str) -> str:
    rows = county_rows()
    rows["communities"][0]["former_names"] = former_names
    return entries_of(make_measures(**rows, is_sound=False), "communities")[0].typed


def test_former_names_then_each_stands_apart() -> None:
    assert typed("老 清河；清水").startswith("老清河, 清水; qingheshequ")


def test_more_letters_and_figures_than_a_name_has_then_it_is_not_typed() -> None:
    assert "501" not in typed("Block 5 Room 5012 x 77")
