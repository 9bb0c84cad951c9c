"""No text that holds something private is passed over because none of the stems stands in it."""

import importlib
import pkgutil
import re

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sunboard.checks import private
from sunboard.checks.arrays import matches_any
from sunboard.checks.private.classes import CLASSES, stems_of
from sunboard.checks.private.names import NameFinder
from sunboard.checks.private.normal import readings_of
from sunboard.gate.prefilter import Prefilter

STEMS = stems_of(CLASSES)
GATE = Prefilter(NameFinder())
_PLAIN = "".join(map(chr, range(32, 127))) + "\n。"
_HAN = re.compile("[\u4e00-\u9fff]")
BEFORE, BEHIND = ("", "反映，", "育才路", "在3"), ("", "家", "，请处理", "。", "漏水")


def _patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern of the package by which something is told, by its module and name."""
    found = {}
    for module in pkgutil.iter_modules(private.__path__):
        names = vars(importlib.import_module(f"{private.__name__}.{module.name}"))
        for name, value in names.items():
            if isinstance(getattr(value, "pattern", None), str):
                found[f"{module.name}.{name}"] = re.compile(value.pattern, value.flags)
    return found


PATTERNS = _patterns()


def _texts(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    letters = sorted({*_PLAIN, *_HAN.findall(pattern.pattern)})
    inside = st.from_regex(pattern, alphabet=st.sampled_from(letters))
    return st.builds("{}{}{}".format, st.sampled_from(BEFORE), inside, st.sampled_from(BEHIND))


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_what_a_pattern_finds_then_a_stem_stands_in_it(name: str) -> None:
    @settings(
        max_examples=15,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(_texts(PATTERNS[name]))
    def holds(text: str) -> None:
        if any(each.holds(reading) for reading in readings_of(text) for each in CLASSES):
            assert matches_any(pa.array([text], pa.large_string()), STEMS)[0], text
            assert GATE.first(text.encode()) is not None, text

    holds()


def test_patterns_of_every_module_are_asked() -> None:
    assert {"homes", "numbers", "plights", "contacts", "abroad", "told_abroad", "somebody"} <= {
        name.partition(".")[0] for name in PATTERNS
    }
