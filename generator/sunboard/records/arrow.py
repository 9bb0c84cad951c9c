"""Arrow without pandas, which it would import at the first list it is handed: a tenth of a small build.

Whoever asks for a frame (`Table.frame`, `TextTable.cells`) imports pandas then.
"""

from __future__ import annotations

import gc
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec

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


def release_unused() -> None:
    """Free the text tables nobody holds any more and hand Arrow's idle memory to the system.

    A build runs with the collector of cycles off, and cycles would keep every table to its end.
    """
    gc.collect()
    pa.default_memory_pool().release_unused()
