"""Builds with each gate as it is or switched off: its function is replaced in the process that builds."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import traceback
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sunboard
from sunboard.checks import saying
from sunboard.checks.private import classes
from sunboard.checks.private.classes import found_in
from sunboard.gate.judge import Judge
from sunboard.publishing import private_files

from tests.warm import go_on, import_all


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
    _import_the_rest()
    said = project / "said"
    child = os.fork()
    if child == 0:
        _become(["build", "-C", str(project), "--out", str(out), "--workers", "1"], said, gates)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said.read_text("utf-8", "replace")


@cache
def _import_the_rest() -> None:
    """Whatever a run would import later, and have a gate's function of its own then."""
    for module in pkgutil.walk_packages(sunboard.__path__, "sunboard."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _become(arguments: list[str], said: Path, gates: Gates) -> None:
    """Go on as the command; doesn't return."""
    try:
        if not gates.input:
            switch_off_input()
        if not gates.output:
            switch_off_output()
        if not gates.input and not gates.output:
            switch_off_reports()
        _say_into(said)
        go_on(arguments)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(70)


def _say_into(path: Path) -> None:
    """Like `tests.warm.redirect`, but leave open what others hold, who close it when they are collected."""
    said = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    for standard, descriptor in enumerate((os.open(os.devnull, os.O_RDONLY), said, said)):
        os.dup2(descriptor, standard)


def switch_off_input() -> None:
    """Whoever reads records, the programme, pages, files and their names finds nothing; the output gate does.

    What reports say goes through a door of its own, as reports are no part of a site.
    """
    for name, module in list(sys.modules.items()):
        is_input = name.startswith("sunboard.") and not name.startswith("sunboard.gate.")
        is_input = is_input and module not in (classes, saying)
        if is_input and vars(module).get("found_in") is found_in:
            module.found_in = lambda *_: iter(())
    private_files.bared = lambda content: content


def switch_off_output() -> None:
    """The output gate has nothing to look at closely, and finds nothing there."""
    Judge.first = lambda *_: None
    Judge.codes_in = lambda *_: ()


def switch_off_reports() -> None:
    """The door of reports stands open as well, so that what is planted is seen to come out there."""
    saying.found_in = lambda *_: iter(())
