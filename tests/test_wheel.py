"""The wheel, installed where nothing else of the checkout is: it makes the bytes that the checkout makes."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.building import content
from tests.conftest import MadeOnce
from tests.factories import ROOT, copy_records

SAMPLE = ROOT / "tests" / "sample_data"
NOBODY = 65534
PARTS = ("content", "content-en", "site_templates")


@pytest.fixture(scope="session")
def wheel(made_once: MadeOnce) -> Path:
    """The wheel of this checkout, built as pip builds it, without the network."""

    def fill(folder: Path) -> None:
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    (found,) = made_once("wheel", fill).glob("*.whl")
    return found


@pytest.fixture(scope="session")
def installed(made_once: MadeOnce, wheel: Path) -> Path:
    """A virtual environment with the wheel and what it depends on, and nothing of the checkout."""

    def fill(folder: Path) -> None:
        for command in (
            [sys.executable, "-m", "venv", "--without-pip", str(folder / "env")],
            [
                *(sys.executable, "-m", "pip", "--python", str(folder / "env" / "bin" / "python")),
                *("install", "--quiet", "--no-index", "--no-deps", str(wheel)),
            ],
        ):
            subprocess.run(command, cwd=folder, check=True, env=bare_environment())
        # A line of such a file is a folder to look into; those that lie there are not read again, so that the
        # checkout, which the tests' own environment names in one, is not found.
        purelib = sysconfig.get_path("purelib")
        (packages,) = (folder / "env").glob("lib/python*/site-packages")
        (packages / "dependencies.pth").write_text(f"{purelib}\n", encoding="utf-8")

    return made_once("installed", fill) / "env"


def bare_environment() -> dict[str, str]:
    """What a command is started with: nothing of the tests', no home of anybody."""
    return {"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}


def as_somebody_else() -> Sequence[str]:
    """Begins a command of root's that somebody else is to run, who may read everything and change nothing."""
    if os.geteuid() != 0:
        return ()
    reads = [f"--{kind}-caps=+dac_read_search" for kind in ("inh", "ambient")]
    return ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *reads)


def run(installed: Path, folder: Path, *arguments: str) -> str:
    """Run the installed command as somebody else, in a folder of theirs, hidden from everybody."""
    done = subprocess.run(
        [*as_somebody_else(), str(installed / "bin" / "sunboard"), *arguments],
        cwd=folder,
        env=bare_environment(),
        umask=0o077,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """An empty folder of somebody else's."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    if as_somebody_else():
        os.chown(folder, NOBODY, NOBODY)
    return folder


def hand_over(folder: Path) -> None:
    """Give all that lies in a folder to whoever owns the folder."""
    owner = folder.stat()
    for path in folder.rglob("*"):
        os.chown(path, owner.st_uid, owner.st_gid)


def test_wheel_then_it_carries_all_that_a_project_may_lack(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    brought = {name.removeprefix("sunboard/installed/") for name in names if "/installed/" in name}
    kept = {
        path.relative_to(ROOT).as_posix()
        for part in PARTS
        for path in (ROOT / part).rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }
    assert brought == kept | {"mkdocs.yml"}
    tops = {name.split("/")[0] for name in names}
    assert tops == {"sunboard", "sunboard_demo", "sunboard-0.1.0.dist-info"}


def test_folder_with_nothing_but_records_then_the_same_site_as_the_checkout_s(
    installed: Path, elsewhere: Path, sample_site: Path
) -> None:
    copy_records(SAMPLE, elsewhere)
    hand_over(elsewhere)
    run(installed, elsewhere, "build", "--workers", "1")
    assert sorted(path.name for path in elsewhere.iterdir()) == [".sunboard", "build", "data"]
    made, expected = content(elsewhere / "build" / "site"), content(sample_site)
    assert made.keys() == expected.keys()
    assert [name for name in made if made[name] != expected[name]] == []


def test_demonstration_of_the_wheel_then_a_county_that_checks(
    installed: Path, elsewhere: Path
) -> None:
    run(installed, elsewhere, "demo", "--out", ".", "--communities", "1")
    assert "错误 " not in run(installed, elsewhere, "check")


def test_pages_templates_and_settings_of_the_project_s_own_then_they_win(
    installed: Path, elsewhere: Path
) -> None:
    copy_records(SAMPLE, elsewhere)
    own = {
        "content/about.md": "# 我们的说明\n",
        "content/extra.md": "# 另一页\n",
        "site_templates/assets/images/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "site_templates/components/colophon.html": (
            ROOT / "site_templates" / "components" / "colophon.html"
        )
        .read_text(encoding="utf-8")
        .replace("{% endmacro %}", "<p>我们的落款</p>{% endmacro %}"),
    }
    for name, text in own.items():
        (elsewhere / name).parent.mkdir(parents=True, exist_ok=True)
        (elsewhere / name).write_text(text, encoding="utf-8")
    hand_over(elsewhere)
    run(installed, elsewhere, "build", "--workers", "1")
    site = elsewhere / "build" / "site"
    pages = {
        name: (site / name / "index.html").read_text() for name in ("about", "extra", "method")
    }
    assert "我们的说明" in pages["about"]
    assert "另一页" in pages["extra"]
    assert "怎么算的" in pages["method"]
    assert all(
        "我们的落款" in page for page in [*pages.values(), (site / "index.html").read_text()]
    )
    logos = [path.read_text() for path in site.glob("assets/images/logo.*.svg")]
    assert logos == [own["site_templates/assets/images/logo.svg"]]


def test_settings_of_the_project_s_own_without_templates_then_only_its_pages(
    installed: Path, elsewhere: Path
) -> None:
    copy_records(SAMPLE, elsewhere)
    settings, _ = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:")
    (elsewhere / "mkdocs.yml").write_text(f"{settings}\nnav: [about.md]\n", encoding="utf-8")
    (elsewhere / "content").mkdir()
    (elsewhere / "content" / "about.md").write_text("# 我们的说明\n", encoding="utf-8")
    hand_over(elsewhere)
    run(installed, elsewhere, "build", "--workers", "1")
    site = elsewhere / "build" / "site"
    assert (site / "about" / "index.html").is_file()
    assert not (site / "object").exists()
