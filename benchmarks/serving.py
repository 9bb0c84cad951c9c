"""How long a change of a record takes until the open page shows it: `python -m benchmarks.serving`.

From the end of the file's writing to the reloaded page's having the new text, in Chromium, at the size of the
demonstration; and how long `sunboard serve` was on a processor by then, which other programs don't lengthen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import launch

ROOT = Path(__file__).parent.parent
FILE, WORD = Path("data", "deeds.csv"), "下班路上发现河滨花园门口有老人摔倒"
SIGNS = "甲乙丙丁戊己庚辛壬癸"
PAGES = ("deeds/sg-2026-0111/", "c/hebin/", "")
"""The record's own, and two that show it."""
PAUSE_SECONDS = 4.0
"""Enough for all other pages to be made as well."""


@contextmanager
def serving(project: Path, port: int) -> Iterator[int]:
    """The process of a `sunboard serve` that has said its address."""
    command = [sys.executable, "-m", "sunboard", "serve", "-C", str(project), "--port", str(port)]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        try:
            while "http://" not in os.pread(said.fileno(), 1 << 20, 0).decode():
                assert process.poll() is None, os.pread(said.fileno(), 1 << 20, 0).decode()
                time.sleep(0.1)
            yield process.pid
        finally:
            process.terminate()
            process.wait()


def processor_seconds(process: int) -> float:
    """What a process has used so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measured(page: Page, file: Path, process: int) -> tuple[list[float], list[float]]:
    """Seconds until the page shows each of some changes, and seconds on a processor."""
    before = file.read_text(encoding="utf-8")
    walls, busy = [], []
    for sign in SIGNS:
        time.sleep(PAUSE_SECONDS)
        changed, used = before.replace(WORD, f"{WORD}{sign}"), processor_seconds(process)
        file.write_text(changed, encoding="utf-8")
        start = time.perf_counter()
        page.get_by_text(f"{WORD}{sign}").first.wait_for(state="attached", timeout=60_000)
        walls.append(time.perf_counter() - start)
        busy.append(processor_seconds(process) - used)
    file.write_text(before, encoding="utf-8")
    return walls, busy


def main() -> None:
    """Measure the demonstration, page for page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8765)
    port = parser.parse_args().port
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = Path(folder)
        copytree(ROOT / "data", project / "data")
        with serving(project, port) as process:
            tab = launch(playwright).new_page()
            for address in PAGES:
                tab.goto(f"http://127.0.0.1:{port}/{address}")
                walls, busy = measured(tab, project / FILE, process)
                print(
                    f"{address}: median {median(walls):.2f} s (from {min(walls):.2f} to {max(walls):.2f}), "
                    f"on a processor {median(busy):.2f} s; load {os.getloadavg()[0]:.1f}"
                )


if __name__ == "__main__":
    main()
