"""上榜: how far every deed has come, by place, unit and quarter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.reference.county import County
from tests.reference.records import Row, a_day, day, members
from tests.reference.words import Figures

PENDING = ("nominated", "verified", "approved")


def figures(county: County) -> Figures:
    found: Figures = {}
    stages = {row["id"]: stage(county, row) for row in county.rows("deeds")}
    for prefix, name, _ in county.places("county", "community", "unit"):
        owner = prefix.partition("/")[0]
        mine = [
            stages[row["id"]]
            for row in county.rows("deeds")
            if owner == "county"
            or (name in units_of(county, row) if owner == "unit" else row["community"] == name)
        ] + county.unlisted_stages(owner, name)
        for key in (*PENDING, "in-window", "undecided", "honoured", "revoked"):
            found[f"{prefix}/deeds/{key}"] = str(mine.count(key))
        found[f"{prefix}/deeds/waiting"] = str(sum(key in PENDING for key in mine))
    return found | _quarters(county, stages)


def may_be_named(person: Row, today: date) -> bool:
    """Whether consent was given, and not withdrawn by today."""
    consent, gone = day(person, "named_consent_on"), day(person, "withdrawn_on")
    is_given = consent is not None and consent <= today
    return "name" in person and is_given and (gone is None or gone > today)


def stage(county: County, row: Row) -> str:
    """走到哪一步: by who and when is recorded, not by the column 状态."""
    state = county.project.counts_as("deed_states", row.get("state"))
    if state == "revoked":
        return "revoked"
    needed = {"result", "recommender", "unit"}
    if state == "honoured" or "approved_on" in row:
        needed |= {"verifier", "approver", "approved_on"}
    if lacking := needed - row.keys():
        return "verified" if lacking <= {"approver", "approved_on"} else "nominated"
    return _stage_by_days(county, row, is_put_up=state == "honoured")


def _stage_by_days(county: County, row: Row, *, is_put_up: bool) -> str:
    first, last = window(county, row)
    is_open = first is not None and first <= county.as_of and (last or county.as_of) >= county.as_of
    is_to_come = last is not None and last >= county.as_of
    is_answered = county.project.counts_as("objection_states", row.get("objection")) != "open"
    kinds = county.project.terms("notice_kinds")
    honours = [kind for kind in kinds if kind.get("counts_as") == "honours"]
    may_lack_window = min((int(kind.get("workdays", 0)) for kind in honours), default=0) == 0
    has_stood = last is not None or (first is None and may_lack_window)
    if is_put_up and has_stood and not is_open and not is_to_come and is_answered:
        return "honoured"
    if first and first <= county.as_of:
        return "in-window" if is_open else "undecided"
    if "approver" in row and "approved_on" in row:
        return "approved"
    return "verified" if "verifier" in row else "nominated"


def window(county: County, row: Row) -> tuple[date | None, date | None]:
    """The first and last day of its 公示: its own row's, else the notice's; the later last day."""
    notices = [
        notice
        for notice in county.rows("notices")
        if county.project.counts_as("notice_kinds", notice["kind"]) == "honours"
        and row["id"] in members(notice, "deeds")
    ]
    starts = [found for notice in notices if (found := day(notice, "started_on"))]
    ends = [found for item in notices if (found := day(item, "ended_on"))]
    own_end = day(row, "window_to")
    return (
        day(row, "window_from") or max(starts, default=None),
        max([*ends, *([own_end] if own_end else [])], default=None),
    )


def units_of(county: County, row: Row) -> set[str]:
    """The units that did it together: the deed's own, and those of its people."""
    return {*members(row, "unit"), *county.units_of_people(row)}


def quarter_of(on: str) -> str:
    """The quarter of a day: 2026-q3."""
    return f"{on[:4]}-q{(int(on[5:7]) + 2) // 3}"


def quarters(county: County) -> set[str]:
    """Those since deeds are kept, and those before that have one."""
    kept = {month for month in county.months if county.keeps("deeds", month)}
    done = set(county.months_with("deeds", "date"))
    return {quarter_of(f"{month}-01") for month in kept | done}


def member_paths(county: County) -> set[str]:
    """The pages of people who came onto the board twice or oftener: below their first deed that names them."""
    return {path for path, _ in member_pages(county)}


def member_pages(county: County) -> Iterator[tuple[str, list[Row]]]:
    """Each with the deeds that it lists; none on those that hold one line."""
    mine: dict[str, list[Row]] = {}
    for row in county.rows("deeds"):
        for person in members(row, "people"):
            mine.setdefault(person, []).append(row)
    for person, rows in mine.items():
        come = [row for row in rows if stage(county, row) in ("honoured", "revoked")]
        may = may_be_named(county.project.by_id("people")[person], county.as_of)
        named = [row for row in come if may and stage(county, row) == "honoured"]
        for row in sorted(come, key=lambda row: row["id"]) if len(come) > 1 else ():
            is_named = row in named
            path = f"deeds/{row['id']}/{members(row, 'people').index(person) + 1}/"
            yield path, named if is_named else []
            if is_named:
                break


def newest_quarter(county: County) -> str:
    """The newest quarter with a deed that is honoured, else the newest of all; "" of none."""
    honouring = {
        quarter_of(str(a_day(row, "date")))
        for row in county.rows("deeds")
        if stage(county, row) == "honoured"
    }
    return max(honouring or quarters(county), default="")


def _quarters(county: County, stages: dict[str, str]) -> Figures:
    by_quarter: dict[str, list[Row]] = {quarter: [] for quarter in quarters(county)}
    for row in county.rows("deeds"):
        by_quarter[quarter_of(str(a_day(row, "date")))].append(row)
    found = {}
    for quarter, rows in by_quarter.items():
        honoured = [row for row in rows if stages[row["id"]] == "honoured"]
        people, units = county.honoured_in(quarter, honoured)
        more = county.unlisted_stages("quarter", quarter).count("honoured")
        found[f"deeds/{quarter}/honoured"] = f"{len(honoured) + more}件"
        found[f"deeds/{quarter}/people"] = f"{people}人"
        found[f"deeds/{quarter}/units"] = f"{units}个"
    for year in {quarter[:4] for quarter in by_quarter}:
        every = (found[f"deeds/{q}/honoured"] for q in by_quarter if q.startswith(year))
        found[f"deeds/{year}/honoured"] = f"{sum(int(count[:-1]) for count in every)}件"
    return found
