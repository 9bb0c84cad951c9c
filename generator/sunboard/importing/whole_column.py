"""What may be said of all words in a column that its list doesn't have.

They may be the county's own, as posts and services are; the column may be another of the record's, as 类别 of
deeds that are 闪光言 and 闪光行; or it says something that nobody reads, as 牵头单位 is no kind of unit.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sunboard.importing.known import Known
from sunboard.importing.own_words import may_have_own
from sunboard.importing.question import Asked, Kinds, Meaning, OwnWords
from sunboard.language import listed, mark, say
from sunboard.records.headings import normalise_heading
from sunboard.records.layouts.mapping import UNREAD
from sunboard.records.programme import PROGRAMME
from sunboard.schema import KINDS, Field, FieldType

OURS = mark("本县自己的，收进名单")
NOT_READ = mark("不是这一列，不读")


@dataclass(frozen=True)
class WholeColumn:
    """A column of words that its list doesn't have."""

    asked: Asked
    kinds: Kinds
    own: OwnWords | None
    """The list that they may come into; None where the program must know all of its words."""
    fields: tuple[str, ...]
    """The labels of what else of the record the column may be."""
    may_be_left: bool
    """Whether it may be left unread: none of its words is of the list, and nothing needs it."""

    @property
    def others(self) -> tuple[str, ...]:
        """What may be answered besides the words of the list."""
        ours = (say(OURS),) if self.own else ()
        return (*self._label_of, *ours, *((say(NOT_READ),) if self.may_be_left else ()))

    @property
    def _label_of(self) -> dict[str, str]:
        return {say("这一列就是「{label}」", label=label): label for label in self.fields}

    def means(self, answer: str, words: Sequence[str]) -> Meaning:
        """What one of these answers comes to, of some of its words."""
        heading = self.asked.place.column or ""
        where = {"sheet": self.asked.called, "heading": heading}
        if answer in self._label_of:
            label = self._label_of[answer]
            said = say("「{sheet}」的「{heading}」就是「{label}」。", label=label, **where)
            return self._is(label, said)
        if answer == say(OURS) and self.own is not None:
            said = say(
                "「{heading}」的名单里添上：{words}（写在 {file} 的 {key}）。",
                heading=heading,
                words=listed(words),
                file=PROGRAMME,
                key=self.own.vocabulary,
            )
            return Meaning((replace(self.own, words=tuple(words)),), said)
        return self._is(UNREAD[0], say("「{sheet}」的「{heading}」不读。", **where))

    def _is(self, label: str, said: str) -> Meaning:
        columns = ((self.asked.place.column or "", label),)
        return Meaning(self.asked.entries(self.kinds, columns=columns), said)


def whole_column(asked: Asked, kinds: Kinds, words: Collection[str], known: Known) -> WholeColumn:
    """What may be said of a column of which some words are not of its list."""
    called, vocabulary = kinds.of(asked.place), str(asked.problems[0].params.get("vocabulary", ""))
    kind = next((each for each in KINDS if str(each.title) == called), None)
    texts = {text.strip() for text in known.below(asked.place)} - {""}
    heading = normalise_heading((asked.place.column or "").split(" ")[-1])
    is_needed = any(f.required and _is_headed(f, heading) for f in (kind.fields if kind else ()))
    own = None
    if vocabulary and may_have_own(vocabulary):
        own = OwnWords(vocabulary, (), (*known.listed(vocabulary), *texts))
    others = [
        str(field.heading)
        for field in (kind.fields_of(FieldType.TERM) if kind else ())
        if texts and field.vocabulary != vocabulary and known.are_words(field.vocabulary, texts)
    ]
    may_be_left = bool(texts) and texts <= {*words} and not is_needed
    return WholeColumn(asked, kinds, own, tuple(others), may_be_left)


def _is_headed(field: Field, heading: str) -> bool:
    return heading in map(normalise_heading, field.headings)
