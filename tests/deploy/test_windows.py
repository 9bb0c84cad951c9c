"""The zip for a Windows PC without Python: all that it needs is in it, and nothing that Windows refuses."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from deploy.windows.__main__ import make
from deploy.windows.dlls import libraries_of, machine_of
from deploy.windows.judging import Judge
from deploy.windows.portable import Embedded
from deploy.windows.wheels import IncompleteError, Wheel, needed, pins, windows
from tests.conftest import MadeOnce
from tests.deploy.programs import embedded_package, program
from tests.factories import ROOT

VERSION = "3.12.10"
FOLDER = "sunboard-0.1.0-windows/"
PACKAGES = "python/Lib/site-packages/"
BUILD_TOOLS = {"hatchling", "pluggy", "tomlkit", "trove-classifiers"}
FONTS = {"cvttf_NotoSansCJK_Bold", "cvttf_NotoSansCJK_Regular"}
I386, ARM64 = 0x14C, 0xAA64


@pytest.fixture(scope="session")
def packed(made_once: MadeOnce) -> Path:
    """The zip of this checkout, with the pinned packages for Windows and a Python that can't run."""

    def fill(folder: Path) -> None:
        build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
        (wheel,) = folder.glob("*.whl")
        make(embedded_package(folder, VERSION), wheel, folder, level=1)

    return made_once("portable", fill) / f"{FOLDER[:-1]}.zip"


@pytest.fixture
def names(packed: Path) -> list[str]:
    with zipfile.ZipFile(packed) as file:
        assert all(name.startswith(FOLDER) for name in file.namelist())
        return [name.removeprefix(FOLDER) for name in file.namelist()]


def read(packed: Path, name: str) -> bytes:
    with zipfile.ZipFile(packed) as file:
        return file.read(FOLDER + name)


def locked() -> dict[str, set[str]]:
    """Every version that the lock has of a package, whatever its markers."""
    found: dict[str, set[str]] = {}
    for line in re.findall(r"^[\w-]+==\S+", (ROOT / "requirements.lock").read_text(), re.MULTILINE):
        name, version = line.split("==")
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def installed(names: list[str]) -> dict[str, str]:
    """The packages in the zip, with their versions."""
    folders = {name.split("/")[3] for name in names if name.startswith(PACKAGES)}
    pairs = (
        folder.removesuffix(".dist-info").split("-") for folder in folders if "dist-info" in folder
    )
    return {canonicalize_name(name): version for name, version in pairs}


def test_packages_then_those_of_the_lock_and_all_that_sunboard_asks_for(names: list[str]) -> None:
    found, lock = installed(names), locked()
    assert found.pop("sunboard") == "0.1.0"
    assert lock.keys() - found.keys() == BUILD_TOOLS
    assert {name: version for name, version in found.items() if version not in lock[name]} == {}
    assert found["numpy"] == "2.5.5"  # which the lock has from Python 3.12 on
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    assert asked <= found.keys()


def test_compiled_modules_then_all_for_that_python_on_64_bit_windows(
    packed: Path, names: list[str]
) -> None:
    programs = [name for name in names if name.lower().endswith((".pyd", ".dll", ".exe"))]
    assert len(programs) > 100
    with zipfile.ZipFile(packed) as file:
        assert {machine_of(file.read(FOLDER + name)) for name in programs} == {0x8664}
    tags = {
        name.split(".", 1)[1] for name in programs if name.endswith(".pyd") and "." in name[:-4]
    }
    assert {tag for tag in tags if "cp3" in tag} == {"cp312-win_amd64.pyd"}
    assert not [name for name in names if name.endswith((".so", ".dylib"))]


def test_names_then_short_and_no_two_that_windows_takes_for_one(names: list[str]) -> None:
    assert max(map(len, names)) <= 150
    assert len({name.lower() for name in names}) == len(names)
    tops = {name.split("/")[0] for name in names}
    assert tops == {"LICENSE.txt", "README.txt", "python", "sunboard.cmd", "使用说明.txt"}


def test_what_windows_reads_then_lines_and_signs_as_it_knows_them(packed: Path) -> None:
    command = read(packed, "sunboard.cmd")
    assert command.isascii()
    assert b"chcp 65001" in command
    assert b"PYTHONUTF8=1" in command
    assert b'python.exe" -X utf8 -m sunboard' in command
    texts = [read(packed, name) for name in ("使用说明.txt", "README.txt", "LICENSE.txt")]
    assert all(text.startswith(b"\xef\xbb\xbf") for text in texts)
    assert all(text.count(b"\n") == text.count(b"\r\n") > 3 for text in (command, *texts))


def test_python_then_it_looks_at_its_own_packages_alone(packed: Path, names: list[str]) -> None:
    lines = read(packed, "python/python312._pth").decode().splitlines()
    assert lines == ["python312.zip", ".", "Lib/site-packages"]
    assert PACKAGES + "sunboard/installed/mkdocs.yml" in names


def test_licences_then_every_package_has_its_own(packed: Path, names: list[str]) -> None:
    assert "python/LICENSE.txt" in names
    infos = {name.split("/")[3] for name in names if ".dist-info/" in name}
    have = {
        name.split("/")[3]
        for name in names
        if re.search(r"\.dist-info/.*(licen[cs]e|copying|notice)", name, re.IGNORECASE)
    }
    assert {info.split("-")[0] for info in infos - have} == FONTS
    fonts = [name for name in names if name.endswith(".otf")]
    assert len(fonts) == len(FONTS)
    assert all("SIL Open Font License".encode("utf-16-be") in read(packed, name) for name in fonts)


def faults(*files: tuple[str, bytes]) -> list[str]:
    judge = Judge()
    for name, data in (("python/python.exe", program()), ("python/LICENSE.txt", b""), *files):
        judge.look(name, data)
    return judge.faults()


def refused() -> Iterator[tuple[str, bytes, str]]:
    yield f"{PACKAGES}a.so", b"\x7fELF", "no program file for 64-bit Windows"
    yield f"{PACKAGES}a.pyd", b"\x7fELF", "no program file for 64-bit Windows"
    yield f"{PACKAGES}a.pyd", program(machine=I386), "no program file for 64-bit Windows"
    yield f"{PACKAGES}a.dll", program(machine=ARM64), "no program file for 64-bit Windows"
    yield f"{PACKAGES}a.pyd", program("MSVCP140.dll"), "msvcp140.dll is missing, which"
    yield f"{PACKAGES}{'a' * 150}", b"", "longer than 150 characters"
    yield f"{PACKAGES}aux.py", b"", "no name that Windows takes"
    yield f"{PACKAGES}a:b.svg", b"", "no name that Windows takes"
    yield "python/Python.exe", program(), "the same name as python/python.exe"


@pytest.mark.parametrize(("name", "data", "said"), list(refused()))
def test_file_that_would_not_do_on_windows_then_said(name: str, data: bytes, said: str) -> None:
    (fault,) = faults((name, data))
    assert said in fault


def test_libraries_that_are_there_or_windows_own_then_nothing_is_said() -> None:
    asked = ("KERNEL32.dll", "api-ms-win-crt-heap-l1-1-0.dll", "Beside-1.dll")
    assert libraries_of(program(*asked)) == {name.lower() for name in asked}
    assert faults((f"{PACKAGES}a.pyd", program(*asked)), ("python/beside-1.DLL", program())) == []


@pytest.mark.parametrize(
    "name",
    [
        *("python-3.12.10.zip", "python-3.12.10-embed-win32.zip", "python-3.12.10-embed-arm64.zip"),
        *("python-3.10.11-embed-amd64.zip", "python-3.12.10-embed-amd64.zip"),
    ],
)
def test_python_of_another_kind_or_none_then_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"no zip")
    with pytest.raises(IncompleteError, match=r"python-3\.x\.y-embed-amd64\.zip"):
        Embedded.read(tmp_path / name)


LOCK = """\
both==1 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via sunboard
new==2 ; python_full_version >= '3.12' \\
    --hash=sha256:cc
new==1 ; python_full_version < '3.12' \\
    --hash=sha256:dd
there==1 ; sys_platform == 'win32' \\
    --hash=sha256:ee
here==1 ; sys_platform != 'win32' \\
    --hash=sha256:ff
"""


def test_lock_then_what_counts_on_that_windows_whatever_runs_here() -> None:
    assert [*pins(LOCK, windows("3.12.10"))] == [
        "both==1 --hash=sha256:aa --hash=sha256:bb",
        "new==2 --hash=sha256:cc",
        "there==1 --hash=sha256:ee",
    ]
    assert "new==1 --hash=sha256:dd" in pins(LOCK, windows("3.11.9"))


@pytest.mark.parametrize("need", ["there>=2", "nowhere ; sys_platform == 'win32'"])
def test_need_that_the_lock_does_not_meet_then_refused(need: str) -> None:
    def wheel(name: str, *needs: str) -> Wheel:
        return Wheel(Path(f"{name}-1-py3-none-any.whl"), tuple(map(Requirement, needs)))

    wheels = {
        "sunboard": wheel("sunboard", "there[more]", "elsewhere ; sys_platform == 'linux'"),
        "there": wheel("there", "deep ; extra == 'more'"),
        "deep": wheel("deep", "sunboard"),
    }
    found = needed(wheels, windows(VERSION))
    assert [each.name for each in found] == ["deep", "sunboard", "there"]
    with pytest.raises(IncompleteError, match=re.escape(need.partition(" ")[0])):
        needed({**wheels, "deep": wheel("deep", need)}, windows(VERSION))


def test_make_without_a_python_then_said_where_to_get_it() -> None:
    command = ["make", "--silent", "--old-file=.venv/.dev", "--old-file=wheel", "portable"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "python-3.x.y-embed-amd64.zip from python.org" in done.stderr
