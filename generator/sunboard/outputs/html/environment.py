"""The Jinja environment all record text goes through: everything escaped, nothing undefined.

MkDocs' own environment escapes nothing, so no record text ever reaches it (design 2).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from keyword import iskeyword
from pathlib import Path
from typing import NoReturn, cast

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    UndefinedError,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from sunboard.language import spoken
from sunboard.outputs.html.cells import put_out
from sunboard.outputs.html.compiled import CompiledTemplates
from sunboard.outputs.html.saying import SAYING, Saying
from sunboard.outputs.html.tables import Tables

# MarkupSafe's own routine, without the Markup object it wraps each result in: on a page of 90 records the
# wrapping costs more than everything else together. It has no public name; a test holds it to `escape`.
try:
    from markupsafe._speedups import _escape_inner
except ImportError:
    from markupsafe._native import _escape_inner


class _CellGenerator(CodeGenerator):
    """Compiles values, their attributes and calls to what Python does fastest: a page has thousands."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape_text = environment.escape_text")
        self.writeline("put_out = environment.put_out")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _is_escaped(frame, finalize):
            self.write("(escape_text(cell) if (kind := type(cell := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _is_escaped(frame, finalize):
            self.write(")) is str else cell if kind is Markup else put_out(cell))")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        # Values have attributes and no items, so there is nothing else to try where one is missing.
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 (Jinja's name)
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        is_plain = not (node.dyn_args or node.dyn_kwargs or any(map(iskeyword, _named(node))))
        if forward_caller or not is_plain:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        # Nothing that templates call asks for their context, and finding that out takes longer than most calls.
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")


def _named(call: nodes.Call) -> Iterator[str]:
    return (given.key for given in call.kwargs)


def _is_escaped(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None


class BoardEnvironment(Environment):
    """Autoescaping, strict about names, with templates read once."""

    code_generator_class = _CellGenerator
    escape_text = staticmethod(_escape_inner)
    put_out = staticmethod(put_out)
    _macros: dict[tuple[str, str], Callable[..., Markup]]
    tables: Tables
    """Draws the rows of lists, and puts them into finished pages."""

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        """Jinja's own way from a template to code, by no public name: a test holds what is said on the way."""
        return super()._generate(Saying().visit(source), name, filename, defer_init)

    def macro(self, template: str, name: str) -> Callable[..., Markup]:
        """A macro of a template, looked for once."""
        found = self._macros.get((template, name))
        if found is None:
            found = self._macros[template, name] = getattr(self.get_template(template).module, name)
        return found

    def draw_with(self, lettering: str) -> None:
        """Show the honour board's name as this SVG of ours; "" for text."""
        self.globals["lettering"] = Markup(lettering)

    def __reduce__(self) -> tuple[Callable[..., BoardEnvironment], tuple[object, ...]]:
        """Made again by another process that it is handed to."""
        templates = cast("FileSystemLoader", self.loader).searchpath
        said = (self.globals["absent"], self.globals["lettering"])
        return _made_again, (templates, *said, self.tables.is_innocent)

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Raise what went wrong in a template; a value without the attribute asked for is undefined."""
        error = sys.exc_info()[1]
        if isinstance(error, AttributeError):
            raise UndefinedError(str(error)) from error
        super().handle_exception(source)


def _made_again(
    templates: Sequence[str],
    absent: frozenset[str],
    lettering: str,
    is_innocent: Callable[[bytes], bool],
) -> BoardEnvironment:
    environment = make_environment([*map(Path, templates)], absent)
    environment.draw_with(lettering)
    environment.tables.is_innocent = is_innocent
    return environment


def make_environment(
    templates: Path | Sequence[Path],
    absent: frozenset[str] = frozenset(),
) -> BoardEnvironment:
    """An environment over `site_templates/`, one or several, in the language that is spoken.

    The program's own come last; `absent` names the kinds that nobody keeps.
    """
    *_, own = [templates] if isinstance(templates, Path) else templates
    environment = BoardEnvironment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=(),
        bytecode_cache=CompiledTemplates(own, spoken()),
    )
    # Nobody, and no gate, reads words that are escaped.
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    # No template uses Jinja's own globals, and every import of a component would compare them all.
    environment.globals.clear()
    environment.globals |= {**SAYING, "absent": absent, "lettering": Markup()}
    environment._macros = {}
    environment.tables = Tables(environment)
    environment.globals["rows_of"] = environment.tables.rows
    return environment
