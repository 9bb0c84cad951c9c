"""The handbook: every command in it runs, every page and picture that it leads to is there."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sunboard.publishing.links import dead_links

from tests.conftest import MadeOnce
from tests.daily.test_doings import SAID
from tests.factories import ROOT, run_sunboard

PAGES = ROOT / "docs" / "pages"
OFFICE, CITY = (ROOT / "tests" / "cases" / f"office-{name}" for name in ("workbook", "larkhaven"))
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
FINE = (0, 3)


def commands_of(page: Path) -> list[str]:
    """The lines of all blocks of a page that are to be typed."""
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def pages_with_commands() -> Iterator[str]:
    for page in sorted(PAGES.rglob("*.md")):
        if commands_of(page):
            yield page.relative_to(PAGES).as_posix()


def a_workbook(folder: Path, _: MadeOnce) -> None:
    shutil.copy(OFFICE / "结对共建台账.xlsx", folder)


def the_city_s_workbook(folder: Path, _: MadeOnce) -> None:
    shutil.copy(CITY / "Neighbourhood partners 2026.xlsx", folder)


def a_published_project(folder: Path, made_once: MadeOnce) -> None:
    published = made_once("handbook-project", publish_twice)
    for name, site in (("项目目录", "网站的目录"), ("PROJECT", "SITE")):
        shutil.copytree(published, folder / name, symlinks=True)
        shutil.copytree(folder / name / "build" / "site", folder / site)


def publish_twice(project: Path) -> None:
    shutil.copytree(OFFICE, project / "data")
    for _ in range(2):
        assert run_sunboard("publish", "--number", "-C", project).code in FINE


def a_shared_folder(folder: Path, made_once: MadeOnce) -> None:
    a_published_project(folder, made_once)
    for name in ("收件", "handed-in"):
        (folder / name / "东关社区").mkdir(parents=True)
        shutil.copy(OFFICE / "结对共建台账.xlsx", folder / name / "东关社区" / "台账11月.xlsx")


PREPARED: dict[str, Callable[[Path, MadeOnce], None]] = {
    "clerk.md": a_workbook,
    "many.md": a_shared_folder,
    "en/many.md": a_shared_folder,
    "en/clerk.md": the_city_s_workbook,
}
"""What stands in the folder in which a page's commands are typed; a published project where nothing is said."""


@pytest.mark.parametrize("name", [*pages_with_commands()])
def test_commands_run_in_their_order(name: str, tmp_path: Path, made_once: MadeOnce) -> None:
    PREPARED.get(name, a_published_project)(tmp_path, made_once)
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    for command in commands_of(PAGES / name):
        program, *arguments = shlex.split(command)
        if program == "make":
            assert set(arguments) <= targets, command
        elif program == "sunboard":
            run = run_sunboard(*map(known, arguments), cwd=tmp_path)
            allowed = (*FINE, 1) if arguments[0] in ("check", "audit") else FINE
            assert run.code in allowed, (command, run.out[-500:], run.err[-500:])
            assert "Traceback" not in run.err, run.err
        else:
            subprocess.run([program, *arguments], cwd=tmp_path, check=True)


def known(word: str) -> str:
    """An example's id, or day, as one of the project's own."""
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    own = {
        "fw-2026-00317": "dongguan-fw1",
        "2026-09-30": str(today - timedelta(days=1)),
        "2026-10-31": str(today),
    }
    return own.get(word, word)


def rows_of_wrong_doings() -> Iterator[tuple[str, str]]:
    """By page what `check` is said to say of each thing that is done wrong, from its last heading's table."""
    for page in sorted((PAGES / "daily").glob("*.md")):
        _, heading, table = page.read_text(encoding="utf-8").partition("## 写错了会怎样\n")
        for line in table.strip().splitlines()[2:] if heading else ():
            yield page.stem, line.strip("| ").split(" | ")[1]


def test_every_page_of_daily_life_says_what_comes_of_mistakes() -> None:
    pages = {page.stem for page in (PAGES / "daily").glob("*.md")}
    assert {page for page, _ in rows_of_wrong_doings()} == pages - {"index", "photos"}


@pytest.mark.parametrize(("page", "quoted"), [*rows_of_wrong_doings()])
def test_what_check_is_said_to_say_is_what_it_says(page: str, quoted: str) -> None:
    pieces = ".*".join(map(re.escape, quoted.split("…")))
    assert re.search(pieces, SAID.read_text(encoding="utf-8")), page


def test_handbook_is_made_without_a_warning(tmp_path: Path) -> None:
    config = ROOT / "docs" / "mkdocs.yml"
    command = ["-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    done = subprocess.run(
        [sys.executable, *command, "--site-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = {page.relative_to(tmp_path).as_posix() for page in tmp_path.rglob("index.html")}
    assert {"index.html", "clerk/index.html", "en/clerk/index.html"} <= made
    assert len(made) == len(list(PAGES.rglob("*.md")))
    assert dead_links(tmp_path, 1) == []
