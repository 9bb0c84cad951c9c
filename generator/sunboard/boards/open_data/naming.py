"""What the data as a whole are called."""

from __future__ import annotations

from sunboard.language import say
from sunboard.settings import Programme


def title_of(programme: Programme) -> str:
    """What the data are called."""
    return say("{whose}公开数据", whose=_whose(programme))


def description_of(programme: Programme) -> str:
    """What they hold."""
    return say(
        "{whose}网站上的记录，一类一张表；不能逐条公布的，按算数要用的分法计数；还有算数照着的设置、词表和工作日。",
        whose=_whose(programme),
    )


def _whose(programme: Programme) -> str:
    return say("{county}{programme}", county=programme.county, programme=programme.name)
