"""The figures of what is answered for: what is overdue and how long, and what done work shows (R-1)."""

from __future__ import annotations

from typing import NamedTuple

from sunboard.figures.kind import SHORTFALL, FigureKind
from sunboard.language import mark, say, say_many
from sunboard.measures.accountability import accountability_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.tally import Rate
from sunboard.settings import Programme

_SCOPES = (Scope.COUNTY, Scope.UNIT)
_NAMES = {"tasks": mark("服务单"), "commitments": mark("承诺")}
"""The kinds a unit answers for, also anchors on its board; what each is called."""


class _Words(NamedTuple):
    """What is said of the kinds that are kept."""

    overdue: str
    done: str
    claimed: str
    """What is counted as claimed."""
    none: str
    """Said where nothing is."""


_WORDS = {
    ("tasks", "commitments"): _Words(
        mark("逾期的服务单和承诺"),
        mark("办结和兑现"),
        mark("报称办结和兑现的都算在后一个数里"),
        mark("还没有办结和兑现的"),
    ),
    ("tasks",): _Words(
        mark("逾期的服务单"),
        mark("办结"),
        mark("报称办结的都算在后一个数里"),
        mark("还没有办结的"),
    ),
    ("commitments",): _Words(
        mark("逾期的承诺"),
        mark("兑现"),
        mark("报称兑现的都算在后一个数里"),
        mark("还没有兑现的"),
    ),
}


def _words(programme: Programme) -> _Words:
    return _WORDS[tuple(kind for kind in _NAMES if kind not in programme.absent)]


def answered_for(programme: Programme) -> tuple[tuple[str, str], ...]:
    """The kinds that are answered for, as far as they are kept, and their names."""
    kept = (kind for kind in _NAMES if kind not in programme.absent)
    return tuple((kind, say(_NAMES[kind])) for kind in kept)


def done_words(programme: Programme) -> str:
    """What done work is called, of the kinds that are kept: 办结和兑现."""
    return say(_words(programme).done)


@remembered
def _ages(ground: Ground, scope: Scope) -> list[list[int]]:
    """By entity, overdue tasks and commitments by age; the county's hold those of no unit too."""
    answers = accountability_of(ground)
    ages = answers.tasks.overdue + answers.commitments.overdue
    summed: list[list[int]] = (
        [ages.sum(axis=0).tolist()]
        if scope is Scope.COUNTY
        else ages[: ground.size(scope)].tolist()
    )
    return summed


@remembered
def _overdue(ground: Ground, scope: Scope) -> list[Rate]:
    answers = accountability_of(ground)
    due = answers.tasks.due + answers.commitments.due
    bases = [int(due.sum())] if scope is Scope.COUNTY else due[: ground.size(scope)].tolist()
    return [Rate(sum(ages), base) for ages, base in zip(_ages(ground, scope), bases, strict=True)]


@remembered
def _shown(ground: Ground, scope: Scope) -> list[Rate]:
    answers = accountability_of(ground)
    shown, claimed = (
        answers.tasks.shown + answers.commitments.shown,
        answers.tasks.claimed + answers.commitments.claimed,
    )
    if scope is Scope.COUNTY:
        return [Rate(int(shown.sum()), int(claimed.sum()))]
    both = zip(shown.tolist(), claimed.tolist(), strict=True)
    return [Rate(*pair) for pair in both][: ground.size(scope)]


def _overdue_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    has_any = _overdue(ground, scope)[entity].denominator
    return say("后一个数是到期的，做完的也在内") if has_any else None


def _shown_note(ground: Ground, scope: Scope, entity: int) -> str:
    words = _words(ground.programme)
    has_any = _shown(ground, scope)[entity].denominator
    return say(words.claimed) if has_any else say(words.none)


OVERDUE_WORK = FigureKind(
    key="accountability/overdue",
    label=lambda programme: say(_words(programme).overdue),
    column=_overdue,
    scopes=_SCOPES,
    needs=(),
    note=_overdue_note,
    tone=SHORTFALL,
)
LONG_OVERDUE = FigureKind(
    key="accountability/overdue-long",
    label=lambda programme: say_many("其中逾期超过{n}天", programme.limits.overdue_long_days),
    column=lambda ground, scope: [ages[-1] for ages in _ages(ground, scope)],
    scopes=_SCOPES,
    needs=(),
    tone=SHORTFALL,
)
SHOWN = FigureKind(
    key="accountability/shown",
    label=mark("见人见事见结果"),
    column=_shown,
    scopes=_SCOPES,
    needs=(),
    note=_shown_note,
)
ACCOUNTABILITY_FIGURES = (OVERDUE_WORK, LONG_OVERDUE, SHOWN)
