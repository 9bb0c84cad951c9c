"""Hold what is built now against what another commit built of the same records.

The demonstration, the sample and the second programme are built by both; every difference of words, elements
and figures is printed once, with the number of pages and sheets that show it. `mended.txt` names the commit in
its first line, and below it the differences that are right.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.factories import ROOT
from tests.frozen.said import differences, said_by_site

PROJECTS = (ROOT, ROOT / "tests" / "sample_data", ROOT / "tests" / "second_programme")
MENDED = Path(__file__).with_name("mended.txt")
DAY = "2026-11-05"
"""Both are built as of this day, and consent is judged on it."""


_PARTS = ("generator", "site_templates", "content", "mkdocs.yml", "data", "tests")


def main() -> int:
    """Compare, print, and end with 1 where something differs that isn't listed."""
    commit, *listed = MENDED.read_text(encoding="utf-8").splitlines()
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        tree = _checked_out(commit, folder / "tree")
        for number, project in enumerate(PROJECTS):
            records = folder / f"project-{number}"
            shutil.copytree(project / "data", records / "data")
            after = _built(ROOT, records, folder / f"after-{number}")
            # Earlier commits have no defaults, so each reads the programme that it had.
            programme = project.relative_to(ROOT) / "data" / "programme.yml"
            shutil.copy(tree / programme, records / "data")
            before = _built(tree, records, folder / f"before-{number}")
            found += differences(said_by_site(before), said_by_site(after))
    unlisted = {difference: found[difference] for difference in found.keys() - set(listed)}
    for difference, count in sorted(unlisted.items(), key=lambda item: (-item[1], item[0])):
        print(f"{count}\t{difference}")
    print(f"{len(found)} differences, {len(unlisted)} of them not in {MENDED.name}")
    return 1 if unlisted else 0


def _checked_out(commit: str, folder: Path) -> Path:
    folder.mkdir()
    archive = subprocess.run(
        ["git", "archive", commit, *_PARTS],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    return folder


def _built(tree: Path, project: Path, out: Path) -> Path:
    command = [sys.executable, "-m", "sunboard", "build", "-C", str(project), "--out", str(out)]
    env = {"PYTHONPATH": str(tree / "generator"), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    days = ["--as-of", DAY, "--consent-day", DAY]
    subprocess.run([*command, *days], env=env, check=True, capture_output=True)
    return out


if __name__ == "__main__":
    sys.exit(main())
