"""The figures of what is answered for: what is overdue and how long, and what done work shows (R-1)."""

from __future__ import annotations

from sunboard.figures.kind import SHORTFALL, FigureKind
from sunboard.measures.accountability import accountability_of
from sunboard.measures.ground import Ground, Scope, remembered
from sunboard.measures.tally import Rate
from sunboard.settings import Programme

_SCOPES = (Scope.COUNTY, Scope.UNIT)
_PARTS = (("tasks", "服务单", "办结"), ("commitments", "承诺", "兑现"))
"""The kinds a unit answers for, also anchors on its board; what each is called, and one that is done."""


def answered_for(programme: Programme) -> tuple[tuple[str, str], ...]:
    """The kinds that are answered for, as far as they are kept, and their names."""
    return tuple((kind, label) for kind, label, _ in _PARTS if kind not in programme.absent)


def done_words(programme: Programme) -> str:
    """What done work is called, of the kinds that are kept: 办结和兑现."""
    return "和".join(word for kind, _, word in _PARTS if kind not in programme.absent)


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


def _overdue_label(programme: Programme) -> str:
    return f"逾期的{'和'.join(label for _, label in answered_for(programme))}"


def _overdue_note(ground: Ground, scope: Scope, entity: int) -> str | None:
    return "后一个数是到期的，做完的也在内" if _overdue(ground, scope)[entity].denominator else None


def _shown_note(ground: Ground, scope: Scope, entity: int) -> str:
    done = done_words(ground.programme)
    has_any = _shown(ground, scope)[entity].denominator
    return f"报称{done}的都算在后一个数里" if has_any else f"还没有{done}的"


OVERDUE_WORK = FigureKind(
    key="accountability/overdue",
    label=_overdue_label,
    column=_overdue,
    scopes=_SCOPES,
    needs=(),
    note=_overdue_note,
    tone=SHORTFALL,
)
LONG_OVERDUE = FigureKind(
    key="accountability/overdue-long",
    label=lambda programme: f"其中逾期超过{programme.limits.overdue_long_days}天",
    column=lambda ground, scope: [ages[-1] for ages in _ages(ground, scope)],
    scopes=_SCOPES,
    needs=(),
    tone=SHORTFALL,
)
SHOWN = FigureKind(
    key="accountability/shown",
    label="见人见事见结果",
    column=_shown,
    scopes=_SCOPES,
    needs=(),
    note=_shown_note,
)
ACCOUNTABILITY_FIGURES = (OVERDUE_WORK, LONG_OVERDUE, SHOWN)
