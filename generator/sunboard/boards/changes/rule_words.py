"""Changes of the programme's rules as pages tell them: among all changes, and beside the limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

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
from sunboard.boards.changes.rules import (
    ALL_WORDS,
    LABEL,
    NONE,
    OF_A_WORD,
    OURS,
    OWN_WORDS,
    WORD,
    RuleChange,
    due_figures,
    rule_changes,
)
from sunboard.boards.shut_boards import RULE as BOARD_RULE
from sunboard.boards.shut_boards import board_title
from sunboard.boards.values import Fact
from sunboard.language import listed, say, say_many
from sunboard.language.dates import said_day
from sunboard.measures.ground import Ground
from sunboard.records.as_ruled import EXPECTED
from sunboard.records.rules_ledger import RuledFigure
from sunboard.settings import Vocabulary

MOST = 50
"""Changes that are listed; the newest are there, and the rest is counted."""


def _listed_said(vocabulary: Vocabulary, said: str) -> str:
    """Such a list in words; one that the programme has no longer by its key."""
    if said == OURS:
        return say("没有列明，有记录用到的都算")
    terms = vocabulary.term_by_key
    keys = said.split() if said != NONE else ()
    return listed(terms[key].label if key in terms else key for key in keys) or say("没有")


def rules_section(ground: Ground) -> Section | None:
    """The changes as a list, each night's figures behind them; None where there are none."""
    changes = rule_changes(ground)
    if not changes:
        return None
    lines = tuple(
        LinkLine(f"{addresses.METHOD}#limits", _called(ground, each), _said(ground, each))
        for each in changes[:MOST]
    )
    rest = len(changes) - MOST
    more = (Note(say_many("另有{n}条。", rest)),) if rest > 0 else ()
    note = say(
        "时限、名单的天数、哪个词算什么、怎么写，公开哪些榜，改了哪天起照新的，各页的数字也照新的。"
        "改规则不另写一条记录，没有写原因和谁定的。"
    )
    blocks = (LinkList(lines), *more, *_of_figures(ground))
    return Section(say("规则的改动"), blocks, id="rules", note=note)


def rules_blocks(ground: Ground) -> tuple[Block, ...]:
    """For the method page: each change, and behind those of a day what they did to the county's figures."""
    facts: list[Fact] = []
    for day, changes in groupby(rule_changes(ground), lambda each: each.day):
        several = [*changes]
        facts += [Fact(_called(ground, each), _said(ground, each)) for each in several]
        facts += _figures_on(ground, day)
        facts += (Fact(say("比不了的"), said) for said in _gone_words(ground, several))
    return (Heading(say("规则的改动")), Facts(tuple(facts))) if facts else ()


def _of_figures(ground: Ground) -> Iterator[Block]:
    for day in dict.fromkeys(each.day for each in rule_changes(ground)):
        yield Heading(say("{day}的记录，照原来的规则和照新的规则算", day=said_day(day)))
        facts = _figures_on(ground, day)
        gone = [*_gone_words(ground, (e for e in rule_changes(ground) if e.day == day))]
        if facts or not gone:
            yield Facts(facts) if facts else Empty(say("全县的数字都一样。"))
        yield from map(Note, gone)


def _gone_words(ground: Ground, changes: Iterable[RuleChange]) -> Iterator[str]:
    """What is said of words that the programme has no longer: no rules count what records say with them."""
    for each in changes:
        vocabulary = each.rule.partition(OF_A_WORD)[0]
        if not each.now and vocabulary in ground.programme.vocabularies:
            yield say(
                "「{word}」从词表里删去了：写了这个词的记录，这一项从这天起不再算，"
                "照原来的规则也是不算它算出来的，少了多少不在上面。",
                word=_word_of(ground, each.rule),
            )


def _figures_on(ground: Ground, day: date) -> tuple[Fact, ...]:
    """What the changes of a day did to the county's figures."""
    return tuple(
        Fact(each.label, _now_and_before(each))
        for each in (*ground.past.ruled_figures, *due_figures(ground))
        if each.day == day
    )


def _said(ground: Ground, change: RuleChange) -> str:
    before, now = (
        _said_in_words(ground, change.rule, said) for said in (change.before, change.now)
    )
    day = said_day(change.day)
    return say(
        "{day}起：{now}（原来：{before}）", day=day, before=_or_none(before), now=_or_none(now)
    )


def _now_and_before(figure: RuledFigure) -> str:
    now, before = _or_none(figure.now), _or_none(figure.before)
    return say("{now}（照原来的规则：{before}）", now=now, before=before)


def _or_none(said: str) -> str:
    return said or say("没有")


def _called(ground: Ground, change: RuleChange) -> str:
    """What a rule is called on a page: of a word, what it counts as, how it is written, or that it is there."""
    if change.rule == OWN_WORDS:
        return say("各样事怎么叫")
    if change.rule.startswith(BOARD_RULE):
        return board_title(change.rule)
    vocabulary, is_word, key = change.rule.partition(OF_A_WORD)
    if not is_word or vocabulary not in ground.programme.vocabularies:
        return change.rule
    if key == ALL_WORDS:
        return say("每个社区要有的{what}", what=EXPECTED[vocabulary].heading)
    return _called_of_word(ground, change)


def _called_of_word(ground: Ground, change: RuleChange) -> str:
    if change.rule.endswith(LABEL):
        return say("「{word}」怎么写", word=change.before)
    word = _word_of(ground, change.rule)
    if change.rule.endswith(WORD):
        return say("「{word}」这个词", word=word)
    return say("「{word}」算作什么", word=word)


def _word_of(ground: Ground, rule: str) -> str:
    """The word that a rule is of, as it is or was last written; its key where nobody put that down."""
    vocabulary, _, key = rule.removesuffix(WORD).partition(OF_A_WORD)
    if term := ground.programme.vocabularies[vocabulary].term_by_key.get(key):
        return term.label
    said = (line.said for line in reversed(ground.past.rules) if line.rule == f"{rule}{LABEL}")
    return next(filter(None, said), key)


def _said_in_words(ground: Ground, rule: str, said: str) -> str:
    """What a rule says; of a word, the programme's own for what it counts as."""
    if rule.startswith(BOARD_RULE):
        return say("公开") if said else say("不再公开")
    if rule == OWN_WORDS:
        return "" if said == NONE else said
    vocabulary, is_word, key = rule.partition(OF_A_WORD)
    found = ground.programme.vocabularies.get(vocabulary)
    if not said or not is_word or found is None or rule.endswith(LABEL):
        return said
    if rule.endswith(WORD):
        return say("有")
    return _listed_said(found, said) if key == ALL_WORDS else found.label_counting_as(said) or said
