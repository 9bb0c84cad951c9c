"""All files of open data, written: tables first, then all of them in one, then what describes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa

from sunboard.boards import addresses
from sunboard.boards.open_data.catalogue import dcat, schema_org
from sunboard.measures.ground import Ground
from sunboard.outputs.data.archive import archive_of
from sunboard.outputs.data.forms import csv_of, forms_of
from sunboard.outputs.data.package import package_of
from sunboard.publishable.open_data.tables import as_of_table, open_tables

WriteForms = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]
"""Takes files that say the same, by their addresses, and gives back what was written: something may have been
hidden on the way."""


def write_data(ground: Ground, write: WriteForms) -> None:
    """Write everything; a file changes when its content does, and one alone says the as-of day."""
    tables, files = open_tables(ground), {}
    for table in tables:
        written = [write(forms) for forms in forms_of(table)]
        files[table.name] = {
            path: forms[path]
            for name, forms in zip(table.files, written, strict=True)
            if (path := addresses.data_path(name, "csv")) in forms
        }
    day = as_of_table(ground)
    content = csv_of(pa.table(day.columns()))
    of_day = dict(write({addresses.data_path(day.name, "csv"): content}))
    package = package_of(ground.programme, (*tables, day), files | {day.name: of_day})
    described = write({addresses.DATA_PACKAGE: _json(package)})
    write({addresses.DATA_ARCHIVE: _archive(described, files, day.name)})
    write({addresses.DATA_SCHEMA_ORG: _json(schema_org(ground))})
    write({addresses.DATA_DCAT: _json(dcat(ground))})


def _archive(
    described: Mapping[str, bytes], files: Mapping[str, Mapping[str, bytes]], daily: str
) -> bytes:
    """The tables as they were written, with their description as it was first, but for what changes daily."""
    held = {}
    for path, content in described.items():
        package = json.loads(content)
        package["resources"] = [each for each in package["resources"] if each["name"] != daily]
        held[path] = _json(package)
    for own in files.values():
        held |= own
    return archive_of({path.removeprefix(addresses.DATA): each for path, each in held.items()})


def _json(described: Mapping[str, Any]) -> bytes:
    return json.dumps(described, ensure_ascii=False).encode() + b"\n"
