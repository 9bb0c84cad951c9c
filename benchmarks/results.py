"""RESULTS.md: the figures of a run as a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bars import Bar, Report, judge
from counties import EACH
from machine import Facts
from measure import Figures

_ABOUT = f"""\
Both sides write the same pages: one board a community, with {EACH["commitments"]} commitments,
{EACH["tasks"]} tasks and {EACH["deeds"]} deeds each. Sunboard starts from the records (places and units
in YAML, the rest in CSV), checks them, and works out every status and figure. Hugo starts from JSON that
holds Sunboard's own finished cells, one file a board, and sets the whole board in Sunboard's shell;
calendars and feeds it copies as they are. Up to November 2026 it set three tables of a board and left out
its other sections, so that its times then are of other pages. MkDocs starts from the same cells as Markdown.
After the runs the boards are compared, Hugo's element by element with all attributes and words, MkDocs' by
the rows of its records; one that differs stops the benchmark.

Each side runs once to warm up and then in turns with the others; a ratio is the median over the pairs,
everything else the median over the runs. Folders of output are removed and the disk is quiet before each
run, so every run writes all its files; what it reads is in the page cache, which nobody but an
administrator can empty. Every run is a fresh process. What the program compiles or renders once for all
runs, its modules, its templates and its own pages, is there from the warm-up, but for the side that finds
nothing of it. `cpu` is processor time of all processes, `peak` the resident memory of the largest one.

Sheets: each community's month on A3, from the records in memory to a PDF/UA-1 file each, the start of the
processes included. A few of them are then set by other printers as well, from the same values as one HTML
page: warm, sheet for sheet in turns, one process each; Chromium shares its work out over several."""


def results_page(report: Report, machine: Facts, command: str, day: date, *, is_whole: bool) -> str:
    """The page; `is_whole` is False where only a part was measured."""
    parts = [
        "# Benchmark results",
        f"Measured on {day.isoformat()} by `{command}`."
        + ("" if is_whole else " **Only a part.**"),
        _ABOUT,
        "## Bars",
        _table("What | Bar | Measured | Met", (_bar_cells(bar) for bar in judge(report))),
        *_run_tables(report),
        "## Machine",
        _table("What | Which", machine),
    ]
    return "\n\n".join(parts) + "\n"


def _run_tables(report: Report) -> Iterable[str]:
    titled = [(f"{f.communities:,} communities", f) for f in report.sizes]
    if report.mkdocs:
        titled.append((f"MkDocs, {report.mkdocs.communities:,} communities", report.mkdocs))
    if report.full:
        titled.append((f"Every board on, {report.full.communities:,} communities", report.full))
    if report.demo:
        titled.append(("Demonstration county", report.demo))
    heads = "Side | wall | fastest–slowest | cpu | peak | site | runs"
    for title, figures in titled:
        yield f"## {title}"
        yield f"{figures.pages:,} pages."
        yield _table(heads, _run_rows(figures))


def _run_rows(figures: Figures) -> Iterable[Sequence[str]]:
    for side, runs in figures.runs.items():
        fastest, slowest = runs.spread
        yield (
            side,
            f"{runs.wall:.2f} s",
            f"{fastest:.2f}–{slowest:.2f} s",
            f"{runs.cpu:.2f} s",
            f"{runs.peak_mb:,.0f} MB",
            f"{figures.site_mb[side]:,.1f} MB",
            str(len(runs.runs)),
        )


def _bar_cells(bar: Bar) -> Sequence[str]:
    met = {True: "met", False: "**missed**", None: "—"}[bar.is_met]
    return bar.what, bar.bar, bar.measured, met


def _table(heads: str, rows: Iterable[Sequence[str]]) -> str:
    names = heads.split(" | ")
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
