"""Builds of offices that keep more than records in their folder: files to publish, code nobody asked for."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sunboard.records.ledger_files import SITE_MARKER

from tests.building import STAYS, build, content
from tests.factories import ROOT, build_site, own_theme, write_project
from tests.traps import MODULES, lay_traps

LOADED_BEFORE_US = {"contextlib", "types", "sunboard"}
"""What `python -m` itself looks for in the current folder, before any line of ours runs."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return own_theme(write_project(tmp_path / "project"))


def put(file: Path, text: str = "x") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_files_of_content_and_static_then_at_their_places_with_their_names(
    project: Path, tmp_path: Path
) -> None:
    put(project / "content" / "img" / "map.svg", "<svg/>")
    with (project / "content" / "about.md").open("a", encoding="utf-8") as page:
        page.write("\n![图](img/map.svg)\n")
    put(project / "static" / "CNAME", "a.example")
    put(project / "static" / "MP_verify_x.txt", "x")
    put(project / "static" / "baidu_verify.html", "<p>x</p>")
    put(project / "static" / ".well-known" / "security.txt", "y")
    site = build_site(project, tmp_path / "site")
    for name, text in {
        "img/map.svg": "<svg/>",
        "CNAME": "a.example",
        "MP_verify_x.txt": "x",
        "baidu_verify.html": "<p>x</p>",
        ".well-known/security.txt": "y",
    }.items():
        assert (site / name).read_text(encoding="utf-8") == text
    assert 'src="../img/map.svg"' in (site / "about" / "index.html").read_text("utf-8")


def test_static_of_a_project_without_a_theme_of_its_own_then_published(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    put(project / "static" / "CNAME", "a.example")
    assert (build_site(project, tmp_path / "site") / "CNAME").is_file()


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a board's address": (
        lambda project: put(project / "static" / "commitments" / "index.html"),
        "commitments/index.html",
    ),
    "a board's address in content": (
        lambda project: put(project / "content" / "c" / "qinghe" / "index.html"),
        "c/qinghe/index.html",
    ),
    "a hand-written page's address": (
        lambda project: put(project / "static" / "about" / "index.html"),
        "about/index.html",
    ),
    "a page at a board's address": (
        lambda project: put(project / "content" / "silent.md", "# 我们的\n"),
        "silent/index.html",
    ),
    "a file where a folder of boards is": (
        lambda project: put(project / "static" / "c"),
        "c：",
    ),
    "two files at one address": (
        lambda project: put(project / "static" / "a.txt")
        and put(project / "content" / "A.txt"),
        "static/a.txt",
    ),
    "a pipe in content": (
        lambda project: os.mkfifo(project / "content" / "pipe.md"),
        "content/pipe.md",
    ),
    "a secret": (lambda project: put(project / "static" / ".env"), "static/.env"),
    "a link out": (
        lambda project: put(project / "static" / "x").unlink()
        or (project / "static" / "x").symlink_to("../data/people.csv"),
        "static/x",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_file_that_cannot_be_published_then_1_its_name_and_the_live_site_stays(
    what: str, project: Path, tmp_path: Path
) -> None:
    spoil, said = REFUSED[what]
    spoil(project)
    site = put(tmp_path / "www" / "site" / "404.html").parent
    (site / SITE_MARKER).write_text('{"release": "r"}', encoding="utf-8")
    before = content(site)
    run = build(project, site)
    assert run.code == 1, run
    assert said in run.err
    assert STAYS.search(run.err)
    assert "Traceback" not in run.err
    assert content(site) == before


BESIDE_PYTHON = Path(sys.executable).with_name("sunboard")
"""The command as an installation makes it."""


@pytest.mark.parametrize(
    ("command", "modules"),
    [
        ([str(BESIDE_PYTHON)], set(MODULES)),
        ([sys.executable, "-P", "-m", "sunboard"], set(MODULES)),
        ([sys.executable, "-m", "sunboard"], set(MODULES) - LOADED_BEFORE_US),
    ],
    ids=["sunboard", "python -P -m sunboard", "python -m sunboard"],
)
def test_modules_beside_the_records_then_not_imported(
    command: list[str], modules: set[str], project: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    lay_traps(project, modules, told)
    arguments = ["build", "-C", ".", "--out", str(tmp_path / "site"), "--workers", "2"]
    run = subprocess.run([*command, *arguments], cwd=project, capture_output=True, check=False)
    assert not told.exists(), told.read_text(encoding="utf-8")
    assert run.returncode == 0, run.stderr.decode()


def test_build_then_it_does_without_pandas_and_masked_arrays() -> None:
    """Importing them takes a tenth of a small build; whoever asks for a frame, or for masks, still has them."""
    program = (
        "import sys\n"
        "from datetime import UTC, date, datetime\n"
        "from pathlib import Path\n"
        "from sunboard.boards.makers import word_rows\n"
        "from sunboard.days import Asked\n"
        "from sunboard.measures.ground import make_ground\n"
        "from sunboard.project import check_project\n"
        "import sunboard.build, sunboard.site_files\n"
        "asked = Asked(datetime(2026, 12, 1, tzinfo=UTC), date(2026, 10, 31))\n"
        "checked = check_project(Path(sys.argv[1]), asked)\n"
        "word_rows(make_ground(checked.checked.records, checked.programme, checked.as_of))\n"
        "assert not {'pandas', 'numpy.ma'} & {*sys.modules}\n"
        "import numpy\n"
        "assert numpy.ma.masked_array([1, 2], [0, 1]).sum() == 1\n"
        "assert numpy.nanmedian([1, numpy.nan, 3]) == 2\n"
        "print(len(checked.checked.records['tasks'].frame))\n"
    )
    sample = ROOT / "tests" / "sample_data"
    command = [sys.executable, "-c", program, str(sample)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
