"""The only door to the published folder: a release is written beside the live site and swapped in whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
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
        _make_folder(os.path.dirname(target))
        if self._live is not None and _holds(f"{self._live}/{path}", content):
            # Not every file system has links; and a second page at one address is refused below.
            with suppress(OSError):
                os.link(f"{self._live}/{path}", target)
                return
        _create(target, content)

    def place(self, path: str, file: Path) -> None:
        """Put a finished file that is kept elsewhere at an address of the site."""
        target = f"{self.folder}/{path}"
        _make_folder(os.path.dirname(target))
        # The live file where it is the same, so that an upload by date finds nothing new.
        live = f"{self._live}/{path}"
        source = live if self._live is not None and _holds(live, file.read_bytes()) else file
        try:
            os.link(source, target)
        except OSError:
            # Another disk, or a file system without links. A second file at one address is refused.
            _create(target, file.read_bytes())

    def publish(self) -> None:
        """Put the release in the place of the live site."""
        old = self.folder.with_name(self.folder.name + "-old")
        if self.out.is_dir():
            os.rename(self.out, old)
        try:
            os.rename(self.folder, self.out)
        except OSError:
            with suppress(OSError):
                os.rename(old, self.out)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _make_folder(folder: str) -> None:
    # Nearly every page has a folder of its own, just below one that is there.
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)


def _create(path: str, content: bytes) -> None:
    """Write a new file; two pages at one address must never pass unnoticed, so it may not be there yet."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    try:
        written = os.write(descriptor, content)
        while written < len(content):
            written += os.write(descriptor, content[written:])
    finally:
        os.close(descriptor)


def _holds(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb", buffering=0) as file:
            return os.fstat(file.fileno()).st_size == len(content) and file.read() == content
    except OSError:
        return False
