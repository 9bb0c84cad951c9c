"""`make pictures`: those of README.md, of the two demonstrations, and the handbook's, of a fictional office.

What is shown is what the commands say and make: an estate's board of the county and of the English-speaking
city on a phone; of the office in tests/cases/office-workbook the report of `check` as a terminal has it, the
marked workbook as LibreOffice prints it, and the first screen of a trial.
"""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PICTURES = HERE / "pages" / "pictures"
OFFICE = HERE.parent / "tests" / "cases" / "office-workbook"
BOARDS = {"zh": ("baihe-1", HERE / "estate.png"), "en": ("northgate-3", HERE / "estate-en.png")}
"""By language, the estate of a demonstration that is shown, and where its picture lies."""
_LINES, _WIDE = 16, 1180
_SHEET = "6"
"""The page of the printed workbook that has the sheet of requests, behind the list of problems."""
_CROPPED = ("-x", "60", "-y", "65", "-W", "1090", "-H", "210")
_TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #1d1f21; color: #e8e6e3; }}
pre {{ margin: 20px; font: 15px/1.6 "Noto Sans Mono CJK SC", monospace; white-space: pre-wrap; }}
</style><pre>$ {command}
{said}</pre>"""


def main() -> None:
    """Make all of them again."""
    for language, (estate, picture) in BOARDS.items():
        _board(language, estate, picture)
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "清源县"
        shutil.copytree(OFFICE, project / "data")
        said = _run("check", "-C", str(project)).replace(str(project), "清源县")
        _terminal("sunboard check -C 清源县", said, PICTURES / "check.png", Path(folder))
        _run("check", "-C", str(project), "--workbook")
        _workbook(next((project / ".sunboard" / "mending").glob("*.xlsx")), PICTURES / "marked.png")
        _run("preview", "-C", str(project))
        home = project / "build" / "preview" / "index.html"
        _shot(home.as_uri(), PICTURES / "preview.png", 1000, 900)


def _board(language: str, estate: str, picture: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _run("demo", "--lang", language, "--out", folder)
        _run("build", "-C", folder)
        board = Path(folder) / "build" / "site" / "e" / estate / "index.html"
        _shot(board.as_uri(), picture, 390, 760)


def _run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "sunboard", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout + done.stderr


def _terminal(command: str, said: str, picture: Path, work: Path) -> None:
    shown = "\n".join(said.splitlines()[:_LINES])
    page = work / "terminal.html"
    text = _TERMINAL.format(command=html.escape(command), said=html.escape(shown))
    page.write_text(text, encoding="utf-8")
    _shot(page.as_uri(), picture, _WIDE, 560)


def _shot(address: str, picture: Path, wide: int, high: int) -> None:
    subprocess.run(
        [
            "chromium-headless-shell",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--window-size={wide},{high}",
            f"--screenshot={picture}",
            address,
        ],
        check=True,
        capture_output=True,
    )


def _workbook(book: Path, picture: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(book)]
        subprocess.run(command, check=True, capture_output=True)
        pdf = Path(folder) / f"{book.stem}.pdf"
        out = picture.with_suffix("")
        page = [
            "pdftoppm",
            "-r",
            "110",
            *_CROPPED,
            "-png",
            "-f",
            _SHEET,
            "-l",
            _SHEET,
            "-singlefile",
        ]
        subprocess.run([*page, str(pdf), str(out)], check=True)


if __name__ == "__main__":
    main()
