"""Writes a sample county: `sunboard demo`."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from sunboard.schema import KIND_BY_NAME

from sunboard_demo.batch import Records, batches
from sunboard_demo.county import County
from sunboard_demo.days import CALENDAR
from sunboard_demo.files import PROGRAMME, CsvFile, write_records
from sunboard_demo.folder import list_files, make_free
from sunboard_demo.layout import CITY_STYLE, FILES, FOLDERS, PLAIN_FILES, quarter
from sunboard_demo.ledger import write_ledgers
from sunboard_demo.mechanisms import add_mechanisms
from sunboard_demo.people import as_people, make_people
from sunboard_demo.pictures import draw_pictures
from sunboard_demo.places import community_rows, estate_rows, make_places, town_rows
from sunboard_demo.positions import position_rows
from sunboard_demo.size import Size, city_size, county_size, plain_size
from sunboard_demo.units import make_pairings, make_units, pairing_rows, unit_rows
from sunboard_demo.wording import CHINESE, ENGLISH, language, own_path, package_text, texts_in

_EACH = {"commitments": 16, "tasks": 286, "deeds": 11}
"""What a community of a plain county has of a kind where the caller says nothing."""
_COMMUNITIES = {CHINESE: 14, ENGLISH: 8}
"""What the demonstration itself has."""
_BOARDS = re.compile(r"^#.*\nboards: .*\n", re.MULTILINE)
"""What the demonstration asks for, and why."""
_PLAIN_BOARDS = "boards: [communities]\n"


def write_demo(  # noqa: PLR0913  (they are the options of the command)
    out: Path,
    *,
    communities: int | None = None,
    seed: int = 1,
    commitments_each: int | None = None,
    tasks_each: int | None = None,
    deeds_each: int | None = None,
    people: bool = True,
    replaces: bool = False,
    lang: str = CHINESE,
) -> dict[str, int]:
    """Write a sample county, or an English-speaking city, into `out/data/`, in place of an earlier one.

    Where any of the `…_each` is given, the county is a plain one for measuring speed: so many of
    each in every community, one unit and four estates a community, no people, one file a kind.

    Returns:
        How many records of each kind were written.

    Raises:
        TakenError: `out/data/` holds records that are not marked as a demonstration; or, unless `replaces`,
            files that are not as the demonstration wrote them.
    """
    each = {"commitments": commitments_each, "tasks": tasks_each, "deeds": deeds_each}
    if any(count is not None for count in each.values()):
        counts = {kind: _EACH[kind] if n is None else n for kind, n in each.items()}
        size = plain_size(communities or _COMMUNITIES[lang], **counts)
    else:
        sized = city_size if lang == ENGLISH else county_size
        size = sized(communities or _COMMUNITIES[lang], people=people)
    with texts_in(lang):
        return _write_demo(make_free(out, replaces=replaces), size, seed)


def _write_demo(data: Path, size: Size, seed: int) -> dict[str, int]:
    programme = package_text(own_path(PROGRAMME))
    if size.is_plain:
        programme = _BOARDS.sub("", programme) + _PLAIN_BOARDS
    (data / PROGRAMME).write_text(programme, encoding="utf-8", newline="\n")
    if language() == CHINESE:
        (data / CALENDAR).write_text(package_text(CALENDAR), encoding="utf-8", newline="\n")
    counts = _write_plain(data, size, seed) if size.is_plain else _write_county(data, size, seed)
    list_files(data)
    return counts


def _make_county(size: Size, seed: int) -> tuple[County, Records]:
    """The county, and the rows that stand for it."""
    county = County(seed, size, (), (), (), ())
    towns, communities = make_places(size, county.rng("places"))
    units = make_units(size, communities)
    pairings = make_pairings(size, units, communities, county.rng("pairings"))
    people = make_people(size, units, county.rng("people"))
    county = County(seed, size, towns, communities, units, pairings, as_people(people))
    is_chinese = language() == CHINESE
    records = {
        "towns": town_rows(towns),
        "communities": community_rows(communities),
        "estates": estate_rows(communities, county.rng("estates")),
        "units": unit_rows(units),
        "pairings": pairing_rows(pairings, with_leaders=not size.is_plain),
        "people": people,
        "positions": position_rows(county) if is_chinese else [],
    }
    return county, {kind: rows for kind, rows in records.items() if rows}


def _write_county(data: Path, size: Size, seed: int) -> dict[str, int]:
    county, records = _make_county(size, seed)
    for batch in batches(county):
        records |= batch
    add_mechanisms(county, records)
    for kind, rows in records.items():
        if language() == ENGLISH:
            write_records(data / f"{kind}.csv", rows, CITY_STYLE)
        elif kind in FILES:
            name, style = FILES[kind]
            write_records(data / name, rows, style)
        else:
            date_field, quarters = FOLDERS[kind]
            for name, (ending, style) in quarters.items():
                part = [row for row in rows if quarter(row, date_field) == name]
                if part:
                    write_records(data / kind / f"{name}.{ending}", part, style)
    draw_pictures(data / "pictures", records.get("pictures", ()))
    write_ledgers(data.parent, county, records)
    return {kind: len(rows) for kind, rows in records.items()}


def _write_plain(data: Path, size: Size, seed: int) -> dict[str, int]:
    county, records = _make_county(size, seed)
    for kind, rows in records.items():
        name, style = PLAIN_FILES[kind]
        write_records(data / name, rows, style)
    written = Counter({kind: len(rows) for kind, rows in records.items()})
    with ExitStack() as open_files:
        files: dict[str, CsvFile] = {}
        for batch in batches(county):
            for kind, rows in batch.items():
                if kind not in files:
                    name, style = PLAIN_FILES[kind]
                    handle = open_files.enter_context(
                        (data / name).open("w", encoding=style.encoding, newline="")
                    )
                    files[kind] = CsvFile(handle, KIND_BY_NAME[kind].fields, style)
                files[kind].add(rows)
                written[kind] += len(rows)
    return dict(written)
