"""Where Sunboard's time goes: the stages of a build one after the other, each with its seconds.

Runs as a program of its own, for guidance: `python benchmarks/stages.py PROJECT`. Pages are made by one
process here, so that their parts can be told apart; a build shares them out.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

_PAGES = 1000
"""At most so many pages are made, rendered and written."""
_TODAY = date(2026, 10, 31)
"""Never used: the programme of a sample county names its day."""


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Print what a stage took: wall clock, user and system time of this process."""
    began, before = time.perf_counter(), os.times()
    yield
    wall, after = time.perf_counter() - began, os.times()
    user, system = after.user - before.user, after.system - before.system
    print(f"{name:24}{wall:8.3f} s wall {user:7.2f} s user {system:6.2f} s system", flush=True)


def main(project: Path) -> None:
    """Run the stages."""
    with stage("import"):
        from sunboard import build  # noqa: PLC0415  (its time is one of the figures)
        from sunboard.boards import make_county  # noqa: PLC0415
        from sunboard.checks import check_records  # noqa: PLC0415
        from sunboard.measures import derive_measures  # noqa: PLC0415
        from sunboard.publishing.mkdocs_site import ShellBuild  # noqa: PLC0415
        from sunboard.records import read_programme, read_records  # noqa: PLC0415
        from sunboard.rendering import make_renderer  # noqa: PLC0415
    gc.disable()
    theme = build.theme_project(project)
    keys = {(maker.section, maker.depth) for maker in build.BOARD_MAKERS}
    with tempfile.TemporaryDirectory() as folder:
        with stage("shells (beside the rest)"):
            shells = ShellBuild(theme, Path(folder), keys).wait().shells()
    with stage("read"):
        programme, _ = read_programme(project)
        tables, _ = read_records(project)
    assert programme is not None
    day = programme.as_of or _TODAY
    with stage("check"):
        records = check_records(tables, programme, day).records
    with stage("derive"):
        measures = derive_measures(records, programme, day)
    with stage("rows"):
        county = make_county(measures)
    with stage("renderer"):
        renderer = make_renderer(theme / "site_templates", shells, programme, day)
    with stage("first page of each kind"):
        plan = build.plan_pages(county)
        for maker, number in plan:
            if number == 0:
                renderer.render(maker.make(county, number))
    plan = plan[:_PAGES]
    with stage(f"make {len(plan)} pages"):
        pages = [maker.make(county, number) for maker, number in plan]
    with stage(f"render {len(plan)} pages"):
        rendered = [(page.path, renderer.render(page)) for page in pages]
    with tempfile.TemporaryDirectory() as folder, stage(f"write {len(plan)} pages"):
        with build.Release(Path(folder) / "site") as release:
            for path, content in rendered:
                release.write(f"{path}index.html", content)
            release.publish()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
