"""What templates say: a sentence that stands there is said once, when its template is compiled.

So it costs a page what text costs, and is escaped as text of a value is. A template keeps to the language in
which it was compiled: an environment belongs to one run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from string import Formatter

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from sunboard.language import said_number, say, say_in, say_many

SAYING = {"number": said_number, "say": say, "say_many": say_many}
"""What templates may call: for what is known only when a page is drawn."""

_AT_ONCE: dict[str, Callable[..., str]] = {"say": say, "say_in": say_in}
"""Those that are said while a template is compiled, where the message stands there."""


class Saying(NodeTransformer):
    """Puts what is said in the place of `say("…")`."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """A sentence without places as text."""
        self.generic_visit(node)
        said = None if node.kwargs else _said(node)
        return node if said is None else _text(said, node)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        """A sentence that is shown as text, and what fills its places as values shown between."""
        self.generic_visit(node)
        node.nodes = [piece for child in node.nodes for piece in _pieces(child)]
        return node


def _pieces(shown: nodes.Expr) -> Iterator[nodes.Expr]:
    said = _said(shown)
    if said is None or not isinstance(shown, nodes.Call):
        yield shown
        return
    filled = {place.key: place.value for place in shown.kwargs}
    for text, place, _, _ in Formatter().parse(said):
        yield _text(text, shown)
        if place is not None:
            yield filled[place]


def _said(node: nodes.Node) -> str | None:
    """What a call of `say` or `say_in` with literals says, its places open; None for anything else."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    given = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
    is_literal = len(given) == len(node.args) and not (node.dyn_args or node.dyn_kwargs)
    say_it = _AT_ONCE.get(node.node.name)
    return say_it(*given) if say_it and is_literal else None


def _text(text: str, of: nodes.Node) -> nodes.Const:
    return nodes.Const(text, lineno=of.lineno, environment=of.environment)
