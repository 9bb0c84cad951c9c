"""A programme that calls every thing, every term and two steps otherwise: no default word stands anywhere.

Its records and their headings are in its own words, so that what is found is ours; records of the English one
are in Chinese.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
import yaml
from sunboard.build import BuildOptions, build
from sunboard.days import Asked
from sunboard.language.own_words import Word, rewording
from sunboard.records.defaults import DEFAULTS
from sunboard.records.words import put_in_messages, things
from sunboard_demo import write_demo

from tests.said_on_site import texts_of_site
from tests.site.test_own_labels import ORDINARY

CHINESE, ENGLISH = "zh-Hans", "en"
LABEL = {CHINESE: "label", ENGLISH: "label_en"}
STEPS = {
    CHINESE: {
        "dispatched": {"label": "庚", "name": "庚辛壬癸"},
        "evaluated": {"label": "壬", "name": "壬辛庚癸"},
    },
    ENGLISH: {
        "dispatched": {"label": "Zqstepc", "name": "zqnamec"},
        "evaluated": {"label": "Zqstepg", "name": "zqnameg"},
    },
}
STEPS_BEFORE = {
    CHINESE: ("社区派单", "群众评单", "派单", "评单", "点报派", "接办晒评"),
    ENGLISH: ("to a department", "by residents"),
}
ORDINARY_PHRASES = {"Passed up", "Open data", "Local organisation", "Very satisfied"}
"""English labels of several words that sentences have as well."""


def words_of(language: str) -> Iterator[str]:
    """A word of its own for each number, which no default word is part of."""
    for number in count(1):
        if language == CHINESE:
            yield "".join("甲乙丙丁戊庚辛壬癸子"[int(digit)] for digit in f"{number:03}")
        else:
            yield "zq" + "".join("abcdefghij"[int(digit)] for digit in f"{number:03}")


def otherwise(project: Path, language: str) -> None:
    """Call everything otherwise; terms of records mean what they did."""
    new, file = words_of(language), project / "data" / "programme.yml"
    words = {key: next(new) for key in things(language)}
    of_things = put_in_messages({key: Word(word) for key, word in words.items()}, language)
    put = rewording(of_things | {Word("派单"): Word("庚单"), Word("评单"): Word("壬单")})
    vocabularies = _defaults()["vocabularies"]
    for term in (term for terms in vocabularies.values() for term in terms):
        before = (*term.get("aliases", ()), term["label"], term.pop("label_en"), put(term["label"]))
        for note in ("note", "note_en"):
            term.pop(note, None)
        term |= {"label": next(new), "aliases": [*dict.fromkeys(before)]}
    programme = yaml.safe_load(file.read_text(encoding="utf-8")) | {"language": language}
    programme |= {"open_data": True, "words": words, "steps": STEPS[language]}
    if language == CHINESE:
        programme |= {key: put(programme[key]) for key in ("name", "issuer", "address")}
        _in_own_words(project / "data", put)
    programme["vocabularies"] = vocabularies
    file.write_text(yaml.safe_dump(programme, allow_unicode=True), encoding="utf-8")


def _defaults() -> dict[str, Any]:
    defaults: dict[str, Any] = yaml.load(DEFAULTS.read_bytes(), yaml.CSafeLoader)
    return defaults


def _in_own_words(data: Path, put: Callable[[str], str]) -> None:
    """Records, their headings too, in the programme's words."""
    rmtree(data / "ledger")
    (data / "calendar.yml").unlink()
    beside = (data / "pictures").rglob("*.png")
    files = {path for path in data.rglob("*") if path.is_file()}.difference(beside)
    for path in sorted(path for path in files if path.stem != "programme"):
        try:
            encoding, text = "utf-8", path.read_bytes().decode()
        except UnicodeDecodeError:
            encoding, text = "gb18030", path.read_bytes().decode("gb18030")
        path.write_bytes(put(text).encode(encoding))


@pytest.fixture(scope="module", params=[CHINESE, ENGLISH])
def made(
    request: pytest.FixtureRequest, made_once: Callable[[str, Callable[[Path], object]], Path]
) -> tuple[str, Path]:
    language = request.param

    def make(project: Path) -> None:
        write_demo(project, communities=3)
        otherwise(project, language)
        asked = Asked(datetime(2026, 11, 1, tzinfo=UTC))
        build(BuildOptions(project, project / "site", asked, 1), lambda _done, _of: None)

    return language, made_once(f"own-words-{language}", make)


def default_words(language: str) -> Iterator[str]:
    """What no thing and neither step is called any more."""
    for thing in things(language).values():
        for word in thing.words:
            yield from filter(None, (word.one, word.many))
    yield from STEPS_BEFORE[language]


def default_labels(language: str, told: str) -> Iterator[str]:
    """What no term is called any more; not what the language, or a record, calls so as well."""
    for term in (term for terms in _defaults()["vocabularies"].values() for term in terms):
        label = term[LABEL[language]]
        if language == CHINESE and label not in ORDINARY and label not in told:
            yield label
        if language == ENGLISH and " " in label and label not in ORDINARY_PHRASES:
            yield label


def said(language: str, project: Path) -> Iterator[tuple[str, str]]:
    """What the site says, with the file; in English but for names of columns, addresses and code."""
    kept = [word.one for thing in things(language).values() for word in thing.kept]
    others = "|".join(map(re.escape, kept))
    for path, text in texts_of_site(project / "site"):
        name = path.relative_to(project / "site").as_posix()
        if language == ENGLISH and (path.suffix not in (".html", ".pdf") or "data/" in name):
            continue
        addresses = r"|[\w.~-]*/[\w.~/-]*" if path.suffix == ".pdf" else ""
        yield name, re.sub(f"{others}{addresses}", " ", text)


def told_by_records(project: Path) -> str:
    """All that stands in records."""
    files = (p for p in (project / "data").rglob("*") if p.is_file() and p.stem != "programme")
    return "\n".join(path.read_bytes().decode("utf-8", "ignore") for path in files)


def test_no_default_word_stands_anywhere(made: tuple[str, Path]) -> None:
    language, project = made
    words, labels = (
        "|".join(sorted(map(re.escape, found), key=len, reverse=True))
        for found in (default_words(language), default_labels(language, told_by_records(project)))
    )
    whole = "(?:{})" if language == CHINESE else r"(?<![\w/-])(?:{})(?![\w/-]|\.csv\b)"
    pattern = re.compile(whole.format(f"(?i:{words})|{labels}"))
    left: Counter[tuple[str, str]] = Counter()
    for name, text in said(language, project):
        for match in pattern.finditer(text):
            left[name, text[max(0, match.start() - 15) : match.end() + 15]] += 1
    assert left == {}
    assert (words + labels).count("|") > 80


def test_headings_in_its_own_words_then_every_record_is_read(made: tuple[str, Path]) -> None:
    _, project = made
    report = json.loads((project / ".sunboard" / "build-report.json").read_text(encoding="utf-8"))
    assert [file for file in report["files"] if file["read"] != file["published"]] == []
    assert len({file["kind"] for file in report["files"]}) > 20


def test_renamed_honour_board_then_its_own_letters(made: tuple[str, Path]) -> None:
    language, project = made
    programme = yaml.safe_load((project / "data" / "programme.yml").read_text(encoding="utf-8"))
    name = programme["words"]["honour_board"]
    page = (project / "site" / "deeds" / "index.html").read_text(encoding="utf-8")
    head = page.partition('<h1 class="sb-honours__name">')[2].partition("</h1>")[0]
    assert name.lower() in head.partition("</span>")[0].lower()
    # An English name has other words behind it.
    others = 0 if language == CHINESE else len(":") + len(programme["words"]["deed"]) + len("s")
    assert head.count("<path ") == len(name) + others
