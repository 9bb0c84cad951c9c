"""Rules of the programme that were changed since the first publication: which, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.boards.blocks import LinkLine, LinkList, Note, Section
from sunboard.boards.limits import limit_facts
from sunboard.language import say, say_many
from sunboard.language.dates import said_day
from sunboard.measures.ground import Ground, remembered
from sunboard.records.rules_ledger import RuleLine
from sunboard.settings import Programme

MOST = 50
"""Changes that are listed; the newest are there, and the rest is counted."""
_OF_A_WORD = "/"
"""Stands in the name of a rule between a vocabulary and one of its words."""


class RuleChange(NamedTuple):
    """What a rule said, and says from a day on; "" where there was none, or is none any more."""

    day: date
    rule: str
    before: str
    now: str


def rules_of(programme: Programme) -> dict[str, str]:
    """Whatever decides a status, a list or a figure and is the programme's own to say, by what it is called."""
    rules = {fact.label: str(fact.text) for fact in limit_facts(programme)}
    for vocabulary in programme.vocabularies.values():
        for term in vocabulary.terms:
            if term.counts_as:
                rules[f"{vocabulary.key}{_OF_A_WORD}{term.key}"] = term.counts_as
    return rules


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
        if (line.publication, line.day) != (first, lines[0].day):
            changes.append(RuleChange(line.day, line.rule, said.get(line.rule, ""), line.said))
        said[line.rule] = line.said
    return tuple(reversed(changes))


def rules_section(ground: Ground) -> Section | None:
    """The changes as a list; None where there are none."""
    changes = rule_changes(ground)
    if not changes:
        return None
    lines = tuple(_lines(ground, changes[:MOST]))
    rest = len(changes) - MOST
    more = (Note(say_many("另有{n}条。", rest)),) if rest > 0 else ()
    note = say("时限、名单的天数、哪个词算什么，改了哪天起照新的算，各页的数字也照新的。")
    return Section(say("规则的改动"), (LinkList(lines), *more), id="rules", note=note)


def _lines(ground: Ground, changes: tuple[RuleChange, ...]) -> Iterator[LinkLine]:
    for change in changes:
        before, now = (_word(ground, change.rule, said) for said in (change.before, change.now))
        said = say(
            "{day}起：{now}（原来：{before}）",
            day=said_day(change.day),
            before=before or say("没有"),
            now=now or say("没有"),
        )
        yield LinkLine(f"{addresses.METHOD}#limits", _called(ground, change.rule), said)


def _called(ground: Ground, rule: str) -> str:
    """What a rule is called on a page: of a word, that it counts as something."""
    vocabulary, is_word, key = rule.partition(_OF_A_WORD)
    found = ground.programme.vocabularies.get(vocabulary)
    if not is_word or found is None:
        return rule
    term = found.term_by_key.get(key)
    return say("「{word}」算作什么", word=term.label if term else key)


def _word(ground: Ground, rule: str, said: str) -> str:
    """What a rule says; of a word, the programme's own for what it counts as."""
    vocabulary, is_word, _ = rule.partition(_OF_A_WORD)
    found = ground.programme.vocabularies.get(vocabulary)
    if not is_word or found is None or not said:
        return said
    return found.label_counting_as(said) or said
