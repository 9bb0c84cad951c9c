"""What a community's month costs on paper: Sunboard's sheets, and the same content through other printers.

Runs as a program of its own: `python benchmarks/sheets.py COUNTY SCRATCH ROUNDS PEER_SHEETS` prints JSON. The
peers set the same values as one HTML page (peers/sheet.html): WeasyPrint with its fonts found, Chromium with
its browser open, and Chromium started for each sheet, as offices do it from a script. Sheet for sheet they
take turns. The processor time is that of all processes: Chromium shares a page out over several.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from counties import ASKED
from jinja2 import Environment, FileSystemLoader
from places import CHECKOUT, PEERS
from playwright.sync_api import sync_playwright
from sunboard.boards.rows.commitments import commitments_by
from sunboard.checks import Checked
from sunboard.gate.gate import Gate
from sunboard.gate.report import gate_for
from sunboard.measures.ground import Ground, Scope, make_ground
from sunboard.outputs.sheets.documents import render_sheets
from sunboard.outputs.sheets.month import make_month_sheet
from sunboard.project import check_project
from sunboard.publishing.sheet_printer import Choice, print_sheets
from sunboard.publishing.typesetter import Typesetter
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

TEMPLATES = CHECKOUT / "site_templates" / "sheets"
MONTHS = Choice(kinds=frozenset({"month"}), papers=frozenset({"a3"}))

Printer = Callable[[int], bytes]


def main(project: Path, scratch: Path, rounds: int, peer_sheets: int) -> None:
    """Print everything in several processes, again with one community changed, then against the peers."""
    gc.disable()  # as a build does
    checked, county = _county(project)
    cores = len(os.sched_getaffinity(0))
    gate = gate_for(checked, county)
    seconds = [_print_all(county, gate, scratch, cores) for _ in range(rounds)]
    changed = _print_again(county, gate, scratch, cores)
    each = _against_peers(county, scratch, peer_sheets)
    sheets = county.size(Scope.COMMUNITY)
    figures = {"sheets": sheets, "cores": cores, "seconds": median(seconds), "changed": changed}
    print(json.dumps({**figures, "each": each}))


def _county(project: Path) -> tuple[Checked, Ground]:
    checked = check_project(project, ASKED)
    ground = make_ground(checked.checked.records, checked.programme, checked.as_of)
    return checked.checked, ground


def _print_all(county: Ground, gate: Gate, scratch: Path, workers: int) -> float:
    """The seconds that all sheets take from nothing, the start of the processes included."""
    shutil.rmtree(scratch, ignore_errors=True)
    began = time.perf_counter()
    print_sheets(county, gate, [TEMPLATES], scratch, workers, lambda *_: None, MONTHS)
    return time.perf_counter() - began


def _print_again(county: Ground, gate: Gate, scratch: Path, workers: int) -> int:
    """How many sheets are made again once one commitment of one community reads otherwise."""
    table, row = county.records["commitments"], commitments_by(county, Scope.COMMUNITY)[0][0]
    texts = list(table.texts("text"))
    texts[row] += "（已更正）"
    tables = {**county.records.tables, "commitments": table.saying(text=texts)}
    changed = make_ground(
        replace(county.records, tables=tables), county.programme, county.as_of, county.publications
    )
    return print_sheets(changed, gate, [TEMPLATES], scratch, workers, lambda *_: None, MONTHS).made


def _against_peers(county: Ground, scratch: Path, count: int) -> dict[str, dict[str, float]]:
    """The seconds of wall clock and of processor that a sheet takes, by printer."""
    last = min(count, county.size(Scope.COMMUNITY) - 1)
    with _chromium(county) as chromium:
        printers = {
            "Sunboard": _sunboard(county),
            "WeasyPrint": _weasyprint(county),
            "Chromium, its browser open": chromium,
            "Chromium, started each time": _chromium_anew(county, scratch),
        }
        for printer in printers.values():
            printer(0)
        each: dict[str, list[tuple[float, float]]] = {name: [] for name in printers}
        for number in range(1, last + 1):
            for name, printer in printers.items():
                began, spent = time.perf_counter(), _processor_seconds()
                pdf = printer(number)
                each[name].append((time.perf_counter() - began, _processor_seconds() - spent))
                assert pdf.startswith(b"%PDF"), name
    return {
        name: {"wall": median(w for w, _ in spent), "cpu": median(c for _, c in spent)}
        for name, spent in each.items()
    }


def _processor_seconds() -> float:
    """What this process and all it has started have used, ended ones included."""
    ended = os.times()
    total, waiting = sum(ended[:4]), _children(os.getpid())
    while waiting:
        process = waiting.pop()
        waiting += _children(process)
        with suppress(OSError):
            # After the name, which may hold spaces: state is 0, user time 11, system 12.
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return total


def _children(process: int) -> list[int]:
    try:
        tasks = [task / "children" for task in Path(f"/proc/{process}/task").iterdir()]
        return [int(child) for task in tasks for child in task.read_text().split()]
    except OSError:  # it has ended meanwhile
        return []


def _sunboard(county: Ground) -> Printer:
    typesetter = Typesetter([TEMPLATES], ())

    def print_one(number: int) -> bytes:
        sheet = make_month_sheet(county, number, "a3")
        return typesetter.pdf(render_sheets(sheet.title, [sheet]), county.as_of)

    return print_one


def _weasyprint(county: Ground) -> Printer:
    fonts, html = FontConfiguration(), _as_html(county)

    def print_one(number: int) -> bytes:
        pdf: bytes = HTML(string=html(number)).write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
        return pdf

    return print_one


@contextmanager
def _chromium(county: Ground) -> Iterator[Printer]:
    html = _as_html(county)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()

        def print_one(number: int) -> bytes:
            page.set_content(html(number))
            return page.pdf(prefer_css_page_size=True, tagged=True)

        yield print_one
        browser.close()


def _chromium_anew(county: Ground, scratch: Path) -> Printer:
    html, page, pdf = _as_html(county), scratch / "sheet.html", scratch / "sheet.pdf"
    command = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={scratch / 'profile'}", f"--print-to-pdf={pdf}", page.as_uri(),
    ]  # fmt: skip

    def print_one(number: int) -> bytes:
        page.write_text(html(number), encoding="utf-8")
        subprocess.run(command, capture_output=True, check=True)
        return pdf.read_bytes()

    return print_one


def _as_html(county: Ground) -> Callable[[int], str]:
    """Makes the sheet of a number as an HTML page."""
    environment = Environment(loader=FileSystemLoader(PEERS), autoescape=True)
    template = environment.get_template("sheet.html")

    def make(number: int) -> str:
        sheet = make_month_sheet(county, number, "a3")
        document: dict[str, Any] = json.loads(render_sheets(sheet.title, [sheet]))
        return template.render(document["sheets"][0])

    return make


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]).resolve(), int(sys.argv[3]), int(sys.argv[4]))
