"""What pages owe: every page there should be, every figure on it, and what goes with lists and figures."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from tests.reference import shown as reference
from tests.reference.county import County
from tests.reference.pages import SaidPage

OF_A_PAGE = (
    *("trend", "funnel", "strip", "pairs", "posts", "updated", "ladder", "notes", "months"),
    *("convened", "pager", "topic", "came", "away", "roster", "next", "corrected", "corrections"),
)
OF_A_RECORD = ("why", "so", "judged", "outcome", "milestones", "window")
BESIDE = ("note", "unclear")
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
            yield f"{path or 'the front page'} shows {key}"


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
    if kind == "list":
        # "list order c/qinghe/ tasks", and "list silent/unit-no-record".
        return (of.split(" ")[1] if " " in of else f"{board}/") in pages
    if kind == "count":
        # Of no records there is no table.
        return value != "0" and of.split(" ")[0] in pages
    if kind in OF_A_PAGE:
        return of in pages
    if kind in ("own", "sum", *OF_A_RECORD):
        return f"{of}/" in pages or of.startswith(("decisions/", "tasks/"))
    if kind == "left":
        return f"{board}/" in pages
    return kind == "sheet" or (kind in BESIDE and of in shown)
