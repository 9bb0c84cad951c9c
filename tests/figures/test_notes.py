"""What stands small beside a figure: what it is of, what is missing, or why there is nothing."""

from __future__ import annotations

import pytest
from sunboard.figures.challenges import CHALLENGE_FIGURES
from sunboard.figures.forces import FORCE_FIGURES
from sunboard.figures.households import WITHIN
from sunboard.figures.kind import Declared, figures
from sunboard.figures.lists import LIST_FIGURES
from sunboard.figures.meetings import MEETING_FIGURES
from sunboard.figures.notices import NOTICE_FIGURES
from sunboard.figures.obligations import OBLIGATION_FIGURES
from sunboard.figures.organisation import ORGANISATION_FIGURES
from sunboard.figures.services import SERVICE_FIGURES
from sunboard.figures.stations import STATION_FIGURES
from sunboard.figures.work import COMMITMENT_FIGURES, TASK_FIGURES
from sunboard.measures.ground import Scope

from tests.factories import (
    Row,
    activity,
    challenge,
    commitment,
    evaluation,
    finished,
    item,
    make_measures,
    meeting,
    pairing,
    position,
    raised,
    resource,
    sample_programme,
    shift,
    station,
    team,
)

JUDGED = {
    "tasks": [finished(id=f"fw-{n}") for n in range(20)],
    "evaluations": [
        evaluation(id=f"pj-{n}", subject=f"fw-{n}", count=str(many))
        for n, many in enumerate((9999, *[1] * 19))
    ],
}
"""A row for thousands among those of one resident each (R-9: to dilute is to change in the open)."""
BOUND: dict[str, list[Row]] = {
    "pairings": [pairing(), pairing(id="bl-2", unit="czj", community="nanyuan")],
    "positions": [position()],
}
RAISED = {"meetings": [meeting(date="2026-10-20")], "decisions": [raised()]}
DUE_TODAY = {"commitments": [commitment(due="2026-10-31")]}
UNSAID = {"stations": [station()], "shifts": [shift(state="")]}
SERVICES = [term.label for term in sample_programme().vocabulary("services").terms]
COUNTY = [
    (
        TASK_FIGURES,
        JUDGED,
        "satisfaction",
        "办结20件中有群众评价的20件，占100%；超过一半的人评的是其中1件",
    ),
    (LIST_FIGURES, {"list_items": [item()]}, "lists/fulfilled", "资源以外的事项"),
    (LIST_FIGURES, {"list_items": [resource()]}, "lists/fulfilled", "没有要落实的事项"),
    (MEETING_FIGURES, RAISED, "meetings/taken-up", "1件期限还没有到"),
    (OBLIGATION_FIGURES, BOUND, "obligations/none", "2026年10月，应做的2个单位中"),
    (NOTICE_FIGURES, {}, "notices/outcomes", "还没有期满的"),
    (COMMITMENT_FIGURES, DUE_TODAY, "commitments/fulfilled", "其中1项当日到期，还没有做完"),
    (STATION_FIGURES, UNSAID, "stations/held", "1班未登记"),
    (ORGANISATION_FIGURES, {}, "organisation/building-groups", "共4个，3个小区没有填"),
]
COMMUNITY = [
    (CHALLENGE_FIGURES, {"challenges": [challenge()]}, "challenges/taken", "已揭榜 / 张榜"),
    (CHALLENGE_FIGURES, {}, "challenges/taken", "没有张榜"),
    (
        FORCE_FIGURES,
        {"teams": [team(size="0")]},
        "forces/teams",
        "缺机关下沉干部、社区工作者、在职党员、党员中心户、社区民警",
    ),
]


SECOND = [
    (Scope.UNIT, (WITHIN,), {"positions": [position()]}, "households/within", "没有报到的岗位"),
    (
        Scope.COMMUNITY,
        SERVICE_FIGURES,
        {"activities": [activity(service=SERVICES[0])]},
        "services/came",
        f"从未来过：{'、'.join(SERVICES)}",
    ),
]
"""What is said of the second of two, where there is something to tell of the first."""


def note_of(
    kinds: tuple[Declared, ...], rows: dict[str, list[Row]], scope: Scope, entity: int, key: str
) -> str:
    """What stands beside an entity's figure."""
    found = figures(make_measures(**rows), kinds, scope, entity)
    (note,) = [figure.note for figure in found if figure.key.endswith(f"/{key}")]
    return note or ""


@pytest.mark.parametrize(("kinds", "rows", "key", "note"), COUNTY)
def test_county(
    kinds: tuple[Declared, ...], rows: dict[str, list[Row]], key: str, note: str
) -> None:
    assert note_of(kinds, rows, Scope.COUNTY, 0, key) == note


@pytest.mark.parametrize(("kinds", "rows", "key", "note"), COMMUNITY)
def test_community(
    kinds: tuple[Declared, ...], rows: dict[str, list[Row]], key: str, note: str
) -> None:
    assert note_of(kinds, rows, Scope.COMMUNITY, 0, key) == note


@pytest.mark.parametrize(("scope", "kinds", "rows", "key", "note"), SECOND)
def test_another(
    scope: Scope, kinds: tuple[Declared, ...], rows: dict[str, list[Row]], key: str, note: str
) -> None:
    assert note_of(kinds, rows, scope, 1, key) == note
