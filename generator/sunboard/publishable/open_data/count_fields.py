"""The columns of the table of counts, and the words that stand in them."""

from __future__ import annotations

from collections.abc import Iterator

from sunboard.figures.deeds import STAGES
from sunboard.language import mark, say
from sunboard.measures.ground import Ground
from sunboard.publishable.open_data.fields import DataField, DataType
from sunboard.settings import Term, Vocabulary

WHAT = {
    "records": mark("几条"),
    "people": mark("几个人，一人只算一次"),
    "units": mark("几个单位，一个只算一次"),
    "households": mark("多少户"),
    "visits": mark("走访多少次"),
}
COVERS = {
    "unlisted": mark("只有没有逐条列出的，加上逐条列出的才是全部"),
    "all": mark("全部，逐条列出的也在里面"),
    "unclear": mark("看不清的，哪个数里也没有"),
}
_STATES = {
    "reported-unit": mark("向单位结对社区报到过"),
    "reported-home": mark("向居住地社区报到过"),
    "reported-both": mark("两处都报到过"),
    "reported-nowhere": mark("哪里也没有报到过"),
    "without-post": mark("没有岗位"),
    "held": mark("现在有人的岗位"),
    "reported": mark("现在有人、已报到的岗位"),
    "links-below": mark("已报到的岗位，联系户数不足"),
    "links-within": mark("已报到的岗位，联系户数在范围内"),
    "links-above": mark("已报到的岗位，联系户数超出"),
    "links-unknown": mark("已报到的岗位，没有填户数"),
    "in-post": mark("这个月有岗位的人"),
}
ESTATE_IS = {
    "estate-unknown": mark("没有说是哪个小区的，或者看不清是哪个"),
    "estate-known": mark("说了是哪个小区的"),
}
"""Whether a record of a community says which of its estates it is of, in the order of `unclear_by_estate`."""


def count_fields(ground: Ground) -> tuple[DataField, ...]:
    """All of them; one that a number isn't broken down by is empty."""
    return (
        _word("kind", say("类别"), say("数的是哪一类记录。"), refers_to=("kinds",)),
        _word("what", say("数什么"), say("数的是什么。"), _words("what", WHAT)),
        _word("covers", say("数哪些"), say("数的是哪些记录。"), _words("covers", COVERS)),
        DataField(
            "breakdown",
            say("怎样分"),
            say(
                "按哪些列分开数的，用空格隔开；类别、数什么、数哪些、怎样分都一样的几行，加起来是总数。"
            ),
        ),
        DataField(
            "state",
            say("走到哪一步"),
            say("走到哪一步，或者属于哪一种。"),
            vocabulary=Vocabulary("state", tuple(_states(ground))),
        ),
        *_owners(),
        DataField("term", say("岗位或报到关系"), say("怎样分里写的 position 或 relation。")),
        DataField("period", say("时间"), say("哪个月，如 2026-03；上榜的人和单位是哪个季度。")),
        DataField("count", say("数"), say("多少。"), DataType.INTEGER, is_required=True),
        DataField(
            "last_on",
            say("最近一天"),
            say("其中最近的一天，算沉默用；看不清的，有一条不知道是哪天，就空着。"),
            DataType.DATE,
        ),
    )


def _word(
    name: str,
    label: str,
    meaning: str,
    words: Vocabulary | None = None,
    refers_to: tuple[str, ...] = (),
) -> DataField:
    return DataField(name, label, meaning, is_required=True, vocabulary=words, refers_to=refers_to)


def _owners() -> tuple[DataField, ...]:
    return (
        DataField("community", say("社区"), say("哪个社区的。"), refers_to=("communities",)),
        DataField("estate", say("小区"), say("哪个小区的。"), refers_to=("estates",)),
        DataField(
            "unit",
            say("单位"),
            say("哪个单位的；几个单位一起的，每个单位各数一次。"),
            refers_to=("units",),
        ),
    )


def _words(name: str, words: dict[str, str]) -> Vocabulary:
    return Vocabulary(name, tuple(Term(key, say(word)) for key, word in words.items()))


def _states(ground: Ground) -> Iterator[Term]:
    """How deeds, corrections, people and posts stand, and whether an estate is said: what is kept of these."""
    if ground.keeps("deeds"):
        yield from (Term(name, say(label)) for label, name in STAGES.values())
    if ground.keeps("corrections"):
        yield from ground.programme.vocabulary("correction_classes").terms
    if ground.records.unclear:
        yield from (Term(key, say(word)) for key, word in ESTATE_IS.items())
    if ground.keeps("people"):
        yield from (Term(key, say(word)) for key, word in _STATES.items())
