"""The packages that go into the zip: what the lock pins and Sunboard needs, as published for 64-bit Windows."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from email.parser import BytesParser
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename
from packaging.version import Version

PLATFORM = "win_amd64"


class IncompleteError(Exception):
    """The zip would lack something."""


class Wheel(NamedTuple):
    """One package, as it is published."""

    path: Path
    needs: tuple[Requirement, ...]

    @classmethod
    def read(cls, path: Path) -> Wheel:
        """Ask a wheel what it needs."""
        with zipfile.ZipFile(path) as wheel:
            (name,) = (n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
            said = BytesParser().parsebytes(wheel.read(name), headersonly=True)
        return cls(path, tuple(map(Requirement, said.get_all("Requires-Dist", ()))))

    @property
    def name(self) -> str:
        """The package's name, as it is compared."""
        return parse_wheel_filename(self.path.name)[0]

    @property
    def version(self) -> Version:
        """Which of its versions it is."""
        return parse_wheel_filename(self.path.name)[1]


def windows(version: str) -> dict[str, str]:
    """What markers of requirements are asked about: Windows, with a Python of a version like 3.12.10."""
    return {
        "implementation_name": "cpython",
        "implementation_version": version,
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_system": "Windows",
        "python_full_version": version,
        "python_version": ".".join(version.split(".")[:2]),
        "sys_platform": "win32",
    }


def pins(lock: str, environment: Mapping[str, str]) -> Iterator[str]:
    """The lines of a lock that count there, with their hashes and without their markers.

    pip would ask the markers of the machine that it runs on.
    """
    for line in lock.replace("\\\n", " ").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            what, *hashes = line.split(" --hash=")
            pin = Requirement(what)
            if pin.marker is None or pin.marker.evaluate(environment):
                yield " --hash=".join((f"{pin.name}{pin.specifier}", *map(str.strip, hashes)))


def download(lines: Sequence[str], version: str, folder: Path) -> None:
    """Have pip put the pinned wheels for that Python on Windows into a folder.

    Raises:
        IncompleteError: one is not to be had, or not what was pinned; pip has said which.
    """
    pinned = folder / "pins.txt"
    pinned.write_text("\n".join(lines), encoding="utf-8")
    target = ("--platform", PLATFORM, "--python-version", version, "--only-binary=:all:")
    told = ("--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", *told, *target, "-d", folder, "-r", pinned],
        check=False,
    )
    if done.returncode:
        raise IncompleteError("pip has not brought all packages")


def needed(wheels: Mapping[str, Wheel], environment: Mapping[str, str]) -> list[Wheel]:
    """Sunboard and all that it needs there, by name; what only builds packages stays behind.

    Raises:
        IncompleteError: something that is needed is not among the wheels, or in another version.
    """
    found: dict[str, Wheel] = {}
    waiting = [Requirement("sunboard")]
    while waiting:
        requirement = waiting.pop()
        wheel = wheels.get(canonicalize_name(requirement.name))
        if wheel is None or not requirement.specifier.contains(wheel.version, prereleases=True):
            raise IncompleteError(f"{requirement} is needed, and the lock doesn't pin it")
        if wheel.name not in found:
            found[wheel.name] = wheel
            waiting += [need for need in wheel.needs if _counts(need, requirement, environment)]
    return [found[name] for name in sorted(found)]


def _counts(need: Requirement, of: Requirement, environment: Mapping[str, str]) -> bool:
    return need.marker is None or any(
        need.marker.evaluate({**environment, "extra": extra}) for extra in ("", *of.extras)
    )
