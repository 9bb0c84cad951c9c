"""The only door to the published folder: a release is written beside the live site and swapped in whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType


class Release:
    """A site being written. Nothing is seen of it until `publish`; leaving without that throws it away."""

    def __init__(self, out: Path) -> None:
        """Start a release that will replace the folder `out`."""
        self.out = out.resolve()
        self.out.parent.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix=f".{self.out.name}-", dir=self.out.parent))
        self.folder.chmod(0o755)
        self._live = str(self.out) if self.out.is_dir() else None

    def __enter__(self) -> Release:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, path: str, content: bytes) -> None:
        """Write one file; one that the live site holds with the same bytes is linked, not written again."""
        target = f"{self.folder}/{path}"
        try:
            self._place(path, target, content)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            self._place(path, target, content)

    def _place(self, path: str, target: str, content: bytes) -> None:
        if self._live is not None and _holds(f"{self._live}/{path}", content):
            os.link(f"{self._live}/{path}", target)
            return
        # "x": two pages at one address must never pass unnoticed.
        with open(target, "xb", buffering=0) as file:
            file.write(content)

    def publish(self) -> None:
        """Put the release in the place of the live site."""
        old = self.folder.with_name(self.folder.name + "-old")
        if self.out.is_dir():
            os.rename(self.out, old)
        os.rename(self.folder, self.out)
        shutil.rmtree(old, ignore_errors=True)


def _holds(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb", buffering=0) as file:
            return os.fstat(file.fileno()).st_size == len(content) and file.read() == content
    except FileNotFoundError:
        return False
