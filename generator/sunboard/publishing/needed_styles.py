"""A stylesheet without what can't match on any page: the theme's is made for everything, and pages need little.

Only what is certain goes: a rule that asks for a class, an id or an attribute whose name stands nowhere in the
pages and scripts, a variable that nothing asks for, an animation that nothing runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

_WORD = re.compile(r"[\w-]+")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_NESTING = frozenset({"media", "supports", "layer", "container"})
"""At-rules that hold rules."""


def needed_styles(css: str, pages: Iterable[str], others: Iterable[str] = ()) -> str:
    """The rules of a stylesheet that may match.

    Args:
        css: The stylesheet.
        pages: The pages that link it, and the scripts that they run, as texts.
        others: The stylesheets beside it, which may ask for its variables.
    """
    texts = list(pages)
    words = {word for text in texts for word in _WORD.findall(text)}
    kept = "".join(_rules(_parsed(css), words))
    return _without_idle(kept, "".join((*texts, *others)))


def _parsed(css: str) -> list[Node]:
    nodes: list[Node] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return nodes


def _rules(nodes: Sequence[Node], words: Set[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            selectors = [each for each in _selectors(node.prelude) if _may_match(each, words)]
            if selectors:
                yield f"{','.join(map(tinycss2.serialize, selectors))}{{{_text(node.content)}}}"
        elif isinstance(node, AtRule) and node.at_keyword in _NESTING and node.content is not None:
            inside = tinycss2.parse_rule_list(
                node.content, skip_comments=True, skip_whitespace=True
            )
            if kept := "".join(_rules(inside, words)):
                yield f"@{node.at_keyword}{_text(node.prelude)}{{{kept}}}"
        elif isinstance(node, AtRule):
            yield node.serialize()


def _selectors(prelude: Sequence[Node]) -> Iterator[list[Node]]:
    """What stands between the commas of a rule's head."""
    part: list[Node] = []
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            yield part
            part = []
        else:
            part.append(node)
    yield part


def _may_match(selector: Sequence[Node], words: Set[str]) -> bool:
    return all(name in words for name in _names(selector))


def _names(selector: Sequence[Node]) -> Iterator[str]:
    """The classes, ids and attributes that a selector asks for; it may do without those in functions."""
    before: Any = None
    for node in selector:
        if node.type == "ident" and before is not None and before.type == "literal":
            if before.value == ".":
                yield node.value
        elif node.type == "hash":
            yield node.value
        elif node.type == "[] block":
            yield from (part.value for part in node.content[:1] if part.type == "ident")
        before = node


def _without_idle(css: str, others: str) -> str:
    """Without variables and animations that nothing asks for; what only they asked for goes as well."""
    while True:
        asked = {*_VARIABLE.findall(css), *_VARIABLE.findall(others)}
        shorter = "".join(_busy(_parsed(css), asked, set(_WORD.findall(_without_heads(css)))))
        if shorter == css:
            return css
        css = shorter


def _busy(nodes: Sequence[Node], asked: Set[str], said: Set[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            if kept := ";".join(_declarations(node, asked)):
                yield f"{_text(node.prelude)}{{{kept}}}"
        elif node.at_keyword in _NESTING and node.content is not None:
            inside = tinycss2.parse_rule_list(node.content, skip_whitespace=True)
            if kept := "".join(_busy(inside, asked, said)):
                yield f"@{node.at_keyword}{_text(node.prelude)}{{{kept}}}"
        elif not node.at_keyword.endswith("keyframes") or _text(node.prelude).strip() in said:
            yield node.serialize()


def _declarations(rule: QualifiedRule, asked: Set[str]) -> Iterator[str]:
    parsed = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    for each in parsed:
        if not (
            isinstance(each, Declaration) and each.name.startswith("--") and each.name not in asked
        ):
            yield each.serialize()


def _without_heads(css: str) -> str:
    """A stylesheet without the names of its animations."""
    return re.sub(r"@(-\w+-)?keyframes\s+[\w-]+", "", css)


def _text(nodes: Sequence[Node]) -> str:
    return str(tinycss2.serialize(nodes))
