"""Words of the programme's own lists as lines of `data/programme.yml`: posts and services that only it has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from sunboard.checks.identity.new_ids import in_pinyin
from sunboard.importing.question import OwnWords
from sunboard.language import say
from sunboard.records.defaults import default_tree, listed, words_of
from sunboard.records.headings import normalise_heading
from sunboard.records.programme import PROGRAMME
from sunboard.records.tree_reader import TreeReader
from sunboard.records.vocabularies import COUNTS_AS
from sunboard.records.yaml_nodes import ListNode, MapNode, Node, Scalar
from sunboard.settings import Vocabulary

_LISTS = "vocabularies"
_NO_CHARACTER = re.compile("[\x7f-\x9f\ufffe\uffff]")
"""What stands in no file of YAML as it is."""
_END = r"\s*:\s*(?:#.*)?$"


class UnlistedError(Exception):
    """A list is not written as an item a line; its text says what is left to do."""


def may_have_own(vocabulary: str) -> bool:
    """Whether a list may have more words than it has: those that the program must know mean something to it."""
    return "" in COUNTS_AS.get(vocabulary, ("",))


def quoted(text: str) -> str:
    """A text as YAML reads it back, whatever is in it."""
    return _NO_CHARACTER.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def with_words(text: str, own: OwnWords, now: Vocabulary) -> str:
    """The programme's file with more words in a list, behind those that it has; all else stays as it is.

    `now` is what the list is so far.

    Raises:
        UnlistedError: The list is there, and not as an item a line.
    """
    items = [*_items(own, now)]
    lines = text.splitlines()
    top = _key_at(lines, range(len(lines)), "", _LISTS)
    if top is None:
        own_list = (f"  {own.vocabulary}:", *(f"    - {each}" for each in items))
        return _joined(text, [*lines, f"{_LISTS}:", *own_list])
    block = range(top + 1, _end(lines, top, ""))
    first = next((lines[at] for at in block if _says(lines[at])), "  ")
    indent = _indent(first)
    at = _key_at(lines, block, indent, own.vocabulary)
    if at is None:
        new = (f"{indent}{own.vocabulary}:", *(f"{indent}  - {each}" for each in items))
        return _joined(text, [*lines[: top + 1], *new, *lines[top + 1 :]])
    there = [each for each in range(at + 1, _end(lines, at, indent)) if _says(lines[each])]
    if not there or not lines[there[0]].lstrip().startswith("- "):
        raise UnlistedError(_left_to_do(own.vocabulary))
    dash, last = _indent(lines[there[0]]), there[-1] + 1
    return _joined(text, [*lines[:last], *(f"{dash}- {each}" for each in items), *lines[last:]])


def _items(own: OwnWords, now: Vocabulary) -> Iterator[str]:
    """The items that come into a list; where it was the default one, first what stays of that."""
    if now.is_default:
        reader = TreeReader(PROGRAMME)
        default = reader.mapping(default_tree(), _LISTS)
        staying = {*map(normalise_heading, own.staying)}
        for entry in listed(reader, MapNode(0, {}), default, own.vocabulary):
            if not staying.isdisjoint(words_of(entry)):
                yield _flow(entry)
    taken = {each.key for each in now.terms}
    for word in own.words:
        yield f"{{key: {_free_key(word, taken)}, label: {quoted(word)}}}"


def _free_key(word: str, taken: set[str]) -> str:
    """A key of a word, in pinyin, that no other has; it is taken from now on."""
    stem = in_pinyin(word) or "word"
    key = next(each for each in _numbered(stem) if each not in taken)
    taken.add(key)
    return key


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    number = 1
    while True:
        number += 1
        yield f"{stem}-{number}"


def _flow(node: Node) -> str:
    if isinstance(node, MapNode):
        return f"{{{', '.join(f'{key}: {_flow(value)}' for key, value in node.values.items())}}}"
    if isinstance(node, ListNode):
        return f"[{', '.join(map(_flow, node.items))}]"
    return quoted(node.text) if isinstance(node, Scalar) else quoted("")


def _key_at(lines: Sequence[str], block: range, indent: str, key: str) -> int | None:
    """The line that a list or a mapping under a key begins below; None where there is no such key.

    Raises:
        UnlistedError: Something stands beside the key.
    """
    for at in block:
        if re.match(rf"{indent}[\"']?{re.escape(key)}[\"']?\s*:", lines[at]):
            if re.match(rf"{indent}{re.escape(key)}{_END}", lines[at]):
                return at
            raise UnlistedError(_left_to_do(key))
    return None


def _end(lines: Sequence[str], at: int, indent: str) -> int:
    """The line behind all that stands below a key: the next that says something and is indented no more."""
    for line in range(at + 1, len(lines)):
        is_item = lines[line].startswith(f"{indent}- ")
        if _says(lines[line]) and not is_item and len(_indent(lines[line])) <= len(indent):
            return line
    return len(lines)


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _joined(text: str, lines: Sequence[str]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    return end.join(lines) + end


def _left_to_do(key: str) -> str:
    return say("{file} 里的 {key} 不是一行一项，请打开它自己添上。", file=PROGRAMME, key=key)
