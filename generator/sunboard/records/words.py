"""What a programme calls its things: `words` in `programme.yml`, and what the defaults call them.

A thing stands in messages under one word, or a few (部门单位, 单位). What the defaults call by such words, as
they do the step 社区派单, is called by the programme's as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from sunboard.language import CHINESE
from sunboard.language.own_words import Word, plural_of
from sunboard.records.defaults import (
    DEFAULTS,
    default_tree,
    in_language,
    is_term,
    with_alias,
    without_taken,
    words_of,
)
from sunboard.records.tree_reader import TreeReader
from sunboard.records.yaml_nodes import ListNode, MapNode, Node, Scalar
from sunboard.settings import Step

LONGEST_WORD = 24
"""Of a word in the programme, in columns of a letter; a Chinese character takes two."""
_TOLD = ("label", "note", "name")
"""What of a default term or step is said to readers."""


@dataclass(frozen=True)
class Thing:
    """What a programme may call otherwise."""

    words: tuple[Word, ...]
    """What messages call it, the usual word first."""
    kept: tuple[Word, ...]
    """Words that hold one of these, and mean something else."""


@cache
def things(language: str) -> dict[str, Thing]:
    """All that has a word in a language, by key."""
    reader, end = TreeReader(DEFAULTS.name), "" if language == CHINESE.tag else "_en"

    def words(node: MapNode, *keys: str) -> tuple[Word, ...]:
        texts = (text for key in keys for text in reader.texts(node, f"{key}{end}"))
        return tuple(_word(text, language) for text in texts)

    every = reader.mapping(default_tree(), "words")
    nodes = {key: reader.mapping(every, key) for key in every.values}
    return {
        key: Thing(called, words(node, "but"))
        for key, node in nodes.items()
        if (called := words(node, "label", "also"))
    }


def read_words(reader: TreeReader, tree: MapNode, language: str) -> dict[str, Word]:
    """What a programme calls otherwise, by key; a problem for each word that can't be used.

    The whole area is called as its name says, where nothing else is written: 全区 in 滨江区.
    """
    known, node = things(language), reader.mapping(tree, "words")
    reader.check_keys(node, [*known])
    own = {key: word for key in known if (word := _own(reader, node, key, language))}
    key_by_word: dict[str, str] = {}
    for key in sorted(known, key=own.__contains__):
        called = own.get(key, known[key].words[0]).one
        if called in key_by_word:
            params = {"key": key, "word": called, "other": key_by_word[called]}
            reader.report(node.lines[key], key, "programme-word-twice", **params)
            del own[key]
        else:
            key_by_word[called] = key
    area = _area(_text(tree.values.get("county")), language)
    if area and _AREA not in node.values and area.one not in key_by_word:
        own[_AREA] = area
    return own


_AREA = "county"
_ENDS_IN, _HAS = "(?:{})(?=$|[（(])", r"\b(?:{})\b"


def _area(name: str, language: str) -> Word | None:
    """What a name says that an area is: it ends in the word in Chinese, and has it anywhere in English."""
    reader = TreeReader(DEFAULTS.name)
    area = reader.mapping(reader.mapping(default_tree(), "words"), _AREA)
    key, form = ("names", _ENDS_IN) if language == CHINESE.tag else ("names_en", _HAS)
    found = re.findall(form.format("|".join(reader.texts(area, key))), name.casefold())
    return _word(found[-1], language) if found else None


def _own(reader: TreeReader, node: MapNode, key: str, language: str) -> Word | None:
    if key not in node.values:
        return None
    line, said = node.lines[key], node.values[key]
    item = said if isinstance(said, MapNode) else MapNode(line, {"label": said}, {"label": line})
    has_plural = language != CHINESE.tag
    reader.check_keys(item, ("label", "label_en", *(["plural"] if has_plural else [])))
    one, many = in_language(reader, item, "label", language), reader.text(item, "plural")
    one, many = (" ".join(text.split()) for text in (one, many))
    if not one:
        reader.report(line, key, "programme-word-empty", key=key)
        return None
    if not all(map(_can_be_said, (one, many))):
        reader.report(line, key, "programme-word-signs", key=key)
        return None
    if max(map(_columns, (one, many))) > LONGEST_WORD:
        most = {"letters": LONGEST_WORD, "characters": LONGEST_WORD // 2}
        reader.report(line, key, "programme-word-long", key=key, **most)
        return None
    return replace(_word(one, language), **({"many": many} if many else {}))


def _word(text: str, language: str) -> Word:
    return Word(text) if language == CHINESE.tag else Word(text, plural_of(text))


def _can_be_said(text: str) -> bool:
    """Whether it is a word in any sentence: no place of one, no mark of a page, nothing that nobody sees."""
    return text.isprintable() and not set("{}") & {*text} and "%%" not in text


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def put_in_messages(own: dict[str, Word], language: str) -> dict[Word, Word]:
    """What takes the place of which word of a message; what only looks like one takes its own."""
    changed = [(thing, own[key]) for key, thing in things(language).items() if key in own]
    kept = {word: word for thing, _ in changed for word in thing.kept}
    return kept | {word: word_now for thing, word_now in changed for word in thing.words}


_OF_A_SHEET = ("raised", "dispatched", "accepted", "evaluated")
_SHEET = "单"
"""Steps that sentences in Chinese call by their sign and this: 派单, 接单."""


def put_for_steps(steps: Iterable[Step], language: str) -> dict[Word, Word]:
    """What takes the place of a step's word in messages, where the programme has another label for it."""
    if language != CHINESE.tag:
        return {}
    reader = TreeReader(DEFAULTS.name)
    defaults = {
        reader.text(node, "key"): reader.text(node, "label")
        for node in reader.mappings(default_tree(), "steps")
    }
    return {
        Word(_of_a_sheet(defaults[step.key])): Word(_of_a_sheet(step.label))
        for step in steps
        if step.key in _OF_A_SHEET and step.label != defaults[step.key]
    }


def _of_a_sheet(label: str) -> str:
    return f"{label}{_SHEET}" if len(label) == 1 else label


def default_in(reworded: Callable[[str], str]) -> MapNode:
    """`defaults.yml` in the programme's own words; a term's label is still read as it was."""
    tree = default_tree()
    reader = TreeReader(DEFAULTS.name)
    lists = reader.mapping(tree, "vocabularies")
    vocabularies = {key: _in_words(node, reworded) for key, node in lists.values.items()}
    changed = {
        "steps": _in_words(tree.values["steps"], reworded),
        "vocabularies": replace(lists, values=vocabularies),
    }
    return replace(tree, values={**tree.values, **changed})


def _in_words(node: Node, reworded: Callable[[str], str]) -> Node:
    """The terms of a vocabulary, or the steps."""
    entries = node.items if isinstance(node, ListNode) else []
    pairs = [(e, dict(_changed(e, reworded))) for e in entries if isinstance(e, MapNode)]
    labels = {_text(changed.get("label")) for _, changed in pairs}
    said = [_new_words(entry, changed) for entry, changed in pairs]
    return ListNode(
        node.line,
        [
            _entry(entry, changed, labels, set().union(*said[:at], *said[at + 1 :]))
            for at, (entry, changed) in enumerate(pairs)
        ],
    )


def _new_words(entry: MapNode, changed: Mapping[str, Node]) -> set[str]:
    """What an entry is called now and was not before, as headings are compared."""
    return words_of(replace(entry, values={**entry.values, **changed})) - words_of(entry)


def _entry(
    entry: MapNode, changed: dict[str, Node], labels: Container[str], taken: Container[str]
) -> MapNode:
    """An entry with what is changed of it; its label before is read as well, where no other has it now.

    Nor does it keep an alias that is another's by now.
    """
    before = [entry.values[key] for key in ("label", "label_en") if key in changed]
    free = [each for each in before if _text(each) not in labels]
    lines = dict.fromkeys(changed, entry.line) | entry.lines
    now = without_taken(replace(entry, values={**entry.values, **changed}, lines=lines), taken)
    if not (free and is_term(entry)):
        return now
    aliases = with_alias(now.values.get("aliases"), entry.line, *free)
    return replace(now, values={**now.values, "aliases": aliases})


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _changed(entry: MapNode, reworded: Callable[[str], str]) -> Iterator[tuple[str, Node]]:
    for key in (f"{told}{end}" for told in _TOLD for end in ("", "_en")):
        said = entry.values.get(key)
        if isinstance(said, Scalar) and (text := reworded(said.text)) != said.text:
            yield key, replace(said, text=text)
    known = with_alias(entry.values.get("aliases"), entry.line).items
    own = [replace(e, text=reworded(e.text)) for e in known if isinstance(e, Scalar)]
    if more := [each for each in own if each not in known]:
        yield "aliases", ListNode(entry.line, [*known, *more])
