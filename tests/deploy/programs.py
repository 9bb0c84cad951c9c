"""Program files for Windows, and a package of them such as python.org gives out; nothing in them runs."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

from deploy.windows.dlls import AMD64

_BEGIN, _PLACE = 0x1000, 0x200


def program(*libraries: str, machine: int = AMD64) -> bytes:
    """A program file that asks for libraries: its headers, and one section with a table of imports."""
    names, at = b"", _BEGIN + 20 * (len(libraries) + 1)
    table = b""
    for library in libraries:
        table += struct.pack("<LLLLL", 0, 0, 0, at + len(names), 0)
        names += library.encode() + b"\0"
    section = table + bytes(20) + names
    directories = bytes(8) + struct.pack("<LL", _BEGIN if libraries else 0, len(table)) + bytes(112)
    optional = struct.pack("<H", 0x20B) + bytes(110) + directories
    header = b"PE\0\0" + struct.pack("<HHLLLHH", machine, 1, 0, 0, 0, len(optional), 0)
    place = struct.pack("<8sLLLL16x", b".idata", len(section), _BEGIN, len(section), _PLACE)
    file = b"MZ" + bytes(0x3A) + struct.pack("<L", 0x40) + header + optional + place
    return file.ljust(_PLACE, b"\0") + section


def embedded_package(folder: Path, version: str, *, without: str = "") -> Path:
    """Something named and laid out as python.org's embeddable package of a version."""
    stem = "python" + "".join(version.split(".")[:2])
    programs = (
        "python.exe",
        f"{stem}.dll",
        "python3.dll",
        "vcruntime140.dll",
        "vcruntime140_1.dll",
    )
    files = {
        **dict.fromkeys(programs, program("KERNEL32.dll")),
        f"{stem}.zip": b"",
        f"{stem}._pth": f"{stem}.zip\r\n.\r\n#import site\r\n".encode(),
        "LICENSE.txt": b"PSF",
    }
    path = folder / f"python-{version}-embed-amd64.zip"
    with zipfile.ZipFile(path, "w") as package:
        for name, data in files.items():
            if name != without:
                package.writestr(name, data)
    return path
