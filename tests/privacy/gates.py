"""Builds with each gate as it is or switched off: its function is replaced in the process that builds."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType

from tests.warm import go_on, import_all, redirect

INPUT = ("sunboard.checks.private.classes", "found_in", lambda *_: iter(()))
OUTPUT = ("sunboard.gate.judge", "Judge.codes_in", lambda *_: ())
"""Where each gate looks: module, function or method, and what finds nothing."""


@dataclass(frozen=True)
class Gates:
    """Which of the two are on."""

    input: bool = True
    output: bool = True


BOTH, NO_INPUT, NO_OUTPUT = Gates(), Gates(input=False), Gates(output=False)
NEITHER = Gates(input=False, output=False)


def build(project: Path, out: Path, gates: Gates = BOTH) -> tuple[int, str]:
    """Build in a fork: the exit code, and all that was said."""
    import_all()
    said = project / "said"
    child = os.fork()
    if child == 0:
        _become(["build", "-C", str(project), "--out", str(out), "--workers", "1"], said, gates)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said.read_text("utf-8", "replace")


def _become(arguments: list[str], said: Path, gates: Gates) -> None:
    """Go on as the command; doesn't return."""
    try:
        if not gates.input:
            switch_off(INPUT, kept=OUTPUT[0])
        if not gates.output:
            switch_off(OUTPUT, kept="")
        redirect([str(said)])
        go_on(arguments)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(70)


def switch_off(gate: tuple[str, str, Callable[..., object]], kept: str) -> None:
    """Replace a gate's function wherever it was imported, but for the module `kept`."""
    home, name, nothing = gate
    owner, _, method = name.partition(".")
    if method:
        setattr(getattr(sys.modules[home], owner), method, nothing)
        return
    real = getattr(sys.modules[home], name)
    assert isinstance(real, FunctionType)
    for module_name, module in list(sys.modules.items()):
        if module_name.startswith("sunboard.") and module_name not in (home, kept):
            for own, value in list(vars(module).items()):
                if value is real:
                    setattr(module, own, nothing)
