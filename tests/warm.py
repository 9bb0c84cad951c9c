"""Runs `sunboard` in forks of a process that has imported it: imports take half of a small run's time.

`python -m tests.warm SOCKET` answers each request that comes by the socket (`warm_client.py`) with an exit
code, and ends when its input does. A fork differs from a process of its own in what Python sets at its start:
whoever tests that starts one. MkDocs, which a publication starts as a program, is a fork too.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import runpy
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import traceback
import warnings
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any

from tests.warm_client import LOST, ask

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(path.stem for path in (ROOT / "generator" / "sunboard").glob("*_command.py"))
IMPORTED = (
    *("sunboard.cli", "sunboard.publishing.sheet_printer", "sunboard.site_commands", "numpy.ma"),
    *(f"sunboard.{command}" for command in COMMANDS),
    *("encodings.gb18030", "encodings.unicode_escape", "encodings.utf_8_sig"),
    *("multiprocessing.popen_fork", "multiprocessing.sharedctypes", "multiprocessing.synchronize"),
    *("sunboard.publishing.bare_pictures", "sunboard.publishing.private_files"),
    *("cvttf_NotoSansCJK_Bold", "cvttf_NotoSansCJK_Regular"),
    *("mkdocs.commands.build", "mkdocs.config.defaults", "mkdocs.theme", "material.templates"),
    *("mkdocs.plugins", "mkdocs.localization", "babel.support", "jinja2.ext"),
    *("markdown.extensions.attr_list", "markdown.extensions.codehilite", "markdown.extensions.toc"),
    *("markdown.extensions.def_list", "markdown.extensions.fenced_code"),
    *("markdown.extensions.tables", "pygments.lexers", "pygments.formatters"),
)
"""What the commands import on their way, and what the program that a publication starts does."""


def run_warm(
    arguments: list[str], cwd: Path | None = None, program: str = "sunboard"
) -> tuple[int, str, str]:
    """Exit code, what was printed, and what was said beside it.

    `program` is the module to run: another than the command may fork on, from a process without threads.
    """
    with (
        open(os.devnull) as nothing,  # noqa: PTH123 - no file
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
    ):
        streams = [file.fileno() for file in (nothing, out, err)]
        code = ask(warm_socket(), arguments, str(cwd or Path.cwd()), streams, program)
        return code, *(_said(file) for file in (out, err))


def _said(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8")


@cache
def warm_socket() -> str:
    """Where the process that this one has for its runs is asked."""
    folder = tempfile.mkdtemp(prefix="sunboard-warm-")
    where = str(Path(folder, "socket"))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.warm", where],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    atexit.register(shutil.rmtree, folder)
    atexit.register(process.kill)
    ready = process.stdout.readline() if process.stdout else b""
    assert ready, "the process that runs commands has ended"
    return where


def import_all() -> None:
    """Import what the commands import on their way; what they start must be started in the fork."""
    if "sunboard.publishing.sheet_printer" not in sys.modules:
        for name in IMPORTED:
            importlib.import_module(name)
        from tests.prepared import prepare  # noqa: PLC0415 - the command line sets Arrow's allocator

        prepare()
    # A program that has just begun has nothing to collect; what lies here is none of a fork's business.
    gc.freeze()


def redirect(streams: list[str]) -> None:
    """Say what the command says into these files, and keep nothing else open."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    opened = [os.open(path, flags, 0o644) for path in dict.fromkeys(streams)]
    stand_on((os.open(os.devnull, os.O_RDONLY), opened[0], opened[-1]))


def stand_on(descriptors: Sequence[int]) -> None:
    """Have these for what is read, said and complained, and keep nothing else open."""
    for standard, descriptor in enumerate(descriptors):
        os.dup2(descriptor, standard)
    os.closerange(3, 256)


def go_on(arguments: list[str], program: str = "sunboard") -> None:
    """Run a program, mostly the command, with what is open; doesn't return."""
    tempfile.tempdir = None
    warnings.simplefilter("ignore")
    # What the server was started with may have been a file, whose places a pipe doesn't have.
    sys.stdout = os.fdopen(1, "w", encoding=sys.stdout.encoding, closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, sys.stderr.encoding, "backslashreplace", closefd=False)
    sys.argv = [program, *arguments]
    if program == "sunboard":
        from sunboard.cli import run  # noqa: PLC0415 - imported already

        run()
    code = _run_module(program)
    sys.stdout.flush()
    os._exit(code)


def _run_module(name: str) -> int:
    try:
        runpy.run_module(name, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def main(where: str) -> None:
    """Serve requests, one at a time."""
    import_all()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(where)
        listening.listen()
        print("ready", flush=True)
        while listening in select.select([listening, sys.stdin], (), ())[0]:
            with listening.accept()[0] as line:
                _serve(line)


def _serve(line: socket.socket) -> None:
    request, streams, _, _ = socket.recv_fds(line, 1 << 16, 3)
    while not request.endswith(b"\n"):
        request += line.recv(1 << 16)
    child = os.fork()
    if child == 0:
        _run(json.loads(request), streams)
    for stream in streams:
        os.close(stream)
    _, status = os.waitpid(child, 0)
    line.sendall(str(os.waitstatus_to_exitcode(status)).encode())


def _run(request: dict[str, Any], streams: Sequence[int]) -> None:
    try:
        os.chdir(request["cwd"])
        os.umask(request["umask"])
        os.environ.clear()
        os.environ.update(request["env"])
        stand_on(streams)
        go_on(request["arguments"], request["program"])
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(LOST)


if __name__ == "__main__":
    main(sys.argv[1])
