"""A language in which no message has a Chinese character: what is Chinese still came from no catalogue.

The records are those of the English-speaking city, in which there is no Chinese either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sunboard import settings
from sunboard.build import BuildOptions, build
from sunboard.days import Asked
from sunboard.language import CHINESE
from sunboard_demo import write_demo

from tests.said_on_site import text_of_sheet, texts_of_page

CHINESE_TEXT = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
PSEUDO = replace(CHINESE, tag="en", reworded=lambda text: CHINESE_TEXT.sub("x", text))
SIGNATURE = {"晒榜"}
"""The product's own name, which is the same in every language."""


def outside(text: str) -> Iterator[str]:
    """What is Chinese in a text, but for the product's name."""
    yield from (each for each in CHINESE_TEXT.findall(text) if each not in SIGNATURE)


@pytest.fixture(scope="module")
def spoken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pseudo")
    write_demo(root, lang="en", communities=3)
    with (root / "data/programme.yml").open("a", encoding="utf-8") as programme:
        programme.write("open_data: yes\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "tongue_of", lambda _: PSEUDO)
        asked = Asked(datetime(2026, 11, 1, tzinfo=UTC))
        build(BuildOptions(root, root / "site", asked, 1), lambda _done, _of: None)
    return root / "site"


def test_pages_say_nothing_outside_the_catalogue(spoken_in: Path) -> None:
    found: Counter[str] = Counter()
    for path in sorted(spoken_in.rglob("*.html")):
        for text in texts_of_page(path.read_text(encoding="utf-8")):
            found.update(outside(text))
    assert found == {}


def test_sheets_say_nothing_outside_the_catalogue(spoken_in: Path) -> None:
    found: Counter[str] = Counter()
    for path in sorted(spoken_in.rglob("*.pdf")):
        found.update(outside(text_of_sheet(path)))
    assert found == {}


def test_data_say_nothing_outside_the_catalogue(spoken_in: Path) -> None:
    files = [each for form in ("csv", "json") for each in (spoken_in / "data").rglob(f"*.{form}")]
    found = {each.name: [*outside(each.read_text(encoding="utf-8"))] for each in files}
    assert {name: said for name, said in found.items() if said} == {}
    assert files


def test_what_is_outside_is_found() -> None:
    assert [*outside("甲 x 晒榜 A")] == ["甲"]
    assert [*texts_of_page('<p title="甲">乙</p><script>丙</script>')] == ["甲", " 乙  "]
