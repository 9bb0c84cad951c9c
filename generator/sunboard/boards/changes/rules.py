"""Rules of the programme that were changed since the first publication: which, when, from what to what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sunboard.boards.figure_table import county_rows
from sunboard.boards.limits import limit_facts
from sunboard.boards.shut_boards import MADE, board_rules
from sunboard.boards.shut_boards import RULE as BOARD_RULE
from sunboard.checks.expected_terms import with_expected
from sunboard.language import listed, statements
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.records import judged_by
from sunboard.records.as_ruled import EXPECTED, as_ruled, expected_in, ruled_as
from sunboard.records.rules_ledger import ALL_RULES, RuledFigure, RuleLine
from sunboard.schema import KINDS
from sunboard.settings import Programme, Term, Vocabulary

OF_A_WORD = "/"
"""Stands in the name of a rule between a vocabulary and one of its words."""
ALL_WORDS = "*"
"""Stands there for all of them together: which words every place should have."""
LABEL, WORD = "/label", "/word"
"""Stand behind a word where the rule is what readers see for it, or that there is such a word."""
OWN_WORDS = "words/*"
"""The rule of what the programme calls its things."""
OURS, NONE = "*", "-"
"""What was put down where whatever is used was expected, and is put down where nothing is."""


class RuleChange(NamedTuple):
    """What a rule said, and says from a day on; "" where there was none, or is none any more."""

    day: date
    rule: str
    before: str
    now: str


@remembered
def due_figures(ground: Ground) -> tuple[RuledFigure, ...]:
    """What tonight's change of rules does to the county's figures: the same records, judged by both."""
    before = next((e.said for e in reversed(ground.past.rules) if e.rule == ALL_RULES), "")
    if not before or len(rule_changes(ground)) == len(_changes(ground.past.rules)):
        return ()
    rules = ruled_as(ground.programme, before)
    old = judged_by(ground, *with_expected(ground.records, rules, expected_in(before)))
    was, now = ({row.key: row for row in county_rows(each)} for each in (old, ground))
    head = (ground.as_of, ground.past.publication)
    return tuple(
        RuledFigure(*head, key, (now.get(key) or was[key]).label, *said)
        for key in dict.fromkeys((*now, *was))
        if len({*(said := [of[key].said if key in of else "" for of in (was, now)])}) > 1
    )


def rules_of(programme: Programme) -> dict[str, str]:
    """Whatever decides a status, a list or a figure and is the programme's own to say, by what it is called."""
    texts: dict[str, list[str]] = {}
    # Of days of its own a county may have many, all called alike.
    for fact in limit_facts(programme):
        texts.setdefault(fact.label, []).append(str(fact.text))
    rules = {label: statements(*said) for label, said in texts.items()}
    for vocabulary in programme.vocabularies.values():
        for term in vocabulary.terms:
            rules |= _of_word(f"{vocabulary.key}{OF_A_WORD}{term.key}", term)
    for key in EXPECTED:
        rules[f"{key}{OF_A_WORD}{ALL_WORDS}"] = _listed(programme.vocabulary(key))
    rules[OWN_WORDS] = _own_words(programme)
    return rules | board_rules(programme) | {ALL_RULES: as_ruled(programme)}


def _own_words(programme: Programme) -> str:
    """What the programme calls its things; how the words of its lists are written has rules of its own."""
    labels = {term.label for each in programme.vocabularies.values() for term in each.terms}
    words = ((default.one, own.one) for default, own in programme.own_words.items())
    return listed(f"{default}→{own}" for default, own in words if own not in labels) or NONE


def _of_word(rule: str, term: Term) -> dict[str, str]:
    """What is put down of a word: what it counts as and how it is written.

    Of one that counts as nothing, which may name somebody (R-26), that there is such a word.
    """
    rules = {rule: term.counts_as} if term.counts_as else {}
    if not _is_unseen(rule):
        rules |= {f"{rule}{LABEL}": term.label} if term.counts_as else {f"{rule}{WORD}": MADE}
    return rules


def _listed(vocabulary: Vocabulary) -> str:
    """The keys of the words that every place should have; no words, as these may name somebody (R-26)."""
    return " ".join(term.key for term in vocabulary.due) or NONE


@remembered
def due_rules(ground: Ground) -> tuple[RuleLine, ...]:
    """What this publication would put down: each rule that says something else than it did."""
    if ground.past.is_earlier:
        return ()
    last = {line.rule: line.said for line in ground.past.rules}
    now = rules_of(ground.programme)
    changed = {rule: said for rule, said in now.items() if last.get(rule) != said}
    gone = {rule: "" for rule, said in last.items() if said and rule not in now}
    number = ground.past.publication
    return tuple(
        RuleLine(ground.as_of, number, *each) for each in sorted({**changed, **gone}.items())
    )


@remembered
def rule_changes(ground: Ground) -> tuple[RuleChange, ...]:
    """Every change since the rules were first put down, the newest first."""
    lines = ground.past.rules
    return _changes((*lines, *due_rules(ground))) if lines else ()


def _changes(lines: Sequence[RuleLine]) -> tuple[RuleChange, ...]:
    """What the lines of the ledger come to, the newest first."""
    said, changes = dict[str, str](), list[RuleChange]()
    for line in lines:
        is_first = (line.publication, line.day) == (lines[0].publication, lines[0].day)
        change = RuleChange(line.day, line.rule, said.get(line.rule, ""), line.said)
        if not is_first and _is_told(change, is_known=line.rule in said):
            changes.append(change)
        said[line.rule] = line.said
    return tuple(reversed(changes))


def _is_told(change: RuleChange, *, is_known: bool) -> bool:
    """Whether pages tell of it; where a word comes or goes, what it counts as says so."""
    rule = change.rule
    if rule.endswith(LABEL):
        return bool(change.before and change.now)
    if rule.endswith(WORD):
        return not change.now
    if rule == OWN_WORDS or rule.startswith(BOARD_RULE):
        return is_known
    return rule != ALL_RULES and bool(change.before or not _is_unseen(rule))


def _is_unseen(rule: str) -> bool:
    """Whether it is a word that no published field holds, such as one by which people consent; or a list.

    A new one, which may have come with the program, changes nothing published; another meaning is told.
    """
    vocabulary, _, word = rule.partition(OF_A_WORD)
    return vocabulary in _UNSEEN or word == ALL_WORDS


_WORDED = [field for kind in KINDS for field in kind.fields if field.vocabulary]
_UNSEEN = frozenset(field.vocabulary for field in _WORDED) - frozenset(
    field.vocabulary for field in _WORDED if field.is_public
)
