"""What a project's pages say: every figure by the key in its markup, made in this process.

No theme stands around them, so that hundreds of small counties are read in the time of one build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lxml import html
from sunboard.boards.addresses import DATA
from sunboard.checks.saying import format_problem
from sunboard.days import Asked
from sunboard.measures.ground import Ground, make_ground
from sunboard.problems import Severity
from sunboard.project import check_project

from tests.asking import ask

ROOT = Path(__file__).parents[2]
NOW = datetime(2027, 3, 31, tzinfo=UTC)


@dataclass(frozen=True)
class SaidPage:
    """One page: its text, and its figures."""

    path: str
    tree: html.HtmlElement

    def lists(self) -> Iterator[tuple[str, list[str]]]:
        """The rows of every list on the page by key: what each says before anything in small type."""
        for found in self.tree.xpath("//*[@data-list]"):
            yield found.get("data-list"), [_first_words(row) for row in found.xpath("li")]

    def figures(self) -> Iterator[tuple[str, str]]:
        """Every figure that the page shows, by key."""
        for element in self.tree.iter():
            key = element.get("data-figure")
            if key is not None:
                yield key, element.get("data-value") or ""


def read_county(project: Path, *, is_spoiled: bool = False) -> Ground:
    """Everything that a project's pages and sheets are made from.

    Args:
        project: The folder that holds `data/`.
        is_spoiled: Whether some of it is made to be withheld.

    Raises:
        AssertionError: a record is withheld, which a county made to be valid must not have.
    """
    checked = check_project(project, Asked(NOW))
    errors = [p for p in checked.checked.problems if p.severity is Severity.ERROR]
    assert is_spoiled or errors == [], "\n".join(format_problem(problem) for problem in errors[:20])
    return make_ground(
        checked.checked.records,
        checked.programme,
        checked.as_of,
        checked.publications,
        consent_day=checked.days.consent_day,
    )


def make_pages(county: Ground) -> Mapping[str, SaidPage]:
    """Every board of a county by its path, but for the page of open data, whose tables `package.py` reads."""
    return {
        path: SaidPage(path, shown.element) for path, shown in ask(county).items() if path != DATA
    }


def _first_words(row: html.HtmlElement) -> str:
    return " ".join(row[0].text_content().split())
