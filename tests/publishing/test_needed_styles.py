"""A stylesheet without what can match nowhere: what may match stays, word for word."""

from __future__ import annotations

import pytest
from sunboard.publishing.needed_styles import needed_styles

PAGE = (
    '<article class="prose wide" id="main" data-scheme="dark"><p><a href="#x">a</a></p></article>'
)


@pytest.mark.parametrize(
    "css",
    [
        "p{margin:0}",
        ".prose p>a:hover{color:red}",
        ".prose.wide{a:b}",
        "#main{a:b}",
        "[data-scheme=slate] p{a:b}",
        ".prose:not(.gone,#none) p{a:b}",
        ":root{--ink:#000}a{color:var(--ink)}",
        "@media print{.prose p{margin:0}}",
        "@keyframes turn{from{a:b}}p{animation:turn 1s}",
        '@font-face{font-family:"x";src:url(x.woff2)}',
        'p{content:"}";background:url("data:image/svg+xml;x,{}")}',
        "p{margin:0!important;margin:1px}",
    ],
)
def test_rule_that_may_match_then_it_stays_as_it_is(css: str) -> None:
    assert needed_styles(css, [PAGE]) == css


@pytest.mark.parametrize(
    "css",
    [
        ".gone{a:b}",
        "p .gone{a:b}",
        ".prose.gone>a{a:b}",
        "#none p{a:b}",
        "[data-gone] p{a:b}",
        "@media print{.gone{a:b}}",
        "@supports (a:b){@media print{.gone{a:b}}}",
        ":root{--idle:url(x)}",
        ":root{--one:var(--two);--two:#000}",
        "@keyframes idle{from{a:b}}",
        "/* of what? */",
    ],
)
def test_rule_that_cannot_match_then_it_goes(css: str) -> None:
    assert needed_styles(css, [PAGE]) == ""


def test_one_of_several_selectors_matches_then_that_one_stays() -> None:
    css = ".gone,.prose a:is(.gone,.there),p .gone{a:b}"
    assert needed_styles(css, [PAGE]) == ".prose a:is(.gone,.there){a:b}"


def test_class_that_a_script_sets_or_variable_of_another_stylesheet_then_kept() -> None:
    css = ":root{--ink:#000}.open p{a:b}"
    assert needed_styles(css, [PAGE, 'list.add("open")'], ["p{color:var(--ink)}"]) == css
