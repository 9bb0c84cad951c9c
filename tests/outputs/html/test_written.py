"""How what is written, or not written, in a cell looks on the boards that show it."""

import re

from tests.factories import Row, finished, make_measures, make_pages
from tests.outputs.html.bare import renderer_of


def html_with(*tasks: Row) -> str:
    """Every page of the county with these tasks."""
    renderer = renderer_of()
    pages = make_pages(make_measures(tasks=tasks)).values()
    return "".join(renderer.render(page).decode() for page in pages)


def test_address_in_a_result_then_a_link_and_the_words_before_it_are_none() -> None:
    address = "https://mp.example.invalid/s/AbCdEfGhIjKlMnOpQrStUvWxYz"
    html = html_with(finished(result=f"换灯3盏，见{address}。"))
    link = f'见<a class="sb-url" href="{address}" rel="nofollow noopener">{address}</a>。'
    assert link in html


def test_category_left_out_then_no_empty_place_between_two_dots() -> None:
    html = html_with(finished(category=""))
    assert "fw-1</a> · " in html
    assert re.findall(r"·\s*(?:</?\w[^>]*>\s*)*·|·\s*</(?:small|p)>", html) == []
