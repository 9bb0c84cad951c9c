"""Arrow without pandas and masked arrays, which it would import at the first list or array: a tenth of a build.

Whoever asks for a frame (`Table.frame`, `TextTable.cells`) imports pandas then.
"""

from __future__ import annotations

import gc
import importlib
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec

import numpy as np
import pyarrow as pa


class _NoPandas(MetaPathFinder):
    """Says of pandas that it isn't installed."""

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        if fullname == "pandas":
            raise ImportError(fullname)
        return None


def leave_out_pandas() -> None:
    """Let Arrow look for pandas now, once, and not find it; nothing where it is imported already."""
    if "pandas" in sys.modules:
        return
    finder = _NoPandas()
    sys.meta_path.insert(0, finder)
    try:
        pa.array([""])
    finally:
        sys.meta_path.remove(finder)


class _NoMasks:
    """Stands for `numpy.ma` until somebody imports it, and has no masked arrays."""

    MaskedArray = type("MaskedArray", (), {})

    def is_masked(self, _: object) -> bool:
        return False

    isMaskedArray = is_masked  # noqa: N815 - NumPy's name

    def __getattr__(self, name: str) -> object:
        """Whatever else is asked of it is asked of the module, which takes its place."""
        return getattr(importlib.import_module("numpy.ma"), name)


def leave_out_masks() -> None:
    """Let Arrow, which asks it of each array, and NumPy itself hear that none is masked."""
    if "numpy.ma" not in sys.modules:
        vars(np)["ma"] = _NoMasks()


def give_back() -> None:
    """Hand the memory to the system that nothing of this process is in."""
    pa.default_memory_pool().release_unused()


def release_unused() -> None:
    """Free the text tables nobody holds any more and hand Arrow's idle memory to the system.

    A build runs with the collector of cycles off, and cycles would keep every table to its end.
    """
    gc.collect()
    give_back()
