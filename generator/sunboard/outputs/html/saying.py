"""What templates say: a sentence that stands there is said once, when its template is compiled.

So it costs a page what text costs, and is escaped as text of a value is. A template keeps to the language in
which it was compiled: an environment belongs to one run.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from sunboard.language import listed, say, say_in, say_many

SAYING = {"say": say, "say_in": say_in, "say_many": say_many, "listed": listed}
"""What templates may call: for what is known only when a page is drawn."""

_AT_ONCE: dict[str, Callable[..., str]] = {"say": say, "say_in": say_in}
"""Those that are said while a template is compiled, where all that they are given stands there."""


class Saying(NodeTransformer):
    """Puts what is said in the place of `say("…")`."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """A call of `say` or `say_in` with literals as the text itself; any other as it is."""
        self.generic_visit(node)
        said = _AT_ONCE.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        given = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
        if said is None or len(given) < len(node.args) or _has_places(node):
            return node
        return nodes.Const(said(*given), lineno=node.lineno, environment=node.environment)


def _has_places(node: nodes.Call) -> bool:
    return bool(node.kwargs) or node.dyn_args is not None or node.dyn_kwargs is not None
