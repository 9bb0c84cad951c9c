"""The silent list: who reports nothing, promised nothing, or answers to nobody, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass

from sunboard.boards import addresses
from sunboard.boards.alike import (
    community_link,
    county_page,
    estate_link,
    last_activity_text,
    text_of,
    unit_link,
)
from sunboard.boards.blocks import Empty, LinkLine, LinkList, Section
from sunboard.boards.shows import shows_of
from sunboard.boards.values import Cell, Link, Page
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground
from sunboard.measures.positions import report_in_of
from sunboard.measures.silence import activity_kinds, rules_of, silence_of


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


_WORDS = {
    "unit-no-record": (
        "没有新记录的单位",
        "最近{days}天没有{doings}的记录",
    ),
    "unit-no-commitment": ("没有承诺的单位", "一项公开承诺也没有"),
    "unit-no-pairing": ("没有包联任务的单位", "没有包联任何社区或小区"),
    "unit-no-liaison": ("没有明确责任人的单位", "没有写明分管领导职务或业务科室"),
    "unit-no-report-in": (
        "没有人报到的单位",
        "没有一名党员到社区报到；没有登记党员的单位也列在这里",
    ),
    "unit-part-report-in": (
        "还有党员没报到的单位",
        "有党员没有到任何社区报到；只列人数，不列人",
    ),
    "unit-no-visit": ("没有走访的单位", "最近{days}天没有走访记录"),
    "unit-no-activity": ("没有志愿服务的单位", "最近{days}天没有志愿服务（服务活动）的记录"),
    "community-no-record": ("没有新记录的社区", "最近{days}天没有任何记录"),
    "estate-no-pairing": ("没有单位包联的小区", "没有单位包联本小区，也没有单位包联全社区"),
    "estate-no-record": ("没有新记录的小区", "最近{days}天没有任何记录"),
}

_DOINGS = {
    "commitments": "作出或兑现承诺",
    "tasks": "接单或办结服务单",
    "deeds": "闪光言行",
    "visits": "走访",
    "activities": "服务活动",
    "shifts": "轮值到岗",
    "meetings": "到会",
}
"""What a unit does in each kind of record that tells of its doings."""

_LINKS = {"units": unit_link, "communities": community_link, "estates": estate_link}


def silent_words(ground: Ground) -> str:
    """What the list asks of units and places: 谁没有记录、没有承诺、没有包联."""
    shows = shows_of(ground)
    also = ((shows.commitments, "没有承诺"), (shows.pairings, "没有包联"))
    return "、".join(["谁没有记录", *(words for is_shown, words in also if is_shown)])


def make_silent_page(ground: Ground, _: int) -> Page:
    """The silent list of the county."""
    root = addresses.root_of(addresses.SILENT)
    told = "把空白写出来，不是批评：列在这里只说明没有记录，不说明没有做事。补上记录，第二天就不在这里。"
    return county_page(
        ground,
        addresses.SILENT,
        tuple(_section(part) for part in silent_parts(ground)),
        title="沉默名单",
        description=f"{silent_words(ground)}，以及列入的规则",
        lead=(told,),
        more=(
            Link("名单是怎么来的", f"{root}{addresses.METHOD}#silence"),
            Link("有不同意见", root + addresses.OBJECT),
        ),
        entry="silent",
    )


def _section(part: SilentPart) -> Section:
    count = Cell(
        f"{part.count}\u00a0/\u00a0{part.of}", key=part.key, value=f"{part.count}/{part.of}"
    )
    listed = LinkList(part.rows, part.key) if part.rows else Empty("没有。")
    note = f"规则：{part.rule}。按登记的次序排列。"
    return Section(part.title, (listed,), note=note, count=count)


def silent_parts(ground: Ground) -> tuple[SilentPart, ...]:
    """Every rule that can be asked here, and whom it lists."""
    return tuple(_part(ground, rule.key, rule.kind) for rule in rules_of(ground))


def _last_record(ground: Ground, kind: str, row: int) -> str:
    return f"最近一条记录：{last_activity_text(ground, kind, row)}"


def _members(ground: Ground, _: str, unit: int) -> str:
    return f"登记党员{report_in_of(ground).members[unit]}名"


def _missing(ground: Ground, _: str, unit: int) -> str:
    report_in = report_in_of(ground)
    return f"{report_in.members[unit]}名党员中{report_in.members_missing[unit]}名没有报到"


_SAID = {"unit-no-report-in": _members, "unit-part-report-in": _missing}
"""Rules that say something else of whom they list than the last record."""


def _part(ground: Ground, key: str, kind: str) -> SilentPart:
    title, rule = _WORDS[key]
    rows = tuple(
        LinkLine(
            _LINKS[kind](ground, row),
            text_of(ground, kind, row, "name"),
            _SAID.get(key, _last_record)(ground, kind, row),
        )
        for row in silence_of(ground)[key].tolist()
    )
    current = coverage_of(ground).unit_is_current
    total = int(current.sum()) if kind == "units" else len(ground.records[kind])
    kinds = activity_kinds(ground, kind)
    words = rule.format(
        days=ground.programme.limits.silent_days,
        doings="、".join(_DOINGS[name] for name in _DOINGS if name in kinds),
    )
    return SilentPart(f"silent/{key}", title, words, rows, len(rows), total)
