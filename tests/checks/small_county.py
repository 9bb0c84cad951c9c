"""Tables of text for tests: rows laid over the smallest county there can be."""

from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
from sunboard.checks import Checked, check_records
from sunboard.problems import Problem
from sunboard.records import read_programme
from sunboard.records.promises import PublishedCommitments
from sunboard.records.text_tables import SourceFile, TextTable
from sunboard.schema import KIND_BY_NAME
from sunboard.settings import Programme

AS_OF = date(2026, 10, 31)
Row = dict[str, str]

VALID: dict[str, Row] = {
    "towns": {"id": "dongshan", "name": "东山镇"},
    "communities": {"id": "songyuan", "name": "松园社区", "town": "dongshan"},
    "estates": {"id": "songyuan-1", "name": "松园一区", "community": "songyuan"},
    "units": {"id": "zhujian", "name": "云桥县住房和城乡建设局"},
    "people": {
        "id": "dy-1",
        "name": "周立群",
        "unit": "zhujian",
        "named_consent_on": "2026-01-05",
    },
    "commitments": {
        "id": "cn-1",
        "unit": "zhujian",
        "community": "songyuan",
        "text": "更换楼道声控灯60盏",
        "made_on": "2026-03-02",
        "approved_by": "东山镇党委",
        "approved_on": "2026-03-05",
    },
    "tasks": {
        "id": "fw-1",
        "community": "songyuan",
        "text": "楼道灯不亮",
        "raised_on": "2026-05-06",
    },
    "evaluations": {
        "id": "pj-1",
        "subject": "fw-1",
        "evaluator": "群众",
        "level": "满意",
        "date": "2026-06-01",
    },
    "deeds": {
        "id": "sg-1",
        "date": "2026-07-05",
        "unit": "zhujian",
        "community": "songyuan",
        "what": "雨夜排查地下车库积水",
        "result": "转移车辆40辆",
        "recommender": "居民代表",
        "state": "已推荐",
    },
}
"""A valid row of some kinds."""

PLACES = ("towns", "communities", "estates", "units")
"""Kinds that have their valid row in every county."""


def table(kind_name: str, *rows: Row, per_file: int = 1_000_000) -> TextTable:
    """A table with these rows and nothing else, in files of so many rows."""
    kind = KIND_BY_NAME[kind_name]
    cells = {
        field.name: pa.array([row.get(field.name, "") for row in rows], pa.large_string())
        for field in kind.fields
    }
    headings = {field.name: field.label for field in kind.fields}
    numbers = np.arange(len(rows))
    files = tuple(
        SourceFile(f"data/{kind_name}/{n}.csv", headings, len(rows[start : start + per_file]))
        for n, start in enumerate(range(0, max(len(rows), 1), per_file))
    )
    codes, lines = numbers // per_file, numbers % per_file + 2
    return TextTable(kind, cells, files, codes.astype(np.int32), lines.astype(np.int32))


def county(**changes: Row | list[Row]) -> dict[str, TextTable]:
    """The small county; for each kind rows that differ from its valid row as said."""
    tables = {}
    for kind, valid in {**{kind: {} for kind in changes}, **VALID}.items():
        rows = changes.get(kind, [{}] if kind in PLACES else [])
        rows = rows if isinstance(rows, list) else [rows]
        tables[kind] = table(kind, *({**valid, **row} for row in rows))
    return tables


def check(published: PublishedCommitments | None = None, **changes: Row | list[Row]) -> Checked:
    """What checking the small county with these rows comes to."""
    return check_records(county(**changes), programme(), AS_OF, published=published)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    """The problems' codes, in their order."""
    return [problem.code for problem in problems]


@cache
def programme() -> Programme:
    """The programme of `tests/sample_data`."""
    found, problems = read_programme(Path(__file__).parents[1] / "sample_data")
    assert found is not None, problems
    return found
