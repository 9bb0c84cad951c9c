"""Blocks as HTML, each drawn by the macro of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

from sunboard.boards.blocks import Block, Board, Card, Columns
from sunboard.boards.folding import Rest
from sunboard.boards.folds import Folds
from sunboard.boards.values import Link
from sunboard.language import say
from sunboard.outputs.html.environment import BoardEnvironment
from sunboard.outputs.html.macros import macro_of


@dataclass(frozen=True)
class Drawing:
    """Draws blocks; which macro a kind of block has is looked up once."""

    environment: BoardEnvironment
    _macros: dict[type[Block], Callable[..., Markup]] = field(default_factory=dict)

    def pieces(self, blocks: Iterable[Block], root: str) -> list[Markup]:
        """Each block as HTML; never joined, which would copy a page of tables once more."""
        try:
            return [self._piece(block, root) for block in blocks]
        except AttributeError:
            # A macro that is called from here passes by Jinja's own handling of what goes wrong.
            self.environment.handle_exception()

    def _piece(self, block: Block, root: str) -> Markup:
        kind = type(block)
        macro = self._macros.get(kind) or self._macro(kind)
        if isinstance(block, Columns):
            return macro([self.pieces(column, root) for column in block.columns])
        if isinstance(block, Card):
            return macro(block.title, self.pieces(block.blocks, root))
        if isinstance(block, Rest):
            return macro(block.title, block.count, self.pieces(block.blocks, root))
        if isinstance(block, Folds):
            return macro(block, self.pieces((fold.table for fold in block.folds), root))
        return macro(block, root)

    def _macro(self, kind: type[Block]) -> Callable[..., Markup]:
        self._macros[kind] = macro_of(self.environment, kind)
        return self._macros[kind]


def contents_of(board: Board, *, is_printed: bool) -> list[Link]:
    """The list of contents; none where it would lead to one place alone."""
    links = [
        Link(section.contents or section.title, f"#{section.id}")
        for section in board.sections
        if section.id and section.contents is not None
    ]
    if is_printed:
        links.append(Link(say("打印"), "#print"))
    return links if board.has_contents and len(links) > 1 else []
