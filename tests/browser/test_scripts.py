"""Scripts run, and styles are understood, in what telephones of 2020 bring: a WebView of that year."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted((ROOT / "site_templates/assets/javascripts").glob("*.js"))
ACORN = Path(__file__).parent / "node_modules/acorn/bin/acorn"
YEAR = "--ecma2019"
NEWER = re.compile(
    r"\.(?:at|replaceAll|matchAll|findLast|hasOwn|allSettled|any|groupBy|toSorted|replaceChildren)\("
    r"|structuredClone|queueMicrotask|DecompressionStream|AbortSignal|WeakRef|BigInt|globalThis|import\("
)
"""What came with 2020 or later, or not to all."""
STYLES = sorted((ROOT / "site_templates/assets/stylesheets").glob("*.css"))
NEWER_STYLES = re.compile(
    r":is\(|:where\(|\binset(?:-block|-inline)?:|aspect-ratio:|color-mix\(|@layer|@container"
    r"|\d(?:[dsl]vh|[dsl]vw)\b|\b(?:margin|padding)-trim:|accent-color:|@property|\blh\b|^\s*&",
    re.MULTILINE,
)
"""What drops a whole rule, or the place of something, where it isn't known.

`:has()`, `text-wrap` and the gaps of rows only cost a comfort.
"""
LARGEST = 15_000
"""Bytes; the search alone may be larger, as it is loaded where it is used."""


def parsed(text: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["node", ACORN, YEAR, "--silent"], input=text, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_script_then_a_web_view_of_2020_reads_and_knows_all_of_it(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert parsed(text).stderr == ""
    assert NEWER.findall(text) == []


@pytest.mark.parametrize("newer", ["a?.b", "a ?? b", "a ||= b", "class A { #b = 1 }", "1_000"])
def test_what_is_newer_then_it_is_refused(newer: str) -> None:
    assert parsed(newer).returncode != 0


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_style_then_a_web_view_of_2020_drops_no_rule_that_matters(style: Path) -> None:
    assert NEWER_STYLES.findall(style.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "newer", [":is(a, b) {}", "a { inset: 0; }", "a { height: 5dvh; }", "@layer x;"]
)
def test_style_that_is_newer_then_it_is_refused(newer: str) -> None:
    assert NEWER_STYLES.search(newer)


def test_script_then_small_but_for_the_search() -> None:
    sizes = {path.name: path.stat().st_size for path in SCRIPTS}
    assert {name for name, size in sizes.items() if size > LARGEST} == {"search.js"}
