"""The macros that draw blocks, found by the names of these."""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import Environment
from markupsafe import Markup

from sunboard.boards.blocks import Block

_WORD = re.compile(r"(?<!^)(?=[A-Z])")


def macro_name(kind: type[Block]) -> str:
    """What a kind of block's macro and its file are called: commitment_table."""
    return _WORD.sub("_", kind.__name__).lower()


def macro_of(environment: Environment, kind: type[Block], part: str = "") -> Callable[..., Markup]:
    """The macro of a kind of block, or of a part of it: commitment_table_rows."""
    name = macro_name(kind)
    template = environment.get_template(f"blocks/{name}.html")
    found: Callable[..., Markup] = getattr(template.module, f"{name}{part}")
    return found
