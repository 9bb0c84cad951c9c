"""Templates as code, kept where Python keeps its modules': compiling them takes longer than most sites."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from sunboard import language
from sunboard.language import Tongue

_MAKERS = (
    *(Path(__file__).with_name(name) for name in ("environment.py", "saying.py")),
    *sorted(Path(language.__file__).parent.glob("*.py")),
)
"""The modules that decide what a template is compiled to, and what is said in it."""


class CompiledTemplates(FileSystemBytecodeCache):
    """Jinja's own cache, of the program's own templates as one tongue has them.

    As with Python's own, nothing is kept where nothing can be written, or nobody wants it (`-B`). An office's
    own templates are compiled each time: whatever stands in one is kept nowhere else.
    """

    def __init__(self, templates: Path, tongue: Tongue) -> None:
        """Keep what is compiled beside the program's own templates."""
        folder = Path(cache_from_source(str(templates / "template.py"))).parent
        super().__init__(str(folder), f"%s.{tongue.tag}.jinja")
        self._templates, self._others = templates, set[str]()
        self._made_by = f"{_makers()}{tongue.fingerprint}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What a template is kept by."""
        key = super().get_cache_key(name, filename)
        if filename is None or not Path(filename).is_relative_to(self._templates):
            self._others.add(key)
        return key

    def get_source_checksum(self, source: str) -> str:
        """What its code follows from: its text, what is said in it, and what compiles it."""
        return blake2b(f"{self._made_by}{source}".encode(), digest_size=16).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """What is kept of a template, if that can be read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, if that can be."""
        if sys.dont_write_bytecode or bucket.key in self._others:
            return
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


@cache
def _makers() -> str:
    made = b"".join(path.read_bytes() for path in _MAKERS)
    return blake2b(made + jinja2.__version__.encode(), digest_size=16).hexdigest()
