"""Names and characters whose order is held to that of ICU."""

import gzip
from collections.abc import Iterable
from pathlib import Path
from random import Random

import sunboard.language
from sunboard.language.characters import is_chinese, pinyin_of_name
from sunboard.language.ordering import pinyin_key, stroke_key
from sunboard_demo.wording import load

FOLDER = Path(sunboard.language.__file__).parent
KEPT = Path(__file__).with_name("names_in_icu_order.txt")
"""Names by the strokes of their characters, an empty line, and the same names by pinyin."""


def our_order(names: Iterable[str], kind: str) -> list[str]:
    """The same by the tables."""
    if kind == "stroke":
        return sorted(names, key=stroke_key)
    return sorted(names, key=lambda name: [*map(pinyin_key, pinyin_of_name(name))])


def drawn_names(rng: Random, count: int) -> list[str]:
    """Made-up names: as the demonstration makes them, of any characters there are, and of other peoples."""
    common = load("names")
    surnames = [
        *common["surnames"],
        *"单曾翟区仇任解查令长万澹盖葛华纪",
        "令狐",
        "万俟",
        "澹台",
        "长孙",
        "欧阳",
        "司马",
    ]
    given = [
        c for sex in ("men", "women") for part in ("first", "second") for c in common[sex][part]
    ]
    rare = sorted({*characters_of("strokes.txt.gz")} & {*characters_of("readings.txt.gz")})
    others = ["阿卜杜拉·买买提", "买买提·单江", "Smith", "Anna Li", "王Anna", "阿依古丽·曾"]

    def draw() -> str:
        if rng.random() < 0.01:
            return rng.choice(others)
        signs = given if rng.random() < 0.7 else rare
        return rng.choice(surnames) + "".join(rng.choices(signs, k=rng.choice((1, 2))))

    return sorted({draw() for _ in range(count)})


def characters_of(table: str) -> list[str]:
    """All that a table has."""
    text = gzip.decompress((FOLDER / table).read_bytes()).decode()
    return sorted({sign for sign in text if is_chinese(sign)})
