"""How soon results were public, as the build's own ledger says it (晒单时延)."""

from __future__ import annotations

import numpy as np

from sunboard.boards.blocks import Figures, Grid, Section
from sunboard.boards.grids import rate_cell
from sunboard.boards.values import GridRow
from sunboard.boards.words import spoken_day
from sunboard.figures.kind import figures
from sunboard.figures.loop import NO_LEDGER, PUBLISHED_FIGURES, published_step
from sunboard.language import mark, say, say_in
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.loop import steps_of
from sunboard.measures.tally import Rate
from sunboard.measures.tasks import tasks_of

_ENDS = (0, 1, 3, 7)
_SPREAD = (mark("当天"), mark("1天"), mark("2—3天"), mark("4—7天"), mark("超过7天"))


def publication_section(ground: Ground) -> Section | None:
    """How soon results were public; None where the programme has no such step."""
    position = published_step(ground.programme)
    if position is None:
        return None
    step = ground.programme.steps[position]
    told = Figures(figures(ground, PUBLISHED_FIGURES, Scope.COUNTY, 0))
    spread = _spread(ground, position)
    return Section(
        say("{step}：办结后几天{step_name}", step=step.label, step_name=step.name),
        (told, spread) if spread else (told,),
        id="published",
        contents=say("几天公开"),
        note=_note(ground),
    )


def _note(ground: Ground) -> str:
    """Who says on which day a result was public, and from when on."""
    began_on = tasks_of(ground).publication.began_on
    if np.isnat(began_on):
        return say("{sentence}。", sentence=say(NO_LEDGER))
    return say(
        "公开的日期由网站发布时自动存底，不由人填写。存底从{day}开始，那以前办结的不计天数。",
        day=spoken_day(began_on),
    )


def _spread(ground: Ground, step: int) -> Grid | None:
    """How many results took how many days; None where it is not known of any."""
    derived = steps_of(ground)[step]
    days = derived.days[derived.is_timed]
    if not len(days):
        return None
    counts = np.bincount(np.searchsorted(_ENDS, days), minlength=len(_SPREAD)).tolist()
    rows = (
        GridRow("", say(words), "", (rate_cell(Rate(count, len(days))),))
        for words, count in zip(_SPREAD, counts, strict=True)
    )
    heads = (say_in("column", "办结后"), say("件数 / 合计"))
    return Grid(say("有存底以来办结并公开的，各用了几天。"), heads, tuple(rows))
