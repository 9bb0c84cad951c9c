"""The vocabularies of `programme.yml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from sunboard.language import CHINESE, several
from sunboard.language.own_words import Word
from sunboard.language.tongue import as_it_is
from sunboard.records.as_ruled import EXPECTED
from sunboard.records.defaults import DEFAULTS, default_tree, in_language, listed
from sunboard.records.headings import normalise_heading
from sunboard.records.tree_reader import NO, YES, TreeReader
from sunboard.records.yaml_nodes import MapNode
from sunboard.schema import BASIC_KINDS, KINDS, FieldType
from sunboard.schema.surface import CONSENTED
from sunboard.settings import COME_ABOUT, MOST_WORKDAYS, Term, Vocabulary, come_about

COUNTS_AS: Mapping[str, tuple[str, ...]] = {
    "pairing_kinds": ("unit", "leader"),
    "surfaces": tuple(surface.value for surface in CONSENTED),
    "relations": ("unit", "home"),
    "outcomes": ("done", "part_done", "not_done", "withdrawn", "superseded", "not_assessable"),
    "task_states": ("done",),
    "channels": ("", "observer"),
    "claim_modes": ("voluntary", "assigned"),
    "task_events": (
        "declined",
        "suspended",
        "resumed",
        "reopened",
        "reassigned",
        "cancelled",
        "answered",
    ),
    "evaluator_types": ("resident", "peer", "self"),
    "eval_levels": ("satisfied", "dissatisfied"),
    "solved_states": ("solved", "part_solved", "unsolved"),
    "objection_states": ("none", "open", "answered"),
    "deed_states": ("pending", "honoured", "revoked"),
    "lists": ("", "need", "resource", "project", "duty"),
    "obligations": ("positions", "visits", "tasks", "activities"),
    "challenge_forms": ("alone", "jointly"),
    "levels": ("estate", "community", "town", "county"),
    "decision_states": ("decided", "escalated"),
    "shift_states": ("held", "missed"),
    "notice_kinds": ("standing", "window", "honours"),
    "picture_sorts": ("portrait", "before", "after"),
    "drips": ("late", "dissatisfied", "unread"),
    "objection_outcomes": ("open", "upheld", "unfounded", "refused"),
    "correction_classes": ("wording", "fact", "status", "void", "privacy"),
}
"""For each vocabulary whose terms mean something to the code: what a term may count as. Those of other
vocabularies count as nothing."""

_SPOKEN_OF: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("outcomes", "{event}", ("done", "part_done", "not_done", "not_assessable")),
    ("outcomes", COME_ABOUT, ("withdrawn", "superseded")),
    ("task_events", COME_ABOUT, ("declined", "suspended", "cancelled")),
    ("task_states", "{event}", COUNTS_AS["task_states"]),
    ("relations", "{event}", COUNTS_AS["relations"]),
    ("claim_modes", "{event}", COUNTS_AS["claim_modes"]),
    ("objection_states", "{event}", COUNTS_AS["objection_states"]),
    ("deed_states", "{event}", ("honoured", "revoked")),
    ("challenge_forms", "{event}", COUNTS_AS["challenge_forms"]),
    ("shift_states", "{event}", COUNTS_AS["shift_states"]),
)
"""The vocabularies whose words stand in sentences of the site as well, in which form, and what they count as.
Words that anybody uses otherwise, such as 满意 or 取消, are none of these."""

_ALSO_AS_EVENTS = {"deed_states"}
"""Of them those whose event is named as well: 上榜 of 已上榜."""
_DONE = "已"

TERM_KEYS = (
    *("key", "label", "label_en", "counts_as", "note", "note_en", "aliases"),
    *("target", "workdays", "score"),
)
"""`score` means nothing any more: programmes of earlier versions have it."""
MOST_CHOSEN_FROM = 30
"""Terms of which one cell may hold several: each is a bit of a number."""
_CHOSEN_FROM = {each.vocabulary for kind in KINDS for each in kind.fields_of(FieldType.TERMS)}
MOST_TARGET = 1_000
"""Times a month."""

_KEY = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")


def default_vocabularies() -> dict[str, Vocabulary]:
    """All vocabularies as they are where a programme says nothing."""
    return read_vocabularies(TreeReader(DEFAULTS.name), MapNode(0, {}), default_tree(), CHINESE.tag)


def read_vocabularies(
    reader: TreeReader, node: MapNode, defaults: MapNode, language: str
) -> dict[str, Vocabulary]:
    """All vocabularies: a programme's own, and the default of every other.

    A mechanism's may be empty, so that no record can name a term; a problem for each other that is.
    """
    default = TreeReader(DEFAULTS.name).mapping(defaults, "vocabularies")
    reader.check_keys(node, [*default.values])
    vocabularies = {
        key: Vocabulary(
            key,
            tuple(_terms(reader, key, listed(reader, node, default, key), language)),
            is_default=key not in node.values,
        )
        for key in default.values
    }
    needed = {
        field.vocabulary: (kind, field)
        for kind in reversed(BASIC_KINDS)
        for field in reversed(kind.fields)
        if field.vocabulary
    }
    for key, (kind, field) in needed.items():
        if not vocabularies[key].terms:
            params = {"key": key, "kind": kind.words, "label": field.heading}
            line = node.lines.get(key, node.line)
            reader.report(line, key, "programme-vocabulary-missing", **params)
    for key in _CHOSEN_FROM:
        if len(vocabularies[key].terms) > MOST_CHOSEN_FROM:
            params = {"vocabulary": key, "most": str(MOST_CHOSEN_FROM)}
            reader.report(node.lines[key], key, "programme-terms-many", **params)
    return vocabularies


def with_everywhere(
    reader: TreeReader, node: MapNode, vocabularies: Mapping[str, Vocabulary]
) -> dict[str, Vocabulary]:
    """The vocabularies, with what a programme says that every place is to have: words, all, or none."""
    reader.check_keys(node, [*EXPECTED])
    found = dict(vocabularies)
    for key in filter(node.values.__contains__, EXPECTED):
        keys = _said_everywhere(reader, node, vocabularies[key])
        found[key] = replace(vocabularies[key], everywhere=frozenset(keys))
    return found


def _said_everywhere(reader: TreeReader, node: MapNode, vocabulary: Vocabulary) -> Iterator[str]:
    said = reader.texts(node, vocabulary.key)
    if len(said) == 1 and said[0].casefold() in YES | NO:
        yield from vocabulary.keys if said[0].casefold() in YES else ()
        return
    key_of = {
        normalise_heading(word): term.key
        for term in vocabulary.terms
        for word in (term.key, term.label, *term.aliases)
    }
    for word in said:
        if key := key_of.get(normalise_heading(word)):
            yield key
        else:
            known = several(term.label for term in vocabulary.terms)
            reader.report(
                node.lines[vocabulary.key], vocabulary.key, "programme-everywhere", known=known
            )


def own_labels(
    vocabularies: Mapping[str, Vocabulary],
    language: str,
    reworded: Callable[[str], str] = as_it_is,
) -> dict[Word, Word]:
    """For each default label that sentences use what the programme calls that, where it is another word.

    `reworded` puts the programme's words for things into a text of ours.
    """
    reader = TreeReader(DEFAULTS.name)
    node = reader.mapping(default_tree(), "vocabularies")
    words = {}
    for key, form, meanings in _SPOKEN_OF:
        default = Vocabulary(key, tuple(_terms(reader, key, reader.mappings(node, key), language)))
        for meaning in meanings:
            label, own = (each.label_counting_as(meaning) for each in (default, vocabularies[key]))
            if own not in ("", reworded(label)):
                words[Word(come_about(form, label))] = Word(come_about(form, own))
                if key in _ALSO_AS_EVENTS:
                    words[Word(label.removeprefix(_DONE))] = Word(own.removeprefix(_DONE))
    return words


def _terms(
    reader: TreeReader, vocabulary: str, items: Iterable[MapNode], language: str
) -> Iterator[Term]:
    """The terms of one vocabulary that are whole and distinct."""
    owner_by_word: dict[str, str] = {}
    for item in items:
        reader.check_keys(item, TERM_KEYS)
        term = _term(reader, item, vocabulary, language)
        if term is None:
            continue
        words = [normalise_heading(word) for word in (term.key, term.label, *term.aliases)]
        taken = [owner_by_word[word] for word in words if word in owner_by_word]
        if taken:
            params = {"key": term.key, "other": taken[0], "vocabulary": vocabulary}
            reader.report(item.line, vocabulary, "programme-term-twice", **params)
            continue
        owner_by_word.update(dict.fromkeys(words, term.key))
        yield term


def _term(reader: TreeReader, item: MapNode, vocabulary: str, language: str) -> Term | None:
    key = reader.text(item, "key", required=True)
    label = reader.text(item, "label", required=True)
    if key and not _KEY.fullmatch(key):
        reader.report(item.line, "key", "programme-term-key", vocabulary=vocabulary)
        return None
    if not key or not label:
        return None
    return Term(
        key=key,
        label=in_language(reader, item, "label", language),
        counts_as=_counts_as(reader, item, vocabulary),
        note=in_language(reader, item, "note", language),
        aliases=_others(reader, item, language),
        target=reader.whole_number(item, "target", None, most=MOST_TARGET),
        workdays=reader.whole_number(item, "workdays", None, most=MOST_WORKDAYS),
    )


def _others(reader: TreeReader, item: MapNode, language: str) -> tuple[str, ...]:
    """What records may hold for a term besides its key and its label: its label in the other language too."""
    shown = in_language(reader, item, "label", language)
    labels = (reader.text(item, "label"), reader.text(item, "label_en"))
    others = dict.fromkeys((*reader.texts(item, "aliases"), *labels))
    wanted = normalise_heading(shown)
    return tuple(word for word in others if word and normalise_heading(word) != wanted)


def _counts_as(reader: TreeReader, item: MapNode, vocabulary: str) -> str:
    meaning = reader.text(item, "counts_as")
    allowed = COUNTS_AS.get(vocabulary, ("",))
    if meaning in allowed:
        return meaning
    line = item.lines.get("counts_as", item.line)
    meanings = [word for word in allowed if word]
    code = "programme-counts-as" if meanings else "programme-counts-as-nothing"
    reader.report(line, "counts_as", code, vocabulary=vocabulary, allowed=several(meanings))
    return ""
