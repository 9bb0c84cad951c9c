"""What pages owe: every page there should be, every figure on it, and what goes with lists and figures."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from tests.reference import shown as reference
from tests.reference.county import County
from tests.reference.pages import SaidPage

OF_A_PAGE = (
    *("trend", "funnel", "strip", "pairs", "posts", "updated", "ladder", "notes", "months"),
    *("convened", "pager", "topic", "came", "away", "roster", "next", "corrected", "corrections"),
    *("answers", "happened", "evaluated", "late", "wall"),
)
OF_A_RECORD = ("own", "sum", "why", "so", "judged", "outcome", "milestones", "window")
BESIDE = ("note", "aside", "unclear", "course")
"""What stands beside a figure wherever it does."""


def differing(county: County, pages: Mapping[str, SaidPage]) -> Iterator[str]:
    """Pages that are missing or not known of, and figures that a page must show or must not."""
    expected = reference.pages(county)
    for path in sorted(expected.keys() - pages.keys()):
        yield f"there is no page {path}"
    for path in sorted(pages.keys() - expected.keys()):
        yield f"nothing is known of the page {path}"
    for path in sorted(pages.keys() & expected.keys()):
        keys = {key for key, _ in pages[path].figures()}
        for key in sorted(expected[path] - keys):
            yield f"{path or 'the front page'} doesn't show {key}"
        for key in sorted(keys - expected[path]):
            yield f"{path or 'the front page'} shows {key}, which it doesn't owe (shown*.py)"


def is_owed(key: str, value: str, pages: Container[str], shown: Container[str]) -> bool:
    """Whether a value has to be said somewhere; figures are owed by `differing`, rows by their lists.

    Args:
        key: What it is of: a figure's key, or a word for what is said and the page, record or figure.
        value: What the reference makes of it.
        pages: The paths of all pages.
        shown: The keys of all that is said.
    """
    kind, _, of = key.partition(" ")
    board = of.partition("/")[0]
    # Decisions and tasks have no page of their own; where they stand depends on no other.
    own = "" if board in ("decisions", "tasks") else f"{of}/"
    owing = {
        # "list order c/qinghe/ tasks", and "list silent/unit-no-record".
        "list": of.split(" ")[1] if " " in of else f"{board}/",
        "left": f"{board}/",
        "card": "",
        "tile": "e/",
        **dict.fromkeys(("cell", "count", "session", "stack", "folds"), of.split(" ")[0]),
        **dict.fromkeys(OF_A_PAGE, of),
        **dict.fromkeys(OF_A_RECORD, own),
    }
    if kind in owing:
        # Of no records there is no table.
        return owing[kind] in pages and (kind, value) != ("count", "0")
    return kind == "sheet" or (kind in BESIDE and of in shown)
