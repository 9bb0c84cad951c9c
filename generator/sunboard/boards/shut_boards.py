"""Boards that were published and are made no longer: an office switched them off, and pages say since when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sunboard.language import mark, say
from sunboard.language.dates import said_day
from sunboard.measures.ground import Ground, remembered
from sunboard.settings import Programme

RULE, MADE = "boards/", "made"
"""What stands before a board's name in the ledger of rules, and what is put down of one that is made."""
TITLES: Mapping[str, str] = {
    "home": mark("首页"),
    "communities": mark("各社区"),
    "estates": mark("各小区"),
    "units": mark("各单位"),
    "mechanisms": mark("各项机制"),
    "silent": mark("沉默名单"),
    "sheets": mark("张贴版"),
    "morning": mark("早上的改动"),
    "embed": mark("嵌入别的网站的牌子"),
    "share": mark("可以转发的图和话"),
    "commitments": mark("承诺"),
    "months": mark("每月的记录"),
    "accountability": mark("责任传导"),
    "loop": mark("服务单闭环"),
    "lists": mark("清单"),
    "services": mark("优质服务"),
    "obligations": mark("单位的规定动作"),
    "meetings": mark("联席会议"),
    "challenges": mark("揭榜挂帅"),
    "pairings": mark("包联一览"),
    "positions": mark("岗位与包联户"),
    "forces": mark("队伍和社会力量"),
    "stations": mark("党群服务站"),
    "deeds": mark("闪光言行榜"),
    "notices": mark("公示"),
    "corrections": mark("更正"),
}
"""By a board's name in `programme.yml` what it is called where it is made no longer, and counts nothing."""


def board_rules(programme: Programme) -> dict[str, str]:
    """What is put down of the boards that are made, by their names in the ledger of rules."""
    return {f"{RULE}{board}": MADE for board in programme.boards}


def board_title(rule: str) -> str:
    """What a board is called, by its name in the ledger of rules."""
    board = rule.removeprefix(RULE)
    return say(TITLES[board]) if board in TITLES else board


@remembered
def shut_since(ground: Ground) -> Mapping[str, date]:
    """By its name in the ledger of rules the day from which each board that was published is made no longer."""
    last = {line.rule: line for line in ground.past.rules if line.rule.startswith(RULE)}
    made = board_rules(ground.programme)
    tonight = ground.as_of
    return {
        rule: tonight if line.said else line.day for rule, line in last.items() if rule not in made
    }


def shut_words(ground: Ground) -> Iterator[str]:
    """A sentence for each, in the order in which boards stand."""
    since = shut_since(ground)
    order = {f"{RULE}{board}": at for at, board in enumerate(TITLES)}
    for rule in sorted(since, key=lambda rule: (order.get(rule, len(order)), rule)):
        day = said_day(since[rule])
        yield say("{day}起不再公开{board}。", day=day, board=board_title(rule))
