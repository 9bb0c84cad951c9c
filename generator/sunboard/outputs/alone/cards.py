"""The cards of a site, written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import Environment

from sunboard.boards.addresses import root_of
from sunboard.boards.passing.card import cards
from sunboard.language import spoken
from sunboard.measures.ground import Ground

STYLES = ("assets/stylesheets/tokens.css", "assets/stylesheets/card.css")


def write_cards(
    ground: Ground,
    environment: Environment,
    assets: Mapping[str, str],
    write: Callable[[str, bytes], None],
) -> None:
    """Write every card; `assets` has by its own name the one each asset is published under."""
    template = environment.get_template("boards/card.html")
    styles = [assets.get(name, name) for name in STYLES]
    for card in cards(ground):
        html = template.render(card=card, root=root_of(card.path), styles=styles, lang=spoken().tag)
        write(f"{card.path}index.html", html.encode())
