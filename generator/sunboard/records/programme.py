"""`data/programme.yml` as frozen values."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import fields, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo

from sunboard.calendar import FIRST_YEAR, LAST_YEAR
from sunboard.language import several
from sunboard.language.catalogue import languages
from sunboard.language.own_words import rewording
from sunboard.language.tongue import as_it_is
from sunboard.problems import Problem, Severity
from sunboard.public_holidays import is_country
from sunboard.records.defaults import default_tree, in_language, listed
from sunboard.records.filings import read_filings
from sunboard.records.folders import DATA
from sunboard.records.heard import hearing
from sunboard.records.licence import read_licence
from sunboard.records.local_days import read_calendar
from sunboard.records.tree_reader import TreeReader, read_mapping
from sunboard.records.vocabularies import own_labels, read_vocabularies, with_everywhere
from sunboard.records.words import default_in, put_for_steps, put_in_messages, read_words
from sunboard.records.yaml_nodes import MapNode
from sunboard.schema import (
    BOARDS,
    DEFAULT_BOARDS,
    KIND_BY_NAME,
    KINDS,
    REQUIRED_KINDS,
    FieldType,
)
from sunboard.settings import (
    MOST_COUNT,
    MOST_DAYS,
    MOST_WORKDAYS,
    MOST_YEARS,
    NAME_ORDERS,
    Limits,
    Programme,
    Retention,
    SheetSettings,
    Step,
)

PROGRAMME = f"{DATA}/programme.yml"
KEYS = (
    "name",
    "county",
    "demonstration",
    "issuer",
    "supervision_phone",
    "address",
    "hours",
    "language",
    "holidays",
    "time_zone",
    "as_of",
    "began_on",
    "boards",
    "kept_from",
    "web_address",
    "filings",
    "open_data",
    "licence",
    "kept_releases",
    "surname_and_office",
    "alert",
    "sheets",
    "limits",
    "retention",
    "words",
    "steps",
    "vocabularies",
    "everywhere",
)
MOST_RELEASES = 60
"""Releases kept beside the live one; each may take as much room as the site."""
STEP_KEYS = ("key", "label", "label_en", "name", "name_en", "date_field", "limit_workdays")


def read_programme(root: Path) -> tuple[Programme | None, list[Problem]]:
    """Reads the programme; None if anything is wrong with it, as everything else rests on it."""
    tree, reader = read_mapping(
        root, PROGRAMME, missing="programme-missing", no_mapping="programme-no-mapping"
    )
    programme = _programme(reader, tree) if tree else None
    # A day at fault in the calendar is no row that can be left out: every due date is counted by it.
    calendar, faults = read_calendar(root)
    problems = [*reader.problems, *faults]
    is_sound = all(problem.severity is not Severity.ERROR for problem in problems)
    if programme is None or not is_sound:
        return None, problems
    return replace(programme, local_days=calendar.days, announced=calendar.announced), problems


def language_asked(root: Path) -> str:
    """The tag of the language that a project's site speaks; Chinese where its programme can't be read.

    It is asked before all else: hand-written pages are drawn while records are read.
    """
    tree, reader = read_mapping(root, PROGRAMME, missing="", no_mapping="programme-no-mapping")
    return _language(reader, tree) if tree else Programme.language


def headings_heard(root: Path) -> AbstractContextManager[None]:
    """While it lasts, headings and names of sheets may be in the words of a project's programme.

    One that can't be read, and is reported elsewhere, has none.
    """
    tree, reader = read_mapping(root, PROGRAMME, missing="", no_mapping="programme-no-mapping")
    if tree is None or tree.values.keys().isdisjoint(("words", "steps")):
        return hearing(as_it_is)
    language = _language(reader, tree)
    words = read_words(reader, tree, language)
    of_steps = put_for_steps(_steps(reader, tree, default_tree(), language), language)
    return hearing(rewording(put_in_messages(words, language) | of_steps))


def _programme(reader: TreeReader, tree: MapNode) -> Programme:
    reader.check_keys(tree, KEYS)
    language = _language(reader, tree)
    words = read_words(reader, tree, language)
    of_things = put_in_messages(words, language)
    reworded = rewording(of_things)
    defaults = default_in(reworded)
    own_terms = reader.mapping(tree, "vocabularies")
    vocabularies = read_vocabularies(reader, own_terms, defaults, language)
    vocabularies = with_everywhere(reader, reader.mapping(tree, "everywhere"), vocabularies)
    steps = tuple(_steps(reader, tree, defaults, language))
    labels = own_labels(vocabularies, language, reworded)
    return Programme(
        name=reader.text(tree, "name", required=True),
        county=reader.text(tree, "county", required=True),
        issuer=reader.text(tree, "issuer", required=True),
        supervision_phone=reader.text(tree, "supervision_phone", required=True),
        is_demonstration=reader.flag(tree, "demonstration"),
        address=reader.text(tree, "address"),
        hours=reader.text(tree, "hours"),
        language=language,
        holidays=_holidays(reader, tree),
        time_zone=_sound(reader, tree, "time_zone", ZoneInfo, "programme-time-zone")
        or Programme.time_zone,
        as_of=reader.day(tree, "as_of"),
        began_on=reader.day(tree, "began_on"),
        boards=_boards(reader, tree),
        kept_from=_kept_from(reader, reader.mapping(tree, "kept_from")),
        web_address=_web_address(reader, tree),
        filings=read_filings(reader, tree),
        has_open_data=reader.flag(tree, "open_data", otherwise=True),
        licence=read_licence(reader, tree),
        kept_releases=reader.whole_number(
            tree, "kept_releases", Programme.kept_releases, least=1, most=MOST_RELEASES
        ),
        surname_and_office=reader.flag(tree, "surname_and_office", otherwise=True),
        alert=_sound(reader, tree, "alert", shlex.split, "programme-alert"),
        sheets=_sheets(reader, reader.mapping(tree, "sheets")),
        limits=_limits(reader, reader.mapping(tree, "limits")),
        retention=_retention(reader, reader.mapping(tree, "retention")),
        steps=steps,
        vocabularies=vocabularies,
        own_words=of_things | put_for_steps(steps, language) | labels,
    )


def _sound(
    reader: TreeReader, tree: MapNode, key: str, read: Callable[[str], object], code: str
) -> str:
    """The text under a key, reported where `read` can make nothing of it; "" for none."""
    text = reader.text(tree, key)
    try:
        if text:
            read(text)
    except (ValueError, OSError, KeyError):
        reader.report(tree.lines[key], key, code)
    return text


def _language(reader: TreeReader, tree: MapNode) -> str:
    """The tag of the language that the site speaks; Chinese where nothing is said."""
    asked = reader.text(tree, "language") or Programme.language
    if asked not in languages():
        reader.report(
            tree.lines["language"], "language", "programme-language", known=several(languages())
        )
        return Programme.language
    return asked


def _holidays(reader: TreeReader, tree: MapNode) -> str:
    """The code of the country whose public holidays are kept; China where nothing is said."""
    asked = reader.text(tree, "holidays").upper() or Programme.holidays
    # The list of countries is only asked for another one.
    if asked == Programme.holidays or is_country(asked):
        return asked
    reader.report(tree.lines["holidays"], "holidays", "programme-holidays")
    return Programme.holidays


def _boards(reader: TreeReader, tree: MapNode) -> tuple[str, ...]:
    """The boards asked for, in the order of `BOARDS`: a list, or a mapping of what is not the default."""
    node = tree.values.get("boards")
    if isinstance(node, MapNode):
        said = {board: reader.flag(node, board) for board in node.values}
        asked = tuple(b for b in BOARDS if said.get(b, b in DEFAULT_BOARDS))
    else:
        said = dict.fromkeys(reader.texts(tree, "boards"), True)
        asked = tuple(board for board in BOARDS if board in (said or DEFAULT_BOARDS))
    for board in said:
        if board not in BOARDS:
            near = get_close_matches(board[:40], BOARDS, n=1)
            params = {"near": near[0] if near else "home", "known": several(BOARDS)}
            reader.report(tree.lines["boards"], "boards", "programme-board", **params)
    return asked


def _kept_from(reader: TreeReader, node: MapNode) -> dict[str, date]:
    """The month since which each kind is kept; the kinds without which there are no boards always are."""
    kinds = [kind.name for kind in KINDS if kind.name not in REQUIRED_KINDS]
    for kind in filter(node.lines.__contains__, REQUIRED_KINDS):
        reader.report(node.lines[kind], kind, "programme-kept-always", key=kind)
    reader.check_keys(node, (*kinds, *REQUIRED_KINDS))
    months = {}
    for kind in filter(node.lines.__contains__, kinds):
        line, text = node.lines[kind], reader.text(node, kind)
        if _MONTH.fullmatch(text) and FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
            months[kind] = date(int(text[:4]), int(text[5:]), 1)
        else:
            reader.report(line, kind, "programme-month", key=kind)
    return months


_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def _web_address(reader: TreeReader, tree: MapNode) -> str:
    """The site's address with a slash at its end; only addresses that a QR code leads somewhere with."""
    address = reader.text(tree, "web_address")
    if address and not WEB_ADDRESS.fullmatch(address):
        reader.report(tree.lines["web_address"], "web_address", "programme-web-address")
    return address if not address or address.endswith("/") else f"{address}/"


WEB_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~/-]*)?")
"""An address that a QR code leads somewhere with."""


def _sheets(reader: TreeReader, node: MapNode) -> SheetSettings:
    reader.check_keys(node, [field.name for field in fields(SheetSettings)])
    defaults = SheetSettings()
    order = reader.text(node, "name_order") or defaults.name_order
    if order not in NAME_ORDERS:
        known = several(NAME_ORDERS)
        reader.report(node.lines["name_order"], "name_order", "programme-name-order", known=known)
    days = {
        name: reader.whole_number(node, name, getattr(defaults, name), least=1, most=MOST_DAYS)
        for name in ("month_days", "honours_days", "plate_days")
    }
    return SheetSettings(fonts=reader.texts(node, "fonts"), name_order=order, **days)


def _limits(reader: TreeReader, node: MapNode) -> Limits:
    names = [field.name for field in fields(Limits)]
    reader.check_keys(node, names)
    default = reader.mapping(default_tree(), "limits")
    values = {
        name: reader.whole_number(
            node if name in node.values else default, name, 0, most=_most(name)
        )
        for name in names
    }
    limits = Limits(**values)
    if limits.households_min > limits.households_max:
        reader.report(
            node.lines.get("households_min", node.line), "households_min", "programme-households"
        )
    return limits


def _retention(reader: TreeReader, node: MapNode) -> Retention:
    names = [field.name for field in fields(Retention)]
    reader.check_keys(node, names)
    return Retention(
        **{name: reader.whole_number(node, name, None, least=1, most=MOST_YEARS) for name in names}
    )


def _most(name: str) -> int:
    """The largest value that a limit may have, by the unit in its name."""
    if name.endswith("_workdays"):
        return MOST_WORKDAYS
    if name.endswith("_percent"):
        return 100
    return MOST_DAYS if name.endswith("_days") else MOST_COUNT


def _needed(reader: TreeReader, node: MapNode, key: str, language: str) -> str:
    """A text that a step can't do without, in the language of the site."""
    reader.text(node, key, required=True)
    return in_language(reader, node, key, language)


def _steps(reader: TreeReader, tree: MapNode, defaults: MapNode, language: str) -> Iterator[Step]:
    dates = [
        each.name for each in KIND_BY_NAME["tasks"].fields_of(FieldType.DATE) if not each.tells
    ]
    seen: set[str] = set()
    for node in listed(reader, tree, defaults, "steps"):
        reader.check_keys(node, STEP_KEYS)
        step = Step(
            key=reader.text(node, "key", required=True),
            label=_needed(reader, node, "label", language),
            name=_needed(reader, node, "name", language),
            date_field=reader.text(node, "date_field"),
            limit_workdays=reader.whole_number(node, "limit_workdays", None, most=MOST_WORKDAYS),
        )
        if step.date_field and step.date_field not in dates:
            known, line = several(dates), node.lines["date_field"]
            reader.report(line, "date_field", "programme-step-field", known=known)
        if step.key in seen:
            reader.report(node.line, "steps", "programme-step-twice", key=step.key)
        seen.add(step.key)
        yield step
