"""The honour board 党员闪光言行榜: the latest quarter, each quarter, and one page a deed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.county import County, chosen_rows
from sunboard.boards.places import cell, community_link, estate_link, home_crumbs, unit_link
from sunboard.boards.values import DeedRow, Event, Fact, Figure, Link, Page, Status
from sunboard.boards.wording import UNKNOWN
from sunboard.boards.words import day_text, spoken_day
from sunboard.measures.columns import Positions


@dataclass(frozen=True)
class DeedsBoard:
    """Everything the honour board of a quarter shows."""

    title: str
    crumbs: tuple[Link, ...]
    figures: tuple[Figure, ...]
    quarters: tuple[Link, ...]
    """Every quarter's board, newest first."""
    honoured: tuple[DeedRow, ...]
    pending: tuple[DeedRow, ...]
    """Not honoured yet: nominated, verified, approved or in their window."""
    revoked: tuple[DeedRow, ...]
    note: str


@dataclass(frozen=True)
class DeedBoard:
    """Everything one deed's page shows."""

    deed: DeedRow
    crumbs: tuple[Link, ...]
    status: Status
    facts: tuple[Fact, ...]
    people: tuple[Fact, ...]
    """Each person as shown, with unit and positions."""
    events: tuple[Event, ...]
    revoked_because: str | None


def _quarters(county: County) -> list[tuple[str, str]]:
    """Every quarter from the first month on record to the as-of date's, newest first: key and label."""
    months = (county.measures.months[m] for m in reversed(range(county.measures.months.count)))
    return list(dict.fromkeys((month.quarter, month.quarter_label) for month in months))


def deed_board_count(county: County) -> int:
    """The front page and one a quarter."""
    return 1 + len(_quarters(county))


def make_deeds_page(county: County, number: int) -> Page:
    """The honour board: 0 is the front page with the newest quarter, then one a quarter."""
    quarters = _quarters(county)
    quarter, label = quarters[max(number - 1, 0)]
    path = addresses.DEEDS if number == 0 else addresses.quarter_path(quarter)
    title = f"党员闪光言行榜（{label}）"
    return Page(
        path=path,
        title="党员闪光言行榜" if number == 0 else title,
        description=f"{county.measures.programme.county}{title}",
        section="deeds",
        template="deeds.html",
        board=_deeds_board(county, quarter, title, addresses.root_of(path)),
    )


def _deeds_board(county: County, quarter: str, title: str, root: str) -> DeedsBoard:
    deeds = county.measures.deeds
    rows = _of_quarter(county, quarter)
    honoured = rows[deeds.is_honoured[rows]]
    revoked = rows[deeds.is_revoked[rows]]
    pending = rows[~deeds.is_honoured[rows] & ~deeds.is_revoked[rows]]
    return DeedsBoard(
        title=title,
        crumbs=home_crumbs(county, root),
        figures=_figures(county, honoured, quarter),
        quarters=tuple(
            Link(label, root + addresses.quarter_path(key)) for key, label in _quarters(county)
        ),
        honoured=chosen_rows(county.deed_rows, honoured),
        pending=chosen_rows(county.deed_rows, pending),
        revoked=chosen_rows(county.deed_rows, revoked),
        note="按时间排列，新的在前；不是名次。",
    )


def _of_quarter(county: County, quarter: str) -> Positions:
    measures = county.measures
    codes = measures.months.codes(measures.deeds.table.days("date"))
    quarters = np.array([*(measures.months[m].quarter for m in range(measures.months.count)), ""])
    order = county.deed_order
    chosen: Positions = order[quarters[codes[order]] == quarter]
    return chosen


def _figures(county: County, honoured: Positions, quarter: str) -> tuple[Figure, ...]:
    """Deeds, people and units: a joint deed is one deed, and each of its people is counted once."""
    people = county.people_by_deed
    chosen = honoured.tolist()
    distinct = {person for row in chosen for person in people.get(row, ())}
    times = sum(len(people.get(row, ())) for row in chosen)
    links = county.measures.deeds.unit_links
    units = np.unique(links[np.isin(links[:, 0], honoured), 1])
    return (
        Figure("上榜言行", f"{len(chosen)}件", key=f"deeds/{quarter}/honoured"),
        Figure(
            "上榜党员",
            f"{len(distinct)}人",
            note=f"{times}人次；多人共同完成的算一件",
            key=f"deeds/{quarter}/people",
        ),
        Figure("涉及单位", f"{len(units)}个", key=f"deeds/{quarter}/units"),
    )


def make_deed_page(county: County, deed: int) -> Page:
    """The page of one deed."""
    row = county.deed_rows[deed]
    return Page(
        path=row.path,
        title=f"闪光言行 {row.id}：{'、'.join(row.names)}",
        description="本条已撤榜" if county.measures.deeds.is_revoked[deed] else row.what,
        section="deeds",
        template="deed.html",
        board=_deed_board(county, deed, addresses.root_of(row.path)),
    )


def _deed_board(county: County, deed: int, root: str) -> DeedBoard:
    deeds = county.measures.deeds
    row = county.deed_rows[deed]
    reason = cell(county, "deeds", deed, "reason")
    return DeedBoard(
        deed=row,
        crumbs=(*home_crumbs(county, root), Link("闪光言行榜", root + addresses.DEEDS)),
        status=row.status,
        facts=_facts(county, deed, root),
        people=() if deeds.is_revoked[deed] else _people(county, deed),
        events=_events(county, deed),
        revoked_because=(reason or UNKNOWN) if deeds.is_revoked[deed] else None,
    )


def _facts(county: County, deed: int, root: str) -> tuple[Fact, ...]:
    table = county.measures.deeds.table
    unit, community = int(table.codes("unit")[deed]), int(table.codes("community")[deed])
    estate = int(table.codes("estate")[deed])
    facts = [
        Fact("单位", cell(county, "units", unit, "name"), _href(root, unit_link(county, unit))),
        Fact(
            "社区",
            cell(county, "communities", community, "name"),
            _href(root, community_link(county, community)),
        ),
    ]
    if estate >= 0:
        facts.append(
            Fact(
                "小区",
                cell(county, "estates", estate, "name"),
                _href(root, estate_link(county, estate)),
            )
        )
    for label, name in (("推荐", "recommender"), ("核实", "verifier"), ("审批", "approver")):
        facts.append(Fact(label, cell(county, "deeds", deed, name) or UNKNOWN))
    return tuple(facts)


def _href(root: str, path: str) -> str | None:
    return root + path if path else None


def _people(county: County, deed: int) -> tuple[Fact, ...]:
    """Each person who may be named with unit and positions; the others by role, counted by unit."""
    people = county.people_by_deed.get(deed, [])
    if county.measures.deeds.is_revoked[deed]:
        return tuple(Fact(role, "已撤榜，不再署名") for role in county.names.roles_of(people))
    named = [person for person in people if county.names.nameable[person]]
    facts = [Fact(county.names.people[p], _posts(county, p)) for p in named]
    roles = county.names.of_people([p for p in people if not county.names.nameable[p]])
    return (*facts, *(Fact(role, "本人未同意公开姓名") for role in roles))


def _posts(county: County, person: int) -> str:
    table = county.measures.records["positions"]
    rows = county.positions_by_person[person]
    terms = county.measures.programme.vocabulary("positions").terms
    communities = table.codes("community")
    posts = [
        cell(county, "communities", communities[row], "name")
        + terms[table.codes("position")[row]].label
        for row in rows.tolist()
    ]
    unit = county.names.units[county.names.person_units[person]]
    return "；".join([unit, *posts])


def _events(county: County, deed: int) -> tuple[Event, ...]:
    table = county.measures.deeds.table
    named = (
        ("date", "言行发生"),
        ("window_from", "开始公示"),
        ("window_to", "公示结束"),
        ("approved_on", "批准上榜"),
    )
    events = []
    for field, title in named:
        day = table.days(field)[deed]
        if not np.isnat(day):
            events.append(
                Event(spoken_day(day), day_text(day), title, _objection(county, deed, field))
            )
    return tuple(sorted(events, key=lambda event: event.iso))


def _objection(county: County, deed: int, field: str) -> str | None:
    table = county.measures.deeds.table
    code = int(table.codes("objection")[deed])
    if field != "window_to" or code < 0:
        return None
    return county.measures.programme.vocabulary("objection_states").terms[code].label
