"""Services in the communities (优质服务八进社区): who brought what where, and what never came."""

from __future__ import annotations

import math

import numpy as np

from sunboard.boards import addresses
from sunboard.boards.alike import cell, home_crumbs, mechanism_page, sums_link, unit_link
from sunboard.boards.blocks import Board, Empty, Figures, Grid, Section, filled
from sunboard.boards.grids import count_cell, rate_cell
from sunboard.boards.order import chosen_rows
from sunboard.boards.services.rows import SessionTable, make_session_rows
from sunboard.boards.values import (
    Cell,
    GridRow,
    Link,
    Page,
)
from sunboard.boards.words import day_text
from sunboard.figures.kind import figures
from sunboard.figures.services import NOT_WRITTEN, SERVICE_FIGURES, known
from sunboard.figures.worded import numeral
from sunboard.measures.coverage import coverage_of
from sunboard.measures.ground import Ground, Scope
from sunboard.measures.services import Held, services_of, turnout_of
from sunboard.settings import Programme

_UNSORTED = "不分类"
"""Activities of none of the services, such as plain voluntary work."""
_COUNTS = ("场次", "人次", "人数", "最近")
_COUNTING_RULE = (
    "一条记录没有写场次的，按一场算。人次：同一个人来两次算两次。人数：同一场里同一个人只算一个；"
    "各项活动相加，参加过几项的人会重复计。没有登记的不当作0，另外数出来。"
)


def services_title(programme: Programme) -> str:
    """What the programme calls them: 优质服务八进社区."""
    count = len(programme.vocabulary("services").terms)
    return f"优质服务{numeral(count)}进社区" if count else "优质服务进社区"


def path_of(ground: Ground, scope: Scope, entity: int) -> str:
    """A community has a page of its sessions, on which those of its estates stand; a unit a row."""
    if scope is Scope.UNIT:
        return f"{addresses.SERVICES}#{cell(ground, 'units', entity, 'id')}"
    if scope is Scope.ESTATE:
        entity = int(ground.records["estates"].codes("community")[entity])
    return addresses.services_path(cell(ground, "communities", entity, "id"))


def make_services_page(ground: Ground, _: int) -> Page:
    """The county's services: by community, service, unit and month."""
    programme = ground.programme
    title = services_title(programme)
    return mechanism_page(
        ground,
        addresses.SERVICES,
        (_matrix(ground), _by_service(ground), _by_unit(ground), _by_month(ground)),
        title=title,
        description=f"{programme.county}{title}：哪项服务到过哪个社区，几场、多少人次，哪些从未来过",
        lead="哪项服务到过哪个社区、来了几场；从未来过的也写出来。",
    )


def _services(ground: Ground) -> list[tuple[str, str]]:
    """Key and name of every service, and of what is of none of them where there is any."""
    terms = ground.programme.vocabulary("services").terms
    names = [(term.key, term.label) for term in terms]
    has_unsorted = services_of(ground).by_service.records[-1] > 0
    return [*names, ("", _UNSORTED)] if has_unsorted else names


def _matrix(ground: Ground) -> Section:
    services = services_of(ground)
    came = (services.matrix[:, : services.service_count] > 0).sum(axis=1)
    # All have the same services to come; equal ones stay in the table's order.
    order = np.argsort(came, kind="stable").tolist()
    grid = Grid(
        "每格是场次。来过的服务少的社区在前，一样多的按登记的次序。点社区名看每一场。",
        ("社区", *(name for _, name in _services(ground)), "来过几项"),
        tuple(_matrix_row(ground, row) for row in order),
    )
    told = Figures(figures(ground, SERVICE_FIGURES, Scope.COUNTY, 0))
    return Section("各社区", (told, filled(grid)), id="communities", note=_COUNTING_RULE)


def _matrix_row(ground: Ground, community: int) -> GridRow:
    services = services_of(ground)
    name = cell(ground, "communities", community, "id")
    about = f"community/{name}/services"
    counts = services.matrix[community].tolist()
    return GridRow(
        id=name,
        name=cell(ground, "communities", community, "name"),
        path=addresses.services_path(name),
        cells=(
            *(
                _sessions_cell(counts[code], about, key)
                for code, (key, _) in enumerate(_services(ground))
            ),
            rate_cell(services.came(community), f"{about}/came"),
        ),
    )


def _sessions_cell(count: int, about: str, key: str) -> Cell:
    """Sessions of a service in a community; a service that never came says so."""
    if not key:
        return count_cell(count, f"{about}/unsorted")
    note, tone = ("", "") if count else ("从未来过", "bad")
    return Cell(str(count), tone, f"{about}/service-{key}", str(count), note=note)


def _turnout_cells(held: Held, about: str) -> tuple[Cell, ...]:
    """场次, 人次, 人数 and the last day; what isn't known is said beside what is."""
    sums = (
        ("attendances", held.attendances, held.attendances_unknown),
        ("persons", held.persons, held.persons_unknown),
    )
    return (
        Cell(str(held.sessions), "", f"{about}/sessions", str(held.sessions)),
        *(
            _sum_cell(sum_, unknown, held.records, f"{about}/{name}")
            for name, sum_, unknown in sums
        ),
        Cell(day_text(held.last, "从未"), "" if held.records else "bad"),
    )


def _sum_cell(total: int, unknown: int, records: int, key: str) -> Cell:
    """A sum, with how many records don't give the number; where none does, the cell says so itself."""
    if math.isnan(known(total, unknown, records)):
        return Cell(NOT_WRITTEN, "", key, NOT_WRITTEN)
    return Cell(
        str(total), "", key, str(total), note=f"另{unknown}条{NOT_WRITTEN}" if unknown else ""
    )


def _by_service(ground: Ground) -> Section:
    services = services_of(ground)
    reached = (services.matrix > 0).sum(axis=0).tolist()
    rows = []
    for code, (key, name) in enumerate(_services(ground)):
        about = f"county/services/service-{key}" if key else "county/services/unsorted"
        came = Cell(f"{reached[code]} / {services.community_count}")
        rows.append(
            GridRow("", name, "", (came, *_turnout_cells(services.by_service.of(code), about)))
        )
    grid = Grid("按服务清单的次序。", ("服务", "到过的社区", *_COUNTS), tuple(rows))
    return Section("各项服务", (filled(grid),), id="services", note="每项服务到过几个社区。")


def _by_unit(ground: Ground) -> Section:
    turnout = turnout_of(ground, Scope.UNIT)
    is_current = coverage_of(ground).unit_is_current
    rows = [
        _unit_row(ground, unit, turnout.of(unit))
        for unit in range(len(is_current))
        if is_current[unit] or turnout.records[unit]
    ]
    grid = Grid("按登记的次序。", ("单位", *_COUNTS), tuple(rows))
    note = "一场也没有的单位也列出；已撤并的单位有过记录的才列出。"
    return Section("各单位", (filled(grid),), id="units", note=note)


def _unit_row(ground: Ground, unit: int, held: Held) -> GridRow:
    name = cell(ground, "units", unit, "id")
    return GridRow(
        name,
        cell(ground, "units", unit, "name"),
        unit_link(ground, unit),
        _turnout_cells(held, f"unit/{name}/services"),
    )


def _by_month(ground: Ground) -> Section:
    services = services_of(ground)
    rows = tuple(
        GridRow(
            "",
            services.months[month].label,
            "",
            _turnout_cells(
                services.by_month.of(month), f"county/services/{services.months[month].key}"
            )[:-1],
        )
        for month in reversed(range(services.months.count))
    )
    grid = Grid("新的在前。", ("月份", *_COUNTS[:-1]), rows)
    note = "按活动的日期。一场也没有的月份也列出。"
    return Section("各月", (filled(grid),), id="months", note=note)


def make_community_services_page(ground: Ground, community: int) -> Page:
    """The sessions of one community, newest first."""
    name = cell(ground, "communities", community, "name")
    path = addresses.services_path(cell(ground, "communities", community, "id"))
    root, title = addresses.root_of(path), services_title(ground.programme)
    return Page(
        path=path,
        title=f"{name}服务活动",
        description=f"{name}来过哪些服务，每一场是谁、哪天、多少人次、做成了什么",
        section="mechanisms",
        board=Board(
            title=f"{name}服务活动",
            crumbs=(*home_crumbs(ground, root), Link(title, root + addresses.SERVICES)),
            opening=(Figures(figures(ground, SERVICE_FIGURES, Scope.COMMUNITY, community)),),
            sections=(
                Section(
                    "各项服务",
                    (_community_grid(ground, community),),
                    id="services",
                    note=_COUNTING_RULE,
                ),
                _sessions(ground, community),
            ),
            more=(sums_link(root, "services"),),
        ),
    )


def _sessions(ground: Ground, community: int) -> Section:
    made = make_session_rows(ground)
    rows = chosen_rows(made.rows, made.by_community[community])
    listed = SessionTable(rows) if rows else Empty("还没有服务活动的记录。")
    return Section("每一场", (listed,), id="sessions", count=Cell(f"{len(rows)}条记录"))


def _community_grid(ground: Ground, community: int) -> Grid:
    services = services_of(ground)
    about = f"community/{cell(ground, 'communities', community, 'id')}/services"
    rows = []
    for code, (key, name) in enumerate(_services(ground)):
        group = community * (services.service_count + 1) + code
        held = services.by_place_and_service.of(group)
        cells = _turnout_cells(held, f"{about}/service-{key}")
        rows.append(GridRow("", name, "", (_sessions_cell(held.sessions, about, key), *cells[1:])))
    return Grid("按服务清单的次序。", ("服务", *_COUNTS), tuple(rows))
