"""What is measured, one function a question; each returns figures and judges nothing."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from counties import EACH, demo_county, full_county, plain_county
from memory import peak_total_mb
from office_records import in_books, in_one_file
from peers import board_values, hugo_project, mkdocs_project
from places import PYTHON, SCRATCH, SUNBOARD, script
from runs import Program, Runs, call, page_count, run_once, size_mb, take_turns

SUNBOARD_SIDE, HUGO, COPY = "Sunboard", "Hugo", "cp -r"
UNSYNCED = "Sunboard, nothing synced"
NOTHING_KEPT = "Sunboard, nothing compiled or kept"
"""As it runs the first time: its modules, templates and own pages are compiled and rendered."""
UNGATED = {f"Sunboard, no {gate} gate": gate for gate in ("input", "output")}
"""The sides without a gate, and which."""
MKDOCS, MKDOCS_OFF_NAV = "MkDocs + Material, in the nav", "MkDocs + Material, not in the nav"


@dataclass(frozen=True)
class Figures:
    """Programs that took turns at the same site."""

    communities: int
    pages: int
    runs: dict[str, Runs]
    """By side."""
    site_mb: dict[str, float]
    """What each side wrote."""
    total_mb: float | None = None
    """Memory of all of Sunboard's processes at a time; None where it was not looked at."""


@dataclass(frozen=True)
class YamlFigures:
    """What a record in YAML costs, in microseconds."""

    wall_us: float
    cpu_us: float
    records: int


@dataclass(frozen=True)
class RecordFigures:
    """What it costs to check what offices hand in."""

    requests: int
    books: int
    in_one_file: Runs
    """In a CSV file."""
    in_books: Runs
    """In so many workbooks."""
    of_a_year: int
    """The requests of a county of the largest size, in a CSV file."""
    year_mb: float
    """Memory of all processes at a time, while those are checked."""


@dataclass(frozen=True)
class SheetFigures:
    """What a community's month costs on paper."""

    sheets: int
    """One a community, on A3."""
    cores: int
    seconds: float
    """That all of them take from nothing."""
    changed: int
    """How many were made again once one community had changed."""
    total_mb: float
    """Memory of all processes at a time, the county's records included."""
    each: dict[str, dict[str, float]]
    """Seconds of wall clock and of processor a sheet, by printer, in one process at a time."""


def measure_hugo(communities: int, rounds: int) -> Figures:
    """Sunboard from records, Hugo from ready-made JSON, and a plain copy of the finished site.

    Sunboard alone waits until its release is on the disk; once more it doesn't, for what that costs, once it
    runs as it does the first time, and once without each of its gates.
    """
    county = plain_county(communities)
    sunboard, finished = _sunboard(county), SCRATCH / f"{county.name}-finished"
    run_once(sunboard)
    shutil.rmtree(finished, ignore_errors=True)
    sunboard.out.rename(finished)
    hugo = hugo_project(board_values(county), finished)
    copy = SCRATCH / f"{county.name}-copy"
    sides = {
        SUNBOARD_SIDE: sunboard,
        HUGO: hugo,
        COPY: Program(("cp", "-r", str(finished), str(copy)), copy),
        UNSYNCED: _sunboard(county, (PYTHON, script("unsynced.py")), "unsynced"),
        NOTHING_KEPT: replace(_sunboard(county, name="first"), env=_nothing_kept()),
        **{
            side: _sunboard(county, (PYTHON, script("ungated.py"), gate), f"no-{gate}-gate")
            for side, gate in UNGATED.items()
        },
    }
    runs = take_turns(sides, rounds)
    _compare(sunboard, hugo)
    return Figures(
        communities,
        page_count(sunboard.out),
        runs,
        {name: size_mb(side.out) for name, side in sides.items()},
        peak_total_mb(sunboard),
    )


def measure_mkdocs(communities: int, rounds: int) -> Figures:
    """Sunboard from records, and MkDocs from ready-made Markdown, in the nav and outside it."""
    county = plain_county(communities)
    values = board_values(county)
    sides = {
        SUNBOARD_SIDE: _sunboard(county),
        MKDOCS: mkdocs_project(values, in_nav=True),
        MKDOCS_OFF_NAV: mkdocs_project(values, in_nav=False),
    }
    runs = take_turns(sides, rounds)
    for peer in (MKDOCS, MKDOCS_OFF_NAV):
        _compare(sides[SUNBOARD_SIDE], sides[peer], "--rows")
    sizes = {name: size_mb(side.out) for name, side in sides.items()}
    return Figures(communities, page_count(sides[SUNBOARD_SIDE].out), runs, sizes)


def measure_full(communities: int, rounds: int) -> Figures:
    """Sunboard with every board on; printed sheets are measured by themselves."""
    return _alone(full_county(communities), communities, rounds)


def measure_demo(rounds: int) -> Figures:
    """The demonstration county, every board on, each time in a fresh process with nothing kept."""
    return _alone(demo_county(), 14, rounds)


def measure_yaml(communities: int, rounds: int) -> YamlFigures:
    """What a commitment costs in YAML."""
    county, scratch = plain_county(communities), SCRATCH / "yaml"
    said = call([PYTHON, script("yaml_records.py"), str(county), str(scratch), str(rounds)])
    return YamlFigures(**json.loads(said))


def measure_records(communities: int, largest: int, rounds: int) -> RecordFigures:
    """What it costs to check requests: in a file, in workbooks; and how much memory a big county takes."""
    county, year = plain_county(communities), in_one_file(plain_county(largest))
    sides = {"file": _check(in_one_file(county)), "books": _check(in_books(county, _BOOKS))}
    runs, requests = take_turns(sides, rounds), EACH["tasks"]
    return RecordFigures(
        communities * requests,
        _BOOKS,
        runs["file"],
        runs["books"],
        largest * requests,
        peak_total_mb(_check(year)),
    )


_BOOKS = 200


def _check(project: Path) -> Program:
    return Program((*SUNBOARD, "check", "-C", str(project)), _kept(project))


def measure_sheets(communities: int, rounds: int) -> SheetFigures:
    """The month's sheets of a county, and a few of them through other printers in the same run."""
    county, scratch = plain_county(communities), SCRATCH / "sheets"
    said = call(
        [PYTHON, script("sheets.py"), str(county), str(scratch), str(rounds), str(_PEER_SHEETS)]
    )
    out = SCRATCH / "sheets-printed"
    months = ("--kind", "month", "--paper", "a3", "--out", str(out))
    command = (*SUNBOARD, "print", "-C", str(county), *months)
    printing = Program(command, out, beside=(_kept(county),))
    return SheetFigures(**json.loads(said), total_mb=peak_total_mb(printing))


_PEER_SHEETS = 10


def stage_seconds(communities: int) -> str:
    """Where Sunboard's time goes, as text."""
    county = plain_county(communities)
    return call([PYTHON, script("stages.py"), str(county), str(_sunboard(county).out)])


def _alone(county: Path, communities: int, rounds: int) -> Figures:
    program = _sunboard(county)
    runs = take_turns({SUNBOARD_SIDE: program}, rounds)
    size = {SUNBOARD_SIDE: size_mb(program.out)}
    return Figures(communities, page_count(program.out), runs, size)


def _sunboard(county: Path, program: tuple[str, ...] = SUNBOARD, name: str = "site") -> Program:
    out = SCRATCH / f"{county.name}-{name}"
    command = (*program, "build", "-C", str(county), "--out", str(out))
    return Program(command, out, beside=(out.with_name(f".{out.name}-releases"), _kept(county)))


def _nothing_kept() -> dict[str, str]:
    """Variables with which nothing that was compiled or rendered is found, and nothing is kept."""
    empty = SCRATCH / "empty"
    empty.mkdir(exist_ok=True)
    return {"PYTHONPYCACHEPREFIX": str(empty), "PYTHONDONTWRITEBYTECODE": "1"}


def _kept(county: Path) -> Path:
    """What a project keeps between runs, its printed sheets among it."""
    return county / ".sunboard"


def _compare(ours: Program, theirs: Program, *flags: str) -> None:
    """Make sure that two sites show the same (see cells.py)."""
    call([PYTHON, script("cells.py"), str(ours.out), str(theirs.out), *flags])
