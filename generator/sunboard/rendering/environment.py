"""The Jinja environment all record text goes through: everything escaped, nothing undefined.

MkDocs' own environment escapes nothing, so no record text ever reaches it (design 2).
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape

_REMEMBERED = 1 << 16


_NEEDS_ESCAPE = re.compile(r"[&<>\"']").search


# Typed, because a Markup is equal to the text it holds: untyped, text would come back unescaped
# wherever the same characters had been seen as Markup before.
@lru_cache(maxsize=_REMEMBERED, typed=True)
def escape_once(value: Any) -> str:
    """Escape a value for HTML; a value seen lately is not worked out again."""
    # Most text needs no escaping, and wrapping it as Markup would cost more than finding that out.
    if type(value) is str and _NEEDS_ESCAPE(value) is None:
        return value
    return escape(value)


class _RememberingGenerator(CodeGenerator):
    """Compiles `{{ value }}` to `escape_once`: most cells of a board are a few units, statuses and dates."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        is_plain = not frame.eval_ctx.volatile and frame.eval_ctx.autoescape
        # What a macro returns is long, different on every page, and Markup already.
        if is_plain and finalize.src is None and not isinstance(node, nodes.Call):
            self.write("environment.escape_once(")
        else:
            super()._output_child_pre(node, frame, finalize)


class BoardEnvironment(Environment):
    """Autoescaping, strict about names, with templates read once."""

    code_generator_class = _RememberingGenerator
    escape_once = staticmethod(escape_once)


def make_environment(templates: Path) -> BoardEnvironment:
    """An environment over the `site_templates/` folder."""
    return BoardEnvironment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=(),
    )
