"""A process that ends with the one that started it."""

import subprocess
import sys


def test_parent_that_is_gone_already_then_the_process_ends_at_once() -> None:
    code = (
        "import os; from sunboard.publishing.system import end_with_parent\n"
        "end_with_parent(os.getppid() + 1)\nprint('still here')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"")


def test_parent_that_is_there_then_the_process_goes_on() -> None:
    code = (
        "import os; from sunboard.publishing.system import end_with_parent\n"
        "end_with_parent(os.getppid())\nprint('still here')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == b"still here\n"
