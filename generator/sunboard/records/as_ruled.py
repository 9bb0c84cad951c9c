"""A programme's rules in one line, by which figures can be worked out once more as they were ruled before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from sunboard.schema import KINDS, Field
from sunboard.settings import Limits, LocalDay, Programme, Step, Vocabulary

EXPECTED: Mapping[str, Field] = MappingProxyType(
    {field.vocabulary: field for kind in KINDS for field in kind.fields if field.should_be_all}
)
"""The vocabularies of which every place should have each word, with a field that is of them."""


def as_ruled(programme: Programme) -> str:
    """Every number and word by which a programme decides a status, a list or a figure, as canonical JSON."""
    tree = {
        "limits": asdict(programme.limits),
        "steps": {step.key: step.limit_workdays for step in programme.steps},
        "terms": {
            vocabulary.key: {
                term.key: [term.counts_as, term.target, term.workdays] for term in vocabulary.terms
            }
            for vocabulary in programme.vocabularies.values()
        },
        "days": {each.day.isoformat(): each.is_work for each in programme.local_days},
        "everywhere": {
            key: [term.key for term in programme.vocabulary(key).due] for key in EXPECTED
        },
        "boards": list(programme.boards),
    }
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def ruled_as(programme: Programme, said: str) -> Programme:
    """A programme as it is, but for rules as `as_ruled` has them; what they don't say stays.

    A word that it has no longer, or has only now, stays what it is, too: records are read with today's words. A
    board that it has only now stays.
    """
    tree: Mapping[str, Any] = json.loads(said)
    known = {field.name for field in fields(Limits)}
    limits = {name: value for name, value in tree["limits"].items() if name in known}
    days = {each.day: each for each in programme.local_days}
    return replace(
        programme,
        boards=tuple(dict.fromkeys((*tree.get("boards", ()), *programme.boards))),
        limits=replace(programme.limits, **limits),
        steps=tuple(_step(step, tree["steps"]) for step in programme.steps),
        vocabularies={
            key: _vocabulary(vocabulary, tree["terms"].get(key, {}))
            for key, vocabulary in programme.vocabularies.items()
        },
        local_days=tuple(
            days.get(day) or LocalDay(day, is_work=is_work)
            for day, is_work in (
                (date.fromisoformat(text), is_work) for text, is_work in tree["days"].items()
            )
        ),
    )


class Expected(NamedTuple):
    """Which words of a list every place should have."""

    words: Sequence[str]
    """Their keys."""
    and_used: bool = False
    """Whether those that anybody uses are expected of all others, too, as was once so."""


def expected_in(said: str) -> dict[str, Expected]:
    """What a line of `as_ruled` says of the vocabularies of `EXPECTED`; an early one says nothing."""
    tree: Mapping[str, Mapping[str, list[str]]] = json.loads(said)
    known: Mapping[str, list[str]] = tree.get("everywhere", tree.get("listed", {}))
    return {
        key: Expected(words, "everywhere" not in tree)
        for key, words in known.items()
        if key in EXPECTED
    }


def _step(step: Step, said: Mapping[str, int | None]) -> Step:
    return replace(step, limit_workdays=said.get(step.key, step.limit_workdays))


def _vocabulary(vocabulary: Vocabulary, said: Mapping[str, list[Any]]) -> Vocabulary:
    terms = tuple(
        replace(term, **dict(zip(("counts_as", "target", "workdays"), said[term.key], strict=True)))
        if term.key in said
        else term
        for term in vocabulary.terms
    )
    return replace(vocabulary, terms=terms)
