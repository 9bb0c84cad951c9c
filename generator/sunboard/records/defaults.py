"""What a programme goes by where it says nothing: the limits, steps and vocabularies of `defaults.yml`.

That file is written as a `programme.yml` is, and is the only copy there is.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from sunboard.language import CHINESE, several
from sunboard.records.headings import normalise_heading, quotable_heading
from sunboard.records.tree_reader import TreeReader
from sunboard.records.yaml_nodes import ListNode, MapNode, Node, Scalar, load_tree

DEFAULTS = Path(__file__).with_name("defaults.yml")
"""The limits, steps and vocabularies by default."""


@cache
def default_tree() -> MapNode:
    """What `defaults.yml` holds; not to be changed.

    Raises:
        ValueError: The file, which comes with the program, is damaged.
    """
    tree, problems = load_tree(DEFAULTS.read_bytes(), DEFAULTS.name)
    if problems or not isinstance(tree, MapNode):
        raise ValueError(f"{DEFAULTS.name} is damaged: {problems}")
    return tree


def in_language(reader: TreeReader, node: MapNode, key: str, language: str) -> str:
    """A text of a node in the language of the site: that under `label_en` for `label`, where it is not Chinese.

    What nobody said in another language is the same in all.
    """
    other = reader.text(node, f"{key}_en") if language != CHINESE.tag else ""
    return other or reader.text(node, key)


def listed(reader: TreeReader, node: MapNode, default: MapNode, key: str) -> Iterator[MapNode]:
    """The entries of a list that has a default: terms of a vocabulary, or steps.

    A list in a programme stands instead of the default. A mapping changes entries of the default by their keys:
    a text is a new label, a mapping says what else differs. Nothing at all leaves the default as it is.
    """
    own = node.values.get(key)
    if isinstance(own, MapNode):
        yield from _changed(reader, own, default, key)
    elif own is None or (isinstance(own, Scalar) and not own.text):
        yield from _maps(default, key)
    else:
        yield from reader.mappings(node, key)


def _changed(reader: TreeReader, own: MapNode, default: MapNode, key: str) -> Iterator[MapNode]:
    entries = {_text(entry, "key"): entry for entry in _maps(default, key)}
    for name in own.values.keys() - entries.keys():
        known = several(entries)
        shown = quotable_heading(name, 0)
        reader.report(own.lines[name], shown, "programme-entry", list=key, key=shown, known=known)
    now = {
        name: _overlaid(entry, own, name) if name in own.values else replace(entry, line=own.line)
        for name, entry in entries.items()
    }
    words = {name: words_of(entry) for name, entry in now.items()}
    called = {name: _labels_of(entry) for name, entry in now.items()}
    for name, entry in now.items():
        others = set().union(*(said for other, said in words.items() if other != name))
        taken = set().union(*(said for other, said in called.items() if other != name))
        is_own = name in own.values
        yield (
            _read_as_before(entry, entries[name], others) if is_own else without_taken(entry, taken)
        )


def _overlaid(entry: MapNode, own: MapNode, name: str) -> MapNode:
    """An entry of the default with what a programme says otherwise."""
    line, said = own.lines[name], own.values[name]
    changes = said if isinstance(said, MapNode) else MapNode(line, {"label": said})
    # What nobody says in another language is the same in all.
    others = {f"{key}_en" for key in changes.values}
    stays = {key: value for key, value in entry.values.items() if key not in others}
    values = {**stays, **changes.values}
    return MapNode(line, values, dict.fromkeys(values, line) | changes.lines)


def _read_as_before(entry: MapNode, default: MapNode, others: Container[str]) -> MapNode:
    """An entry of which records may still hold the default labels, but for those that others have now."""
    before = [default.values[key] for key in _LABELS if key in default.values]
    known = {_text(entry, key) for key in _LABELS}
    free = [each for each in before if isinstance(each, Scalar) and each.text not in known]
    free = [each for each in free if normalise_heading(each.text) not in others]
    if not free or not is_term(entry):
        return entry
    aliases = with_alias(entry.values.get("aliases"), entry.line, *free)
    lines = {"aliases": entry.line, **entry.lines}
    return MapNode(entry.line, {**entry.values, "aliases": aliases}, lines)


def without_taken(entry: MapNode, taken: Container[str]) -> MapNode:
    """An entry without those aliases that others are called by, as headings are compared."""
    aliases = with_alias(entry.values.get("aliases"), entry.line).items
    free = [
        e for e in aliases if not (isinstance(e, Scalar) and normalise_heading(e.text) in taken)
    ]
    if len(free) == len(aliases):
        return entry
    return replace(entry, values={**entry.values, "aliases": ListNode(entry.line, free)})


def _labels_of(entry: MapNode) -> set[str]:
    said = (entry.values.get(key) for key in _LABELS)
    return {normalise_heading(each.text) for each in said if isinstance(each, Scalar)}


_LABELS = ("label", "label_en")


def words_of(entry: MapNode) -> set[str]:
    """All that a record may hold for an entry, as it is compared."""
    aliases = with_alias(entry.values.get("aliases"), entry.line).items
    said = (*(entry.values.get(key) for key in ("key", *_LABELS)), *aliases)
    return {normalise_heading(each.text) for each in said if isinstance(each, Scalar)}


def is_term(entry: MapNode) -> bool:
    """Whether records may name an entry of the default, as no record names a step."""
    return "name" not in entry.values


def with_alias(aliases: Node | None, line: int, *more: Node) -> ListNode:
    """Aliases, a list or one text alone, and more of them."""
    known = aliases.items if isinstance(aliases, ListNode) else [aliases] if aliases else []
    return ListNode(line, [*known, *more])


def _maps(tree: MapNode, key: str) -> Iterator[MapNode]:
    """The mappings of a list in the default; none where it has no such list."""
    return TreeReader(DEFAULTS.name).mappings(tree, key)


def _text(entry: MapNode, key: str) -> str:
    return TreeReader(DEFAULTS.name).text(entry, key)
