"""What all tests share: how properties are tried, and how golden files are renewed."""

import fcntl
import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("tests.factories")

from tests.factories import ROOT, build_site, copy_records  # noqa: E402 - its asserts explain themselves now
from tests.in_memory import memory  # noqa: E402

# The same cases on every run: a red build can be run again, and no stopwatch fails a busy machine.
settings.register_profile("sunboard", deadline=None, derandomize=True)
settings.load_profile("sunboard")
# Nothing of what is imported and collected is garbage.
gc.disable()
if folder := memory():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(folder))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-golden", action="store_true", help="write the files under tests/golden/ again"
    )


def pytest_collection_finish() -> None:
    """Leave thousands of tests and all that was imported out of every collection of cycles from here on."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Leave out what a file's tests have left for good, too: the check collects dozens of times a build."""
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


LEFT: pytest.StashKey[frozenset[Path]] = pytest.StashKey()


def left_in_the_checkout() -> frozenset[Path]:
    """The folders that builds made beside the records of the checkout."""
    patterns = (".sunboard", "tests/*/.sunboard", "tests/cases/*/.sunboard")
    return frozenset(path for pattern in patterns for path in ROOT.glob(pattern))


def pytest_sessionstart(session: pytest.Session) -> None:
    session.stash[LEFT] = left_in_the_checkout()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run whose builds left something in the checkout, where another process may be copying it."""
    left = left_in_the_checkout() - session.stash[LEFT]
    if left and "PYTEST_XDIST_WORKER" not in os.environ:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        session.config.get_terminal_writer().line(
            f"\nBuilds left {sorted(map(str, left))}: copy the records first."
        )


MadeOnce = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Makes a folder that all processes of a test run share, such as a built site."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent

    def make(name: str, fill: Callable[[Path], object]) -> Path:
        folder, done = root / name, root / f"{name}.done"
        with (root / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                folder.mkdir()
                fill(folder)
                done.touch()
        return folder

    return make


@pytest.fixture(scope="session")
def sample_site(made_once: MadeOnce) -> Path:
    """The site of `tests/sample_data/`; whoever changes it takes a copy."""
    sample = ROOT / "tests" / "sample_data"

    def fill(folder: Path) -> None:
        build_site(copy_records(sample, folder / "project"), folder / "site")

    return made_once("sample", fill) / "site"
