"""What a commitment in YAML costs, from bytes to a table of text with places.

Runs as a program of its own: `python benchmarks/yaml_records.py COUNTY SCRATCH ROUNDS` prints the
microseconds a record of wall clock and of processor, and how many records there were.
"""

from __future__ import annotations

import csv
import gc
import json
import shutil
import sys
import time
from pathlib import Path
from statistics import median

from sunboard.records import read_records
from sunboard.schema import KIND_BY_NAME

KEYS = (
    "id",
    "unit",
    "community",
    "estate",
    "list",
    "text",
    "made_on",
    "due",
    "result",
    "done_on",
)
"""What each record says."""


def main(county: Path, scratch: Path, rounds: int) -> None:
    """Write a county's commitments as YAML, and read them again and again."""
    count = write_yaml(county / "data" / "commitments.csv", scratch)
    gc.disable()  # as a build does
    costs = [_read(scratch, count) for _ in range(rounds + 1)][1:]
    wall, cpu = (median(column) * 1e6 / count for column in zip(*costs, strict=True))
    print(json.dumps({"wall_us": wall, "cpu_us": cpu, "records": count}))


def write_yaml(commitments: Path, project: Path) -> int:
    """Write the commitments of a CSV file into a project of their own; returns how many."""
    shutil.rmtree(project, ignore_errors=True)
    (project / "data").mkdir(parents=True)
    label = {field.name: field.label for field in KIND_BY_NAME["commitments"].fields}
    with commitments.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with (project / "data" / "commitments.yml").open("w", encoding="utf-8") as out:
        for row in rows:
            lines = [f"{key}: {_scalar(row[label[key]])}".rstrip() for key in KEYS]
            out.write("- " + "\n  ".join(lines) + "\n")
    return len(rows)


def _scalar(text: str) -> str:
    """Text as an office would write it: in quotation marks only where YAML needs them."""
    is_plain = (
        ": " not in text and " #" not in text and not text.startswith(tuple("\"'[]{}>|*&!%#`@"))
    )
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _read(project: Path, count: int) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    tables, problems = read_records(project)
    spent = time.perf_counter() - wall, time.process_time() - cpu
    if len(tables["commitments"].cells) != count:
        raise SystemExit(
            f"{len(tables['commitments'].cells)} of {count} records read: {problems[:3]}"
        )
    return spent


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
