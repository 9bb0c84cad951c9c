"""Standard input, output and error: open, able to write any sign, and no reason to stop half-way."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO


class _StandardError(TextIOWrapper):
    """What can't be written is tried once more, and then given up: there is nobody left to tell.

    A night whose log lies on a full disk must still take out of the site what was withdrawn.
    """

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError:
            self.flush()
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            with suppress(OSError):
                super().flush()


def prepare_standard_files() -> None:
    """Make the three files of a program fit to be used, whatever it was started with."""
    for number in range(3):
        _fill(number)
    # A console that has no sign for something is shown its number; a report must not end there.
    for stream in _streams():
        stream.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]
    if sys.stderr is not None:
        # Not on the old one's buffer, which is closed with it.
        written = os.fdopen(sys.stderr.fileno(), "wb", closefd=False)
        sys.stderr = _StandardError(
            written, sys.stderr.encoding, sys.stderr.errors, line_buffering=True
        )


def flush_standard_files() -> None:
    """Write down what was said. Nobody may be listening: what was done is done."""
    for stream in _streams():
        with suppress(OSError):
            stream.flush()


def _fill(number: int) -> None:
    """Open nothing where a standard file is closed: whatever is opened first would be taken for it."""
    try:
        os.fstat(number)
    except OSError:
        os.open(os.devnull, os.O_RDWR)


def _streams() -> list[TextIO]:
    # Python has none where the file was closed when it started.
    return [stream for stream in (sys.stdout, sys.stderr) if stream is not None]
