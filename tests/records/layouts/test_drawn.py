"""Records laid out at random are read back, each with its line.

Ten thousand of them by hand: `python -m tests.records.layouts.test_drawn [FIRST] [COUNT]`.
"""

import sys

import pytest
from sunboard.records.layouts.layout import lay

from tests.records.layouts.drawn import Draw, Drawn


def read(drawn: Drawn) -> dict[str, list[tuple[int, dict[str, str]]]]:
    laid = lay(drawn.sheet)
    assert laid.tables, [problem.text() for problem in laid.problems]
    return {
        table.kind.name: [
            (line, {name: texts[at].replace(" ", "") for name, texts in table.columns.items()})
            for at, line in enumerate(table.lines)
        ]
        for table in laid.tables
    }


def compare(seed: int) -> None:
    drawn = Draw(seed).sheet()
    found = read(drawn)
    stated = {
        kind: [(line, {n: t.replace(" ", "") for n, t in record.items()}) for line, record in rows]
        for kind, rows in drawn.tables.items()
    }
    assert found == stated, seed


@pytest.mark.parametrize("seed", range(150))
def test_a_drawn_sheet_is_read_back(seed: int) -> None:
    compare(seed)


if __name__ == "__main__":
    first, count = (int(word) for word in (*sys.argv[1:], "0", "10000")[:2])
    for seed in range(first, first + count):
        compare(seed)
