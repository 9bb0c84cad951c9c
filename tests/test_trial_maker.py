"""A trial made again in one process shows, to the byte, what `sunboard preview` makes of the same records."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sunboard.build import BuildOptions
from sunboard.days import Asked
from sunboard.outputs.html.shells import ShellError
from sunboard.preview import obstacles_of
from sunboard.project import RefusedError
from sunboard.served_site import ServedSite, SiteFiles
from sunboard.trial_maker import TrialMaker

from tests.building import content
from tests.factories import own_theme, run_sunboard, write_project

DAY = date(2026, 10, 31)
MARKER = ".sunboard-site"
"""Says of a folder that it is a site; nobody is shown it."""


class _Kept(ServedSite):
    """One whose files a test may look at, too."""

    made: SiteFiles

    @contextmanager
    def remade(self) -> Iterator[SiteFiles]:
        with super().remade() as files:
            yield files
        self.made = files


class Trial:
    """A trial in memory, and the project it is of."""

    def __init__(self, project: Path) -> None:
        self.project, self.site = project, _Kept()
        asked = Asked(datetime(2026, 11, 1, tzinfo=UTC), DAY, DAY)
        options = BuildOptions(project, project / "none", asked, obstacles_of=obstacles_of)
        self.maker = TrialMaker(options, self.site)

    def shown(self) -> dict[str, bytes]:
        """Every file of it, by its path."""
        return dict(self.site.made.content_by_path)

    def previewed(self) -> dict[str, bytes]:
        """What the command makes of the same records, from the beginning."""
        out = self.project / "build" / "preview"
        run_sunboard("preview", "-C", self.project, "--as-of", str(DAY))
        return {path: made for path, made in content(out).items() if path != MARKER}

    def change(self, name: str, before: str, after: str) -> None:
        """Put other words into a file of the project."""
        file = self.project / name
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def trial(tmp_path: Path) -> Iterator[Trial]:
    trial = Trial(write_project(tmp_path))
    with trial.maker:
        trial.maker.make()
        yield trial


def test_records_that_changed_then_every_file_as_the_command_makes_it(trial: Trial) -> None:
    trial.site.read(("commitments/cn-2/index.html",))
    trial.change("data/commitments.csv", "12樘", "13樘")
    trial.change("data/tasks.csv", "fw-1,", "fw-0,")
    trial.maker.make()
    shown = trial.shown()
    assert shown == trial.previewed()
    assert "13樘".encode() in shown["commitments/cn-2/index.html"]


def test_page_that_was_looked_at_then_made_first(trial: Trial) -> None:
    trial.site.read(("commitments/cn-2/index.html",))
    trial.maker.make()
    pages = [path for path in trial.shown() if path.endswith(".html")]
    assert pages[0] == "commitments/cn-2/index.html"


def test_templates_and_own_words_that_changed_then_so_are_all_pages(tmp_path: Path) -> None:
    trial = Trial(own_theme(write_project(tmp_path)))
    with trial.maker:
        trial.maker.make()
        trial.change("data/programme.yml", "云桥县", "清源县")
        trial.change("site_templates/boards/page.html", "<h1", "<h1 data-new")
        trial.maker.forget()
        trial.maker.make()
    assert trial.shown() == trial.previewed()


def test_records_of_which_nothing_can_be_made_then_the_site_before_stays(trial: Trial) -> None:
    before = trial.shown()
    (trial.project / "data" / "communities.csv").rename(trial.project / "away.csv")
    with pytest.raises(RefusedError):
        trial.maker.make()
    assert trial.shown() == before
    (trial.project / "away.csv").rename(trial.project / "data" / "communities.csv")
    trial.maker.make()
    assert trial.shown() == before


def test_theme_that_is_broken_then_mended_on_the_next(tmp_path: Path) -> None:
    trial = Trial(own_theme(write_project(tmp_path)))
    shell = trial.project / "site_templates" / "theme" / "board.html"
    text = shell.read_text(encoding="utf-8")
    shell.write_text("nothing", encoding="utf-8")
    with trial.maker:
        with pytest.raises(ShellError):
            trial.maker.make()
        shell.write_text(text, encoding="utf-8")
        trial.maker.forget()
        trial.maker.make()
    assert trial.shown()
