"""Lets `python -m sunboard` stand for the `sunboard` command."""

import os
import sys

# `-m` looks for modules in the current folder first, where an office's own files lie. Not through pathlib,
# which is not loaded yet and would be looked for there.
if not sys.flags.safe_path and sys.path[:1] == [os.getcwd()]:  # noqa: PTH109
    del sys.path[0]

from sunboard.cli import run

run()
