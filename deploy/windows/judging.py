"""Says what would keep the zip from working on a Windows that has nothing else."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePosixPath

from deploy.windows.dlls import (
    AMD64,
    ENDINGS,
    NotAProgramError,
    is_windows_own,
    libraries_of,
    machine_of,
)

LONGEST = 150
"""Windows takes paths of 259 characters; the folder into which a clerk unpacks has its share of them."""

_NO_NAME = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ](/|$)|(^|/)(con|prn|aux|nul|(com|lpt)\d)(\.|/|$)')
_ELSEWHERE = (".so", ".dylib")
_PYTHON = ("python/python.exe", "python/LICENSE.txt")


class Judge:
    """Looks at each file once, and says at the end what is amiss."""

    def __init__(self) -> None:
        """Nothing is seen yet."""
        self._said: list[str] = []
        self._names: dict[str, str] = {}
        self._asked: defaultdict[str, list[str]] = defaultdict(list)

    def look(self, name: str, data: bytes) -> None:
        """Look at a file, by the way there from the zip's folder."""
        small = name.lower()
        if len(name) > LONGEST:
            self._said.append(f"{name}: longer than {LONGEST} characters")
        if _NO_NAME.search(small):
            self._said.append(f"{name}: no name that Windows takes")
        if small in self._names:
            self._said.append(f"{name}: the same name as {self._names[small]}")
        self._names[small] = name
        if small.endswith((*ENDINGS, *_ELSEWHERE)):
            self._look_at_program(name, data)

    def _look_at_program(self, name: str, data: bytes) -> None:
        try:
            is_ours = machine_of(data) == AMD64
            asked = libraries_of(data) if is_ours else set()
        except NotAProgramError:
            is_ours, asked = False, set()
        if not is_ours:
            self._said.append(f"{name}: no program file for 64-bit Windows")
        for library in asked:
            self._asked[library].append(name)

    def faults(self) -> list[str]:
        """What is amiss, a sentence each."""
        there = {PurePosixPath(name).name for name in self._names}
        return [
            *self._said,
            *(f"{name} is missing" for name in _PYTHON if name.lower() not in self._names),
            *(
                f"{library} is missing, which {names[0]} asks for"
                for library, names in sorted(self._asked.items())
                if library not in there and not is_windows_own(library)
            ),
        ]
