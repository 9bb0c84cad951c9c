"""The machine and the versions that the figures belong to; never its name."""

from __future__ import annotations

import os
import platform
import re
import sys
import time
from importlib.metadata import version
from pathlib import Path

_PACKAGES = (
    "pandas",
    "pyarrow",
    "numpy",
    "jinja2",
    "pyyaml",
    "mkdocs",
    "mkdocs-material",
    "hugo",
    "typst",
    "weasyprint",
)


Facts = list[tuple[str, str]]
"""Names and values."""


def machine_facts() -> Facts:
    """What is measured on, and how busy it is."""
    busy = os.getloadavg()[0]
    cores = len(os.sched_getaffinity(0))
    return [
        ("Processor", f"{_found('/proc/cpuinfo', r'model name.*: (.*)')}, {cores} cores used"),
        ("Memory", f"{int(_found('/proc/meminfo', r'MemTotal: *([0-9]+)')) / 2**20:.0f} GiB"),
        ("System", f"{platform.system()} {platform.release().split('-')[0]}"),
        ("Python", f"{platform.python_implementation()} {sys.version.split()[0]}"),
        ("Packages", ", ".join(f"{name} {version(name)}" for name in _PACKAGES)),
        ("A million additions in Python", f"{_fastest_loop() * 1000:.0f} ms, the fastest of 20"),
        ("Load when the run began", f"{busy:.2f} (0 is an idle machine, {cores} a busy one)"),
    ]


def _fastest_loop() -> float:
    """Seconds that tell how fast a machine was: the same one may be three times slower on another day."""

    def loop() -> float:
        began, total = time.perf_counter(), 0
        for number in range(1_000_000):
            total += number
        return time.perf_counter() - began

    return min(loop() for _ in range(20))


def _found(path: str, pattern: str) -> str:
    match = re.search(pattern, Path(path).read_text())
    return match[1].strip() if match else "0"
