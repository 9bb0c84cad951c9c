"""The bars of the design (section 9), and whether the figures meet them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from measure import (
    COPY,
    HUGO,
    MKDOCS,
    MKDOCS_OFF_NAV,
    NOTHING_KEPT,
    SUNBOARD_SIDE,
    UNGATED,
    UNSYNCED,
    Figures,
    RecordFigures,
    SheetFigures,
    YamlFigures,
)
from runs import cpu_ratio, ratio

MOST_TIMES_HUGO = {1000: 1.4, 5000: 0.95}
"""By communities."""
MOST_SHARE_OF_GATES = {"input": 0.08, "output": 0.07}
LEAST_TIMES_FASTER_THAN_MKDOCS = 15
MOST_GROWTH = 1.2
MOST_PEAK_MB = 1500
MOST_DEMO_SECONDS = 6
MOST_YAML_US = 40
MOST_CSV_SECONDS, MOST_BOOKS_SECONDS, MOST_YEAR_MB = 3, 8, 1000
LEAST_SHEETS_A_SECOND = 60
MOST_SHEETS_MB = 1000
LEAST_TIMES_FASTER_THAN_PRINTERS = 10


@dataclass(frozen=True)
class Report:
    """All figures of a run; what was not asked for is None or left out."""

    sizes: tuple[Figures, ...] = ()
    """By number of communities, the smallest first."""
    mkdocs: Figures | None = None
    full: Figures | None = None
    demo: Figures | None = None
    yaml: YamlFigures | None = None
    records: RecordFigures | None = None
    sheets: SheetFigures | None = None


@dataclass(frozen=True)
class Bar:
    """One question, and its answer."""

    what: str
    bar: str
    measured: str
    is_met: bool | None
    """None where the figure is only stated."""


def judge(report: Report) -> list[Bar]:
    """Every bar that the figures speak of."""
    bars = [bar for figures in report.sizes for bar in _against_hugo_and_copy(figures)]
    if len(report.sizes) > 1:
        bars += _growth(report.sizes[0], report.sizes[-1])
    if report.mkdocs:
        bars += _against_mkdocs(report.mkdocs)
    if report.demo:
        bars.append(_demo(report.demo))
    if report.yaml:
        bars.append(_yaml(report.yaml))
    if report.records:
        bars += _records(report.records)
    if report.full:
        bars.append(_full(report.full))
    if report.sheets:
        bars += _sheets(report.sheets)
    return bars


def _against_hugo_and_copy(figures: Figures) -> Iterator[Bar]:
    at = f"at {figures.communities:,} communities"
    ours, hugo, copy = (figures.runs[side] for side in (SUNBOARD_SIDE, HUGO, COPY))
    times, most = ratio(ours, hugo), MOST_TIMES_HUGO.get(figures.communities)
    yield Bar(
        f"Wall time against Hugo's {at}",
        f"at most {most}×" if most else "—",
        f"{times:.2f}× ({cpu_ratio(ours, hugo):.2f}× its processor time)",
        times <= most if most else None,
    )
    yield Bar(f"Wall time against `cp -r` {at}", "stated", f"{ratio(ours, copy):.1f}×", None)
    yield Bar(
        f"The same as it runs first, nothing compiled or kept, {at}",
        "stated",
        f"{ratio(figures.runs[NOTHING_KEPT], hugo):.2f}×",
        None,
    )
    yield _syncing(figures, at)
    yield from _gates(figures, at)


def _syncing(figures: Figures, at: str) -> Bar:
    ours, unsynced = figures.runs[SUNBOARD_SIDE], figures.runs[UNSYNCED]
    return Bar(
        f"What syncing the release costs {at}",
        "stated",
        f"{ratio(ours, unsynced) - 1:+.0%} of the time with nothing synced"
        f" ({ours.wall:.2f} s against {unsynced.wall:.2f} s)",
        None,
    )


def _gates(figures: Figures, at: str) -> Iterator[Bar]:
    for side, gate in UNGATED.items():
        share = 1 - cpu_ratio(figures.runs[side], figures.runs[SUNBOARD_SIDE])
        most = MOST_SHARE_OF_GATES[gate] if figures.communities in MOST_TIMES_HUGO else None
        yield Bar(
            f"What the {gate} gate takes of the processor {at}",
            f"at most {most:.0%}" if most else "—",
            f"{share:.1%}",
            share <= most if most else None,
        )


def _growth(small: Figures, large: Figures) -> Iterator[Bar]:
    each = [f.runs[SUNBOARD_SIDE].wall / f.communities for f in (small, large)]
    growth = each[1] / each[0]
    yield Bar(
        f"Time a board at {large.communities:,} against {small.communities:,}",
        f"at most {MOST_GROWTH}×",
        f"{growth:.2f}× ({each[1] * 1000:.2f} ms against {each[0] * 1000:.2f} ms)",
        growth <= MOST_GROWTH,
    )
    peak, total = large.runs[SUNBOARD_SIDE].peak_mb, large.total_mb
    together = "" if total is None else f"; all its processes together {total:,.0f} MB"
    yield Bar(
        f"Peak memory at {large.communities:,}",
        f"under {MOST_PEAK_MB:,} MB",
        f"{peak:,.0f} MB in its largest process{together}",
        max(peak, total or 0) < MOST_PEAK_MB,
    )


def _against_mkdocs(figures: Figures) -> Iterator[Bar]:
    ours, mkdocs, off_nav = (figures.runs[side] for side in (SUNBOARD_SIDE, MKDOCS, MKDOCS_OFF_NAV))
    faster = ratio(mkdocs, ours)
    at = f"at {figures.communities:,}"
    yield Bar(
        f"Times faster than MkDocs + Material with the boards in its nav {at}",
        f"at least {LEAST_TIMES_FASTER_THAN_MKDOCS}×",
        f"{faster:.1f}× ({cpu_ratio(mkdocs, ours):.1f}× in processor time)",
        faster >= LEAST_TIMES_FASTER_THAN_MKDOCS,
    )
    yield Bar(
        f"The same with the boards left out of its nav {at}",
        "stated",
        f"{ratio(off_nav, ours):.1f}×",
        None,
    )


def _demo(figures: Figures) -> Bar:
    wall = figures.runs[SUNBOARD_SIDE].wall
    return Bar(
        f"Demonstration county, {figures.pages:,} pages, in a fresh process",
        f"under {MOST_DEMO_SECONDS} s",
        f"{wall:.2f} s",
        wall < MOST_DEMO_SECONDS,
    )


def _yaml(figures: YamlFigures) -> Bar:
    return Bar(
        f"A commitment of 10 keys in YAML, {figures.records:,} in a file",
        f"at most {MOST_YAML_US} µs",
        f"{figures.wall_us:.1f} µs ({figures.cpu_us:.1f} µs of processor)",
        figures.wall_us <= MOST_YAML_US,
    )


def _records(figures: RecordFigures) -> Iterator[Bar]:
    in_books = f"in {figures.books} workbooks"
    timed = (
        ("in a CSV file", figures.in_one_file, MOST_CSV_SECONDS),
        (in_books, figures.in_books, MOST_BOOKS_SECONDS),
    )
    for where, runs, most in timed:
        yield Bar(
            f"`sunboard check` of {figures.requests:,} requests {where}",
            f"under {most} s",
            f"{runs.wall:.2f} s ({runs.cpu:.2f} s of processor)",
            runs.wall < most,
        )
    yield Bar(
        f"Memory while a year of {figures.of_a_year:,} requests is checked",
        f"under {MOST_YEAR_MB:,} MB",
        f"{figures.year_mb:,.0f} MB in all processes together",
        figures.year_mb < MOST_YEAR_MB,
    )


def _full(figures: Figures) -> Bar:
    wall = figures.runs[SUNBOARD_SIDE].wall
    return Bar(
        f"Pages a second with every board on, {figures.communities:,} communities",
        "stated",
        f"{figures.pages / wall:,.0f} ({figures.pages:,} pages in {wall:.1f} s)",
        None,
    )


def _sheets(figures: SheetFigures) -> Iterator[Bar]:
    speed = figures.sheets / figures.seconds
    yield Bar(
        f"A3 month sheets a second, {figures.sheets:,} communities on {figures.cores} cores",
        f"at least {LEAST_SHEETS_A_SECOND}",
        f"{speed:.0f} ({figures.seconds:.1f} s)",
        speed >= LEAST_SHEETS_A_SECOND,
    )
    yield Bar(
        "Memory while they are printed",
        f"under {MOST_SHEETS_MB:,} MB",
        f"{figures.total_mb:,.0f} MB in all processes together",
        figures.total_mb < MOST_SHEETS_MB,
    )
    yield Bar(
        "Sheets made again once one community has changed",
        "1",
        str(figures.changed),
        figures.changed == 1,
    )
    ours, *others = figures.each.items()
    for name, theirs in others:
        faster = theirs["wall"] / ours[1]["wall"]
        yield Bar(
            f"Times faster than {name}, a sheet at a time",
            f"at least {LEAST_TIMES_FASTER_THAN_PRINTERS}×",
            f"{faster:.1f}× ({theirs['wall'] * 1000:.0f} ms against {ours[1]['wall'] * 1000:.0f} ms; "
            f"{theirs['cpu'] / ours[1]['cpu']:.1f}× in processor time)",
            faster >= LEAST_TIMES_FASTER_THAN_PRINTERS,
        )
