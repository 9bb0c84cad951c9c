"""The Jinja environment all record text goes through: everything escaped, nothing undefined.

MkDocs' own environment escapes nothing, so no record text ever reaches it (design 2).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape

# MarkupSafe's own routine, without the Markup object it wraps each result in: on a page of 90 records the
# wrapping costs more than everything else together. It has no public name; a test holds it to `escape`.
try:
    from markupsafe._speedups import _escape_inner
except ImportError:
    from markupsafe._native import _escape_inner


def escape_cell(value: Any) -> str:
    """Escape a value for HTML; what is Markup already stays as it is."""
    if type(value) is str:
        return _escape_inner(value)
    return escape(value)


class _CellGenerator(CodeGenerator):
    """Compiles `{{ value }}` to a call of `escape_cell` where Jinja would call `markupsafe.escape`."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escape_cell(")


class BoardEnvironment(Environment):
    """Autoescaping, strict about names, with templates read once."""

    code_generator_class = _CellGenerator
    escape_cell = staticmethod(escape_cell)


def make_environment(templates: Path) -> BoardEnvironment:
    """An environment over the `site_templates/` folder."""
    environment = BoardEnvironment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=(),
    )
    # No template uses Jinja's globals, and every import of a component would compare them all.
    environment.globals.clear()
    return environment
