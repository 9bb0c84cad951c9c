"""What one check found, as a line of the table that `make faults` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.faults.judge import Fault

SHOWN = 5
"""So many faults of a kind are told in full."""
COLUMNS = ("broken", "no site", "silent", "refused", "reworded", "ledger", "left over", "other")


@dataclass
class Line:
    """A check: what was tried, how often, what was found, and how long it took."""

    name: str
    points: int = 0
    least: int = 0
    """How many points it is to reach; fewer is a failure."""
    note: str = ""
    faults: list[tuple[str, Fault]] = field(default_factory=list)
    """Where, and what."""
    seconds: float = 0.0

    def add(self, where: str, faults: Iterable[Fault]) -> None:
        """Put down what one trial found, and say it at once: a full run takes long."""
        for fault in faults:
            self.faults.append((where, fault))
            if sum(fault.kind == other.kind for _, other in self.faults) <= SHOWN:
                print(f"{self.name}: {fault.kind}: {fault.seen}\n    at {where}", flush=True)

    @property
    def is_fine(self) -> bool:
        return not self.faults and self.points >= self.least

    def cells(self) -> list[str]:
        counts = Counter(fault.kind for _, fault in self.faults)
        known = [counts.pop(kind, 0) for kind in COLUMNS[:-1]]
        numbers = [self.points, *known, sum(counts.values())]
        return [self.name, *map(str, numbers), f"{self.seconds:.0f}", self.note]


def table(lines: list[Line]) -> str:
    """All lines, below a heading."""
    rows = [["check", "points", *COLUMNS, "s", ""], *(line.cells() for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place in (0, len(row) - 1) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
