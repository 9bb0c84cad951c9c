"""Rules of the programme that were changed since the first publication: which, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.blocks import (
    Block,
    Empty,
    Facts,
    Heading,
    LinkLine,
    LinkList,
    Note,
    Section,
)
from sunboard.boards.figure_table import county_rows
from sunboard.boards.limits import limit_facts
from sunboard.boards.values import Fact
from sunboard.checks.expected_terms import with_expected
from sunboard.language import listed, say, say_many, statements
from sunboard.language.dates import said_day
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.records import judged_by
from sunboard.records.as_ruled import EXPECTED, as_ruled, expected_in, ruled_as
from sunboard.records.rules_ledger import ALL_RULES, RuledFigure, RuleLine
from sunboard.schema import KINDS
from sunboard.settings import Programme, Vocabulary

MOST = 50
"""Changes that are listed; the newest are there, and the rest is counted."""
_OF_A_WORD = "/"
"""Stands in the name of a rule between a vocabulary and one of its words."""
_ALL_WORDS = "*"
"""Stands there for all of them together: which words every place should have."""
_OURS, _NONE = "*", "-"
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
    if not before or not any(line.rule != ALL_RULES for line in due_rules(ground)):
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
            if term.counts_as:
                rules[f"{vocabulary.key}{_OF_A_WORD}{term.key}"] = term.counts_as
    for key in EXPECTED:
        rules[f"{key}{_OF_A_WORD}{_ALL_WORDS}"] = _listed(programme.vocabulary(key))
    return rules | {ALL_RULES: as_ruled(programme)}


def _listed(vocabulary: Vocabulary) -> str:
    """The keys of the words that every place should have; no words, as these may name somebody (R-26)."""
    return " ".join(term.key for term in vocabulary.due) or _NONE


def _listed_said(vocabulary: Vocabulary, said: str) -> str:
    """Such a list in words; one that the programme has no longer by its key."""
    if said == _OURS:
        return say("没有列明，有记录用到的都算")
    terms = vocabulary.term_by_key
    keys = said.split() if said != _NONE else ()
    return listed(terms[key].label if key in terms else key for key in keys) or say("没有")


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
    if not lines:
        return ()
    first, said, changes = lines[0].publication, dict[str, str](), list[RuleChange]()
    for line in (*lines, *due_rules(ground)):
        is_first = (line.publication, line.day) == (first, lines[0].day)
        before = said.get(line.rule, "")
        if not is_first and line.rule != ALL_RULES and (before or not _is_unseen(line.rule)):
            changes.append(RuleChange(line.day, line.rule, before, line.said))
        said[line.rule] = line.said
    return tuple(reversed(changes))


def _is_unseen(rule: str) -> bool:
    """Whether it is a word that no published field holds, such as one by which people consent; or a list.

    A new one, which may have come with the program, changes nothing published; another meaning is told.
    """
    vocabulary, _, word = rule.partition(_OF_A_WORD)
    return vocabulary in _UNSEEN or word == _ALL_WORDS


_WORDED = [field for kind in KINDS for field in kind.fields if field.vocabulary]
_UNSEEN = frozenset(field.vocabulary for field in _WORDED) - frozenset(
    field.vocabulary for field in _WORDED if field.is_public
)


def rules_section(ground: Ground) -> Section | None:
    """The changes as a list, each night's figures behind them; None where there are none."""
    changes = rule_changes(ground)
    if not changes:
        return None
    lines = tuple(
        LinkLine(f"{addresses.METHOD}#limits", _called(ground, each.rule), _said(ground, each))
        for each in changes[:MOST]
    )
    rest = len(changes) - MOST
    more = (Note(say_many("另有{n}条。", rest)),) if rest > 0 else ()
    note = say("时限、名单的天数、哪个词算什么，改了哪天起照新的算，各页的数字也照新的。")
    blocks = (LinkList(lines), *more, *_of_figures(ground))
    return Section(say("规则的改动"), blocks, id="rules", note=note)


def rules_blocks(ground: Ground) -> tuple[Block, ...]:
    """For the method page: each change, and behind those of a day what they did to the county's figures."""
    facts: list[Fact] = []
    for day, changes in groupby(rule_changes(ground), lambda each: each.day):
        facts += [Fact(_called(ground, each.rule), _said(ground, each)) for each in changes]
        facts += _figures_on(ground, day)
    return (Heading(say("规则的改动")), Facts(tuple(facts))) if facts else ()


def _of_figures(ground: Ground) -> Iterator[Block]:
    for day in dict.fromkeys(each.day for each in rule_changes(ground)):
        yield Heading(say("{day}的记录，照原来的规则和照新的规则算", day=said_day(day)))
        facts = _figures_on(ground, day)
        yield Facts(facts) if facts else Empty(say("全县的数字都一样。"))


def _figures_on(ground: Ground, day: date) -> tuple[Fact, ...]:
    """What the changes of a day did to the county's figures."""
    return tuple(
        Fact(each.label, _now_and_before(each))
        for each in (*ground.past.ruled_figures, *due_figures(ground))
        if each.day == day
    )


def _said(ground: Ground, change: RuleChange) -> str:
    before, now = (_word(ground, change.rule, said) for said in (change.before, change.now))
    day = said_day(change.day)
    return say(
        "{day}起：{now}（原来：{before}）", day=day, before=_or_none(before), now=_or_none(now)
    )


def _now_and_before(figure: RuledFigure) -> str:
    now, before = _or_none(figure.now), _or_none(figure.before)
    return say("{now}（照原来的规则：{before}）", now=now, before=before)


def _or_none(said: str) -> str:
    return said or say("没有")


def _called(ground: Ground, rule: str) -> str:
    """What a rule is called on a page: of a word, that it counts as something."""
    vocabulary, is_word, key = rule.partition(_OF_A_WORD)
    found = ground.programme.vocabularies.get(vocabulary)
    if not is_word or found is None:
        return rule
    if key == _ALL_WORDS:
        return say("每个社区要有的{what}", what=EXPECTED[vocabulary].heading)
    term = found.term_by_key.get(key)
    return say("「{word}」算作什么", word=term.label if term else key)


def _word(ground: Ground, rule: str, said: str) -> str:
    """What a rule says; of a word, the programme's own for what it counts as."""
    vocabulary, is_word, key = rule.partition(_OF_A_WORD)
    found = ground.programme.vocabularies.get(vocabulary)
    if not is_word or found is None or not said:
        return said
    if key == _ALL_WORDS:
        return _listed_said(found, said)
    return found.label_counting_as(said) or said
