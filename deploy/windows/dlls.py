"""What a program file for Windows says of itself: for which processor it is, and which libraries it asks for.

No compiler's tools are at hand where a site is made, and the two tables read here have not changed since 2005.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import PurePosixPath

AMD64 = 0x8664
"""The machine of Windows on 64-bit Intel and AMD processors."""

ENDINGS = (".dll", ".exe", ".pyd")
"""Names of files that the system loads as programs."""

_IMPORTS, _DELAYED = 1, 13
_SIZES = {_IMPORTS: 20, _DELAYED: 32}
_NAME_AT = {_IMPORTS: 12, _DELAYED: 4}

WINDOWS_OWN = frozenset(
    (
        *("advapi32", "bcrypt", "bcryptprimitives", "combase", "crypt32", "dbghelp", "gdi32"),
        *("iphlpapi", "kernel32", "ncrypt", "ntdll", "ole32", "oleaut32", "psapi"),
        *("rpcrt4", "secur32", "shell32", "shlwapi", "ucrtbase", "user32", "userenv"),
        *("version", "webservices", "winhttp", "wininet", "winmm", "ws2_32", "wsock32"),
    )
)
"""The libraries that every Windows 10 has, without their ending. The C++ library (msvcp140) is none of them."""


class NotAProgramError(ValueError):
    """A file is none that Windows loads."""


def machine_of(data: bytes) -> int:
    """The processor that a program file is for.

    Raises:
        NotAProgramError: it is none.
    """
    return int(struct.unpack_from("<H", data, _header(data) + 4)[0])


def libraries_of(data: bytes) -> set[str]:
    """The names, in small letters, of the libraries that a 64-bit program file asks for.

    Raises:
        NotAProgramError: it is none.
    """
    header = _header(data)
    return {
        _text(data, _place(data, header, name)).lower()
        for table in (_IMPORTS, _DELAYED)
        for name in _names(data, header, table)
    }


def is_windows_own(library: str) -> bool:
    """Whether every Windows has a library, which is named in small letters."""
    stem = PurePosixPath(library).stem
    return stem in WINDOWS_OWN or stem.startswith(("api-ms-win-", "ext-ms-"))


def _header(data: bytes) -> int:
    """Where the second header begins, behind that of DOS."""
    at = int.from_bytes(data[0x3C:0x40], "little")
    if data[:2] != b"MZ" or data[at : at + 4] != b"PE\0\0":
        raise NotAProgramError
    return at


def _names(data: bytes, header: int, table: int) -> Iterator[int]:
    """Where in memory the names of a table of imports lie, which ends with an empty line."""
    first = struct.unpack_from("<L", data, header + 24 + 112 + 8 * table)[0]
    at = _place(data, header, first) if first else None
    while at is not None:
        name = struct.unpack_from("<L", data, at + _NAME_AT[table])[0]
        at = at + _SIZES[table] if name else None
        if name:
            yield name


def _place(data: bytes, header: int, address: int) -> int:
    """Where in the file lies what will be at an address in memory."""
    sections, optional = struct.unpack_from("<H12xH", data, header + 6)
    for number in range(sections):
        at = header + 24 + optional + 40 * number
        size, begin, stored, place = struct.unpack_from("<LLLL", data, at + 8)
        if begin <= address < begin + max(size, stored):
            return int(place + address - begin)
    raise NotAProgramError


def _text(data: bytes, at: int) -> str:
    return data[at : data.index(b"\0", at)].decode("ascii")
