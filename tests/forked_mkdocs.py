"""Stands for the program that renders the hand-written pages: a fork, which has imported MkDocs."""

from __future__ import annotations

import os
import signal
import sys
import traceback

from sunboard.publishing import mkdocs_program


class ForkedMkDocs:
    """What `subprocess.Popen` would be, as far as a publication asks."""

    def __init__(self) -> None:
        parent, (told, tell), (hear, heard) = os.getpid(), os.pipe(), os.pipe()
        self.returncode: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            _become(parent, told, heard)
        os.close(told)
        os.close(heard)
        self.stdin, self._said = os.fdopen(tell, "wb"), hear

    def poll(self) -> int | None:
        return self._ended(os.WNOHANG)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def communicate(self) -> tuple[bytes, None]:
        with os.fdopen(self._said, "rb") as file:
            said = file.read()
        self._ended(0)
        return said, None

    def _ended(self, how: int) -> int | None:
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, how)
            self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode


def _become(parent: int, told: int, heard: int) -> None:
    """Run the program, and end; nothing of the publication stays open or is waited for."""
    code = 1
    try:
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        for standard, descriptor in enumerate((told, heard, heard)):
            os.dup2(descriptor, standard)
        os.closerange(3, 256)
        sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
        sys.stdout = sys.stderr = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        mkdocs_program._main(str(parent))
        code = 0
    except SystemExit as end:
        print(end.code)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)
