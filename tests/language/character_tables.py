"""`python -m tests.language.character_tables`: the tables of Chinese characters, from ICU's own data.

It writes them, draws names, holds their orders to ICU's, and keeps some of them in ICU's order for the tests.
It needs PyICU, which nothing else does: `pip install pyicu`, beside the packages of development.
"""

import gzip
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from random import Random

import icu
from sunboard.language.characters import is_chinese

from tests.language.drawn_names import FOLDER, KEPT, characters_of, drawn_names, our_order

DRAWN, OF_THEM_KEPT = 12_000, 400
STROKE_MARK, NO_STROKES = "\ufdd0", 0x2800
"""ICU's mark before each group, with a sign of so many dots of Braille; a mark is put before surnames, too."""
SURNAME_MARK = "\ufdd1"


def make_tables() -> None:
    """Write both tables."""
    collator = icu.Collator.createInstance(icu.Locale("zh@collation=stroke"))
    strokes = (f"{strokes} {group}" for strokes, group in _groups(collator.getRules()))
    _write("strokes.txt.gz", strokes)
    _write("readings.txt.gz", (line for part in _readings() for line in (*part, "")))


def _groups(rules: str) -> Iterator[tuple[int, str]]:
    """Numbers of strokes, and the characters that have them, in ICU's order."""
    _, _, ordered = rules.partition("&[last regular]")
    ordered, _, _ = ordered.partition("&")
    _, *groups = ordered.split(f"<'{STROKE_MARK}")
    for sign, *group in groups:
        yield ord(sign) - NO_STROKES, "".join(filter(is_chinese, group))


def _readings() -> Iterator[Iterable[str]]:
    reader = icu.Transliterator.createInstance("Han-Latin")
    usual = defaultdict(list)
    for character in map(chr, range(0x2E80, 0x33480)):
        reading = reader.transliterate(character)
        if is_chinese(character) and re.fullmatch("[a-z]+", _without_tone(reading)):
            usual[reading].append(character)
    yield (f"{reading} {''.join(all_of_it)}" for reading, all_of_it in sorted(usual.items()))
    names = icu.Transliterator.createInstance("Han-Latin/Names").toRules()
    yield _rules(reader.toRules(), r"^\{(.)\}' '\?(.) > (\w+);")
    yield _rules(names, rf"^{SURNAME_MARK}\{{(.)\}}(?:' '\?(.))? > (\w+);")
    yield (*_rules(names, r"^\{(.)\}' '\?(.) > (\w+);"), *_rules(names, r"^([^\W])() > (\w+);"))


def _rules(rules: str, pattern: str) -> list[str]:
    found = re.findall(pattern, rules, re.MULTILINE)
    return [f"{reading} {character}{before}" for character, before, reading in found]


def _without_tone(reading: str) -> str:
    signs = unicodedata.normalize("NFD", reading)
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def _write(name: str, lines: Iterable[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    (FOLDER / name).write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def icu_order(names: Iterable[str], kind: str) -> list[str]:
    """Names as ICU alone has them: by the strokes of all their characters, or by their readings as names."""
    collator = icu.Collator.createInstance(icu.Locale(f"zh@collation={kind}"))
    reader = icu.Transliterator.createInstance("Han-Latin/Names")

    def key(name: str) -> object:
        if kind == "stroke":
            return collator.getSortKey(name)
        return [collator.getSortKey(syllable) for syllable in reader.transliterate(name).split()]

    return sorted(names, key=key)


def compare(names: list[str], kind: str) -> None:
    """Say where our order is another than ICU's."""
    differences = [
        pair
        for pair in zip(icu_order(names, kind), our_order(names, kind), strict=True)
        if len({*pair}) > 1
    ]
    print(
        f"{kind}: {len(names)} in order, {len(differences)} elsewhere than in ICU's",
        *differences[:5],
    )


def keep(names: list[str]) -> None:
    """Write names in ICU's orders, for the tests."""
    orders = ("\n".join(icu_order(names, kind)) for kind in ("stroke", "pinyin"))
    KEPT.write_text("\n\n".join(orders) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make_tables()
    drawn = drawn_names(Random(1), DRAWN)
    for table, kind in (("strokes.txt.gz", "stroke"), ("readings.txt.gz", "pinyin")):
        compare(characters_of(table), kind)
        compare(drawn, kind)
    keep(Random(2).sample(drawn, OF_THEM_KEPT))
