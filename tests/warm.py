"""Runs `sunboard` in forks of a process that has imported it: imports take half of a small run's time.

`python -m tests.warm` reads a request a line and answers with an exit code a line. A fork differs from a
process of its own in what Python sets at its start: whoever tests that starts one. MkDocs, which a
publication starts as a program, is a fork too.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import subprocess
import sys
import tempfile
import traceback
import warnings
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
IMPORTED = (
    *("sunboard.cli", "sunboard.build_command", "sunboard.publishing.sheet_printer"),
    *("sunboard.print_command", "sunboard.site_commands", "numpy.ma"),
    *("encodings.gb18030", "encodings.unicode_escape", "encodings.utf_8_sig"),
    *("multiprocessing.popen_fork", "multiprocessing.sharedctypes", "multiprocessing.synchronize"),
    *("mkdocs.commands.build", "mkdocs.config", "material"),
)
"""What a publication imports on its way, and what the program it starts does."""


def run_warm(arguments: list[str], cwd: Path | None = None) -> tuple[int, str, str]:
    """Exit code, what was printed, and what was said beside it."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        request = {
            "arguments": arguments,
            "cwd": str(cwd or Path.cwd()),
            "env": dict(os.environ),
            "streams": [str(out), str(err)],
        }
        process = _process()
        print(json.dumps(request), file=process.stdin, flush=True)
        answer = process.stdout.readline() if process.stdout else ""
        assert answer, "the process that runs commands has ended"
        return int(answer), out.read_text("utf-8"), err.read_text("utf-8")


@cache
def _process() -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.warm"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    atexit.register(process.kill)
    return process


def import_all() -> None:
    """Import what a publication imports on its way; what it starts must be started in the fork."""
    if "sunboard.publishing.sheet_printer" not in sys.modules:
        for name in IMPORTED:
            importlib.import_module(name)
        _prepare()
    # A program that has just begun has nothing to collect; what lies here is none of a fork's business.
    gc.freeze()


def _prepare() -> None:
    """Make what is the same in every run, whatever it is given, and have MkDocs forked as well."""
    from sunboard.calendar import china_calendar  # noqa: PLC0415 - the command line sets Arrow's allocator
    from sunboard.publishing import mkdocs_site  # noqa: PLC0415

    from tests.compiled import compile_boards  # noqa: PLC0415
    from tests.forked_mkdocs import ForkedMkDocs  # noqa: PLC0415

    china_calendar((), (), ())
    compile_boards()
    assert callable(mkdocs_site._program), "MkDocs is started by another name"
    setattr(mkdocs_site, "_program", ForkedMkDocs)  # noqa: B010 - of the same shape for its caller


def become(arguments: list[str], streams: list[str]) -> None:
    """Go on as the command; doesn't return."""
    redirect(streams)
    go_on(arguments)


def redirect(streams: list[str]) -> None:
    """Say what the command says into these files, and keep nothing else open."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    opened = [os.open(path, flags, 0o644) for path in dict.fromkeys(streams)]
    descriptors = (os.open(os.devnull, os.O_RDONLY), opened[0], opened[-1])
    for standard, descriptor in enumerate(descriptors):
        os.dup2(descriptor, standard)
    os.closerange(3, 256)


def go_on(arguments: list[str]) -> None:
    """Run the command with what is open; doesn't return."""
    tempfile.tempdir = None
    warnings.simplefilter("ignore")
    sys.argv = ["sunboard", *arguments]
    from sunboard.cli import run  # noqa: PLC0415 - imported already

    run()


def main() -> None:
    """Serve requests, one at a time."""
    import_all()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _run(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _run(request: dict[str, Any]) -> None:
    try:
        os.chdir(request["cwd"])
        os.environ.clear()
        os.environ.update(request["env"])
        become(request["arguments"], request["streams"])
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(70)


if __name__ == "__main__":
    main()
