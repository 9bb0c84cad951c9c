"""The silent list: who reports nothing, promised nothing, or answers to nobody, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import (
    community_link,
    county_page,
    estate_link,
    last_record_text,
    text_of,
    unit_link,
)
from sunboard.boards.blocks import Empty, LinkLine, LinkList, Section
from sunboard.boards.shows import shows_of
from sunboard.boards.values import Cell, Link, Page
from sunboard.language import listed, mark, say, say_many, sentences, within
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground
from sunboard.measures.positions import report_in_of
from sunboard.measures.silence import activity_kinds, rules_of, silence_of, unsaid_of


@dataclass(frozen=True)
class SilentPart:
    """One rule and whom it lists."""

    key: str
    """What names its list and its count on the page."""
    title: str
    rule: str
    rows: tuple[LinkLine, ...]
    """Each unit or place with its last record, or what it lacks."""
    count: int
    of: int
    """How many there are altogether."""
    unsaid: int
    """How many more would be listed, but for what can't be counted of theirs."""


_WORDS = {
    "unit-no-record": (mark("没有新记录的单位"), mark("最近{days}天没有{doings}的记录")),
    "unit-no-commitment": (mark("没有承诺的单位"), mark("一项公开承诺也没有")),
    "unit-no-pairing": (mark("没有包联任务的单位"), mark("没有包联任何社区或小区")),
    "unit-no-liaison": (mark("没有明确责任人的单位"), mark("没有写明分管领导职务或业务科室")),
    "unit-no-report-in": (
        mark("没有人报到的单位"),
        mark("没有一名党员到社区报到；没有登记党员的单位也列在这里"),
    ),
    "unit-part-report-in": (
        mark("还有党员没报到的单位"),
        mark("有党员没有到任何社区报到；只列人数，不列人"),
    ),
    "unit-no-visit": (mark("没有走访的单位"), mark("最近{days}天没有走访记录")),
    "unit-no-activity": (
        mark("没有志愿服务的单位"),
        mark("最近{days}天没有志愿服务（服务活动）的记录"),
    ),
    "community-no-record": (mark("没有新记录的社区"), mark("最近{days}天没有任何记录")),
    "estate-no-pairing": (
        mark("没有单位包联的小区"),
        mark("没有单位包联本小区，也没有单位包联全社区"),
    ),
    "estate-no-record": (mark("没有新记录的小区"), mark("最近{days}天没有任何记录")),
}
"""Each rule's title, and the rule itself."""

_DOINGS = {
    "commitments": mark("作出或兑现承诺"),
    "tasks": mark("接单或办结服务单"),
    "deeds": mark("闪光言行"),
    "visits": mark("走访"),
    "activities": mark("服务活动"),
    "shifts": mark("轮值到岗"),
    "meetings": mark("到会"),
}
"""What a unit does in each kind of record that tells of its doings."""

_LINKS = {"units": unit_link, "communities": community_link, "estates": estate_link}


def silent_words(ground: Ground) -> str:
    """What the list asks of units and places: 谁没有记录、没有承诺、没有包联."""
    shows = shows_of(ground)
    also = ((shows.commitments, say("没有承诺")), (shows.pairings, say("没有包联")))
    return listed([say("谁没有记录"), *(words for is_shown, words in also if is_shown)])


def make_silent_page(ground: Ground, _: int) -> Page:
    """The silent list of the county."""
    root = addresses.root_of(addresses.SILENT)
    told = say(
        "把空白写出来，不是批评：列在这里只说明没有记录，不说明没有做事。补上记录，第二天就不在这里。"
    )
    return county_page(
        ground,
        addresses.SILENT,
        tuple(_section(part) for part in silent_parts(ground)),
        title=say("沉默名单"),
        description=say("{questions}，以及列入的规则", questions=silent_words(ground)),
        lead=(told,),
        more=(
            Link(say("名单是怎么来的"), f"{root}{addresses.METHOD}#silence"),
            Link(say("有不同意见"), root + addresses.OBJECT),
        ),
        entry="silent",
    )


def _section(part: SilentPart) -> Section:
    count = Cell(
        f"{part.count}\u00a0/\u00a0{part.of}", key=part.key, value=f"{part.count}/{part.of}"
    )
    block = LinkList(part.rows, part.key) if part.rows else Empty(say("没有。"))
    note = sentences(
        say("规则：{rule}。按登记的次序排列。", rule=part.rule),
        say_many("另有{n}个，登记有看不清的，没有列入。", part.unsaid) if part.unsaid else "",
    )
    return Section(part.title, (block,), note=note, count=count)


def silent_parts(ground: Ground) -> tuple[SilentPart, ...]:
    """Every rule that can be asked here, and whom it lists."""
    return tuple(_part(ground, rule.key, rule.kind) for rule in rules_of(ground))


def _members(ground: Ground, _: str, unit: int) -> str:
    return say_many("登记党员{n}名", int(report_in_of(ground).members[unit]))


def _missing(ground: Ground, _: str, unit: int) -> str:
    report_in = report_in_of(ground)
    return say(
        "{members}名党员中{missing}名没有报到",
        members=report_in.members[unit],
        missing=report_in.members_missing[unit],
    )


_SAID = {"unit-no-report-in": _members, "unit-part-report-in": _missing}
"""Rules that say something else of whom they list than the last record."""


def _part(ground: Ground, key: str, kind: str) -> SilentPart:
    title, rule = _WORDS[key]
    rows = tuple(
        LinkLine(
            _LINKS[kind](ground, row),
            text_of(ground, kind, row, "name"),
            _SAID.get(key, last_record_text)(ground, kind, row),
        )
        for row in silence_of(ground)[key].tolist()
    )
    current = coverage_of(ground).unit_is_current
    total = int(current.sum()) if kind == "units" else len(ground.records[kind])
    kinds = activity_kinds(ground, kind)
    words = say(
        rule,
        days=ground.programme.limits.silent_days,
        doings=listed(within(say(_DOINGS[name])) for name in _DOINGS if name in kinds),
    )
    unsaid = unsaid_of(ground)[key]
    return SilentPart(f"silent/{key}", say(title), words, rows, len(rows), total, unsaid)
