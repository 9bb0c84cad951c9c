"""Gives back what reading and checking no longer need."""

from __future__ import annotations

import gc

import pyarrow as pa


def release_unused() -> None:
    """Free the text tables nobody holds any more and hand Arrow's idle memory to the system.

    A build runs with the collector of cycles off, and cycles would keep every table to its end.
    """
    gc.collect()
    pa.default_memory_pool().release_unused()
