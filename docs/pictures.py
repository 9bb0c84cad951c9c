"""`make pictures`: those of README.md, of the two demonstrations, and the handbook's, of a fictional office.

What is shown is what the commands say and make: an estate's board of the county and of the English-speaking
city on a phone; of an office of each, in tests/cases, the report of `check` as a terminal has it, the marked
workbook as LibreOffice prints it, and the first screen of a trial.
"""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PICTURES = HERE / "pages" / "pictures"
CASES = HERE.parent / "tests" / "cases"
BOARDS = {"zh": ("baihe-1", HERE / "estate.png"), "en": ("northgate-3", HERE / "estate-en.png")}
"""By language, the estate of a demonstration that is shown, and where its picture lies."""
_LINES, _WIDE = 16, 1180
_CROPPED = ("-x", "60", "-y", "65", "-W", "1090", "-H", "210")
_TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #1d1f21; color: #e8e6e3; }}
pre {{ margin: 20px; font: 15px/1.6 "Noto Sans Mono CJK SC", monospace; white-space: pre-wrap; }}
</style><pre>$ {command}
{said}</pre>"""


@dataclass(frozen=True)
class Office:
    """An office whose tables the handbook shows."""

    case: str
    project: str
    """What the handbook calls its folder."""
    sheet: str
    """The page of its printed marked workbook that is shown, behind the list of problems."""
    end: str = ""
    """What its pictures' names end with."""
    spoken: tuple[str, ...] = ()
    """What is typed behind each command."""
    programme: str = ""
    """What its programme says, where the case has none."""
    names: str = ""
    """What it answers to the check before the trial: which department each short name means."""


OFFICES = (
    Office("office-workbook", "清源县", "6"),
    Office(
        "office-larkhaven",
        "larkhaven",
        "14",
        "-en",
        ("--lang", "en"),
        "county: Larkhaven\nname: Neighbourhood Commitments\nissuer: Office for Neighbourhoods\n"
        "supervision_phone: 0999-6100001\nlanguage: en\n",
        "units:\n  Housing: Larkhaven Housing Services\n  Highways: Larkhaven Highways and Transport\n"
        "  Parks: Larkhaven Parks and Trees\n  Libraries: Larkhaven Libraries\n"
        "  Adult Care: Larkhaven Adult Care\n  Street Care: Larkhaven Street Care and Waste\n",
    ),
)


def main() -> None:
    """Make all of them again."""
    for language, (estate, picture) in BOARDS.items():
        _board(language, estate, picture)
    PICTURES.mkdir(exist_ok=True)
    for office in OFFICES:
        with tempfile.TemporaryDirectory() as folder:
            _office(office, Path(folder))


def _office(office: Office, folder: Path) -> None:
    project = folder / office.project
    shutil.copytree(CASES / office.case, project / "data")
    if office.programme:
        (project / "data" / "programme.yml").write_text(office.programme, encoding="utf-8")
    check, marked, preview = (
        PICTURES / f"{name}{office.end}.png" for name in ("check", "marked", "preview")
    )
    asked = ("-C", str(project), *office.spoken)
    said = _run("check", *asked).replace(str(project), office.project)
    typed = " ".join(("sunboard check -C", office.project, *office.spoken))
    _terminal(typed, said, check, folder)
    _run("check", *asked, "--workbook")
    _workbook(next((project / ".sunboard" / "mending").glob("*.xlsx")), marked, office.sheet)
    if office.names:
        (project / "data" / "names.yml").write_text(office.names, encoding="utf-8")
    _run("preview", *asked)
    _shot((project / "build" / "preview" / "index.html").as_uri(), preview, 1000, 900)


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


def _workbook(book: Path, picture: Path, sheet: str) -> None:
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
            sheet,
            "-l",
            sheet,
            "-singlefile",
        ]
        subprocess.run([*page, str(pdf), str(out)], check=True)


if __name__ == "__main__":
    main()
