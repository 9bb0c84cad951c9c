"""`data/programme.yml` as frozen values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo

from sunboard.problems import Place, Problem, Severity
from sunboard.records.encodings import foreign_format
from sunboard.records.folders import DATA, is_file_inside
from sunboard.records.loading import load
from sunboard.records.tree_reader import TreeReader
from sunboard.records.vocabularies import read_vocabularies
from sunboard.records.yaml_nodes import MapNode, load_tree
from sunboard.schema import KIND_BY_NAME, FieldType
from sunboard.settings import BOARDS, Limits, Programme, Step

PROGRAMME = f"{DATA}/programme.yml"
KEYS = (
    "name",
    "county",
    "demonstration",
    "issuer",
    "supervision_phone",
    "address",
    "time_zone",
    "as_of",
    "boards",
    "limits",
    "steps",
    "vocabularies",
)
STEP_KEYS = ("key", "label", "name", "date_field", "limit_workdays")


def read_programme(root: Path) -> tuple[Programme | None, list[Problem]]:
    """Reads the programme; None if anything is wrong with it, as everything else rests on it."""
    path = root / PROGRAMME
    if not is_file_inside(path, root / DATA):
        is_there = path.exists() or path.is_symlink()
        return None, [Problem(Place(PROGRAMME), "file-link" if is_there else "programme-missing")]
    data = load(path, PROGRAMME, is_yaml=True)
    if isinstance(data, Problem):
        return None, [data]
    if code := foreign_format(data):
        return None, [Problem(Place(PROGRAMME), code)]
    tree, problems = load_tree(data, PROGRAMME)
    reader = TreeReader(PROGRAMME)
    reader.problems = problems
    if not isinstance(tree, MapNode):
        if not problems:
            reader.report(None, None, "programme-no-mapping")
        return None, problems
    programme = _programme(reader, tree)
    is_sound = all(problem.severity is not Severity.ERROR for problem in problems)
    return (programme if is_sound else None), problems


def _programme(reader: TreeReader, tree: MapNode) -> Programme:
    reader.check_keys(tree, KEYS)
    return Programme(
        name=reader.text(tree, "name", required=True),
        county=reader.text(tree, "county", required=True),
        issuer=reader.text(tree, "issuer", required=True),
        supervision_phone=reader.text(tree, "supervision_phone", required=True),
        is_demonstration=reader.flag(tree, "demonstration"),
        address=reader.text(tree, "address"),
        time_zone=_time_zone(reader, tree),
        as_of=reader.day(tree, "as_of"),
        boards=_boards(reader, tree),
        limits=_limits(reader, reader.mapping(tree, "limits")),
        steps=tuple(_steps(reader, tree)),
        vocabularies=read_vocabularies(reader, reader.mapping(tree, "vocabularies")),
    )


def _time_zone(reader: TreeReader, tree: MapNode) -> str:
    name = reader.text(tree, "time_zone") or Programme.time_zone
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        reader.report(tree.lines["time_zone"], "time_zone", "programme-time-zone")
    return name


def _boards(reader: TreeReader, tree: MapNode) -> tuple[str, ...]:
    """The boards asked for, in the order of `BOARDS`; all where nothing is said."""
    asked = reader.texts(tree, "boards")
    for board in asked:
        if board not in BOARDS:
            near = get_close_matches(board[:40], BOARDS, n=1)
            params = {"near": near[0] if near else BOARDS[0], "known": "、".join(BOARDS)}
            reader.report(tree.lines["boards"], "boards", "programme-board", **params)
    return tuple(board for board in BOARDS if board in asked) if asked else BOARDS


def _limits(reader: TreeReader, node: MapNode) -> Limits:
    names = [field.name for field in fields(Limits)]
    reader.check_keys(node, names)
    defaults = Limits()
    values = {name: reader.whole_number(node, name, getattr(defaults, name)) or 0 for name in names}
    limits = Limits(**values)
    if limits.households_min > limits.households_max:
        reader.report(
            node.lines.get("households_min", node.line), "households_min", "programme-households"
        )
    return limits


def _steps(reader: TreeReader, tree: MapNode) -> Iterator[Step]:
    dates = [field.name for field in KIND_BY_NAME["tasks"].fields_of(FieldType.DATE)]
    seen: set[str] = set()
    for node in reader.mappings(tree, "steps"):
        reader.check_keys(node, STEP_KEYS)
        step = Step(
            key=reader.text(node, "key", required=True),
            label=reader.text(node, "label", required=True),
            name=reader.text(node, "name", required=True),
            date_field=reader.text(node, "date_field"),
            limit_workdays=reader.whole_number(node, "limit_workdays", None),
        )
        if step.date_field and step.date_field not in dates:
            reader.report(
                node.lines["date_field"],
                "date_field",
                "programme-step-field",
                known="、".join(dates),
            )
        if step.key in seen:
            reader.report(node.line, "steps", "programme-step-twice", key=step.key)
        seen.add(step.key)
        yield step
