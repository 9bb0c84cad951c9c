"""Where Sunboard's time goes: a build by one process, with the seconds of each of its parts.

Runs as a program of its own, for guidance: `python benchmarks/stages.py COUNTY OUT`. A part that holds
others counts their time as its own as well.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path

_PARTS = {
    "project": ("read_programme", "read_records", "check_records"),
    "build": (
        "check_project",
        "ground_of",
        "word_rows",
        "write_sheets",
        "write_site",
        "write_report",
    ),
}
"""The functions that tell the story, in order, by the module that calls them."""


class Clock:
    """Adds up what parts take."""

    def __init__(self) -> None:
        self.spent: dict[str, list[float]] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Time a part of this process's work."""
        spent = self.spent.setdefault(name, [0.0, 0.0, 0.0, 0.0])
        began, before = time.perf_counter(), os.times()
        yield
        wall, after = time.perf_counter() - began, os.times()
        parts = (wall, after.user - before.user, after.system - before.system, 1)
        spent[:] = [old + new for old, new in zip(spent, parts, strict=True)]

    def watch(self, owner: object, name: str) -> None:
        """Time every call of a function or method."""
        function = getattr(owner, name)

        @wraps(function)
        def timed(*args: object, **kwargs: object) -> object:
            with self.part(name):
                return function(*args, **kwargs)

        setattr(owner, name, timed)

    def report(self) -> str:
        """A line a part."""
        head = f"{'':16}{'wall':>9}{'user':>9}{'system':>9}{'calls':>8}"
        lines = (
            f"{name:16}{wall:8.3f}s{user:8.2f}s{system:8.2f}s{calls:8.0f}"
            for name, (wall, user, system, calls) in self.spent.items()
        )
        return "\n".join([head, *lines])


def main(county: Path, out: Path) -> None:
    """Build with the clock running."""
    clock = Clock()
    with clock.part("import"):
        from sunboard import build, project  # noqa: PLC0415  (its time is one of the figures)
    from counties import ASKED  # noqa: PLC0415
    from sunboard.outputs.html.pages import Renderer  # noqa: PLC0415
    from sunboard.publishing.release import Release  # noqa: PLC0415  (imported just now)
    from sunboard.publishing.releases import Releases  # noqa: PLC0415

    for module in (project, build):
        for name in _PARTS[module.__name__.rpartition(".")[2]]:
            clock.watch(module, name)
    clock.watch(Renderer, "render")
    clock.watch(Release, "write")
    clock.watch(Releases, "publish")
    for old in (out, out.with_name(f".{out.name}-releases")):
        shutil.rmtree(old, ignore_errors=True)
    with clock.part("all but import"):
        build.build(build.BuildOptions(county, out, ASKED), lambda *_: None)
    print(clock.report())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
