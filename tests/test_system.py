"""A process that ends with the one that started it, and one that ends when its work is whole."""

import signal
import subprocess
import sys

import pytest


def test_parent_that_is_gone_already_then_the_process_ends_at_once() -> None:
    code = (
        "import os; from sunboard.system import end_with_parent\n"
        "end_with_parent(os.getppid() + 1)\nprint('still here')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"")


def test_parent_that_is_there_then_the_process_goes_on() -> None:
    code = (
        "import os; from sunboard.system import end_with_parent\n"
        "end_with_parent(os.getppid())\nprint('still here')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == b"still here\n"


HELD = """
import os, signal, sys
from sunboard.system import signals_held
signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
# Whoever runs the tests may ignore these.
signal.signal(signal.SIGHUP, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
with signals_held():
    os.kill(os.getpid(), signal.{name})
    print("whole", flush=True)
print("went on", flush=True)
"""


@pytest.mark.parametrize(
    ("name", "code"), [("SIGTERM", 143), ("SIGHUP", -signal.SIGHUP), ("SIGINT", -signal.SIGINT)]
)
def test_signal_within_what_has_to_be_whole_then_the_process_ends_after_it(
    name: str, code: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HELD.format(name=name)], capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (code, b"whole\n")


def test_signal_that_is_ignored_then_it_is_ignored_still() -> None:
    code = HELD.format(name="SIGHUP").replace("with", "signal.signal(1, signal.SIG_IGN)\nwith", 1)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == b"whole\nwent on\n"
