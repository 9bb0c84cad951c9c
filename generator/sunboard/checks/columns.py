"""Work on columns, one after the other or on threads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sunboard.checks.drafts import Draft

THREADS = 2
"""Arrow and numpy let go of the interpreter lock; more threads than this gain nothing here."""

FEW_ROWS = 1000
"""Below this, handing columns to threads takes longer than what is done with them."""

Job = TypeVar("Job")
Result = TypeVar("Result")


def each_column(
    drafts: Iterable[Draft], work: Callable[[Job], Result], jobs: Collection[Job]
) -> list[Result]:
    """What is made of each column, in order: on threads where these kinds have many rows."""
    if sum(map(len, drafts)) < FEW_ROWS:
        return [work(job) for job in jobs]
    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(work, jobs))
