"""`datapackage.json`: what each table and column is, as a Data Package (version 2) with Table Schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from sunboard.boards import addresses
from sunboard.boards.open_data.naming import description_of, title_of
from sunboard.publishable.open_data.fields import SEPARATOR, DataField, DataType
from sunboard.publishable.open_data.tables import OpenTable
from sunboard.settings import Programme

_PROFILE = "https://datapackage.org/profiles/2.0/{}.json"


def package_of(
    programme: Programme,
    tables: Iterable[OpenTable],
    files: Mapping[str, Mapping[str, bytes]],
) -> dict[str, Any]:
    """The description of all tables.

    Args:
        programme: Whose they are.
        tables: What they are.
        files: By table the paths of its CSV for programs and their bytes; hashes are theirs.
    """
    tables = [table for table in tables if files[table.name]]
    keys = {table.name: _keys(table) for table in tables}
    described: dict[str, Any] = {
        "$schema": _PROFILE.format("datapackage"),
        "name": "open-data",
        "title": title_of(programme),
        "description": description_of(programme),
        "contributors": [{"title": programme.issuer, "roles": ["publisher"]}],
    }
    if programme.web_address:
        described["homepage"] = f"{programme.web_address}{addresses.DATA}"
    if programme.licence:
        described["licenses"] = [_licence(programme)]
    return described | {
        "resources": [_resource(table, files[table.name], keys) for table in tables]
    }


def _licence(programme: Programme) -> dict[str, str]:
    licence = programme.licence
    assert licence is not None
    said = {"name": licence.key, "title": licence.called, "path": licence.address}
    return {name: text for name, text in said.items() if text}


def _resource(
    table: OpenTable, files: Mapping[str, bytes], keys: Mapping[str, list[str]]
) -> dict[str, Any]:
    names = [path.removeprefix(addresses.DATA) for path in files]
    described: dict[str, Any] = {
        "name": table.name,
        "type": "table",
        "path": names[0] if len(names) == 1 else names,
        "title": table.label,
        "description": table.row_meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
    }
    if len(files) == 1 and not table.is_daily:
        (content,) = files.values()
        described |= {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"}
    return described | {"schema": _schema(table, keys)}


def _keys(table: OpenTable) -> list[str]:
    return [field.name for field in table.fields if field.is_key]


def _schema(table: OpenTable, keys: Mapping[str, list[str]]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": _PROFILE.format("tableschema"),
        "fields": [_field(field, keys[table.name]) for field in table.fields],
    }
    if keys[table.name]:
        schema["primaryKey"] = keys[table.name]
    references = [
        _reference(field, table.name, keys[field.refers_to[0]])
        for field in table.fields
        if field.type is not DataType.LIST
        and len(field.refers_to) == 1
        and field.refers_to[0] in keys
    ]
    return schema | ({"foreignKeys": references} if references else {})


def _reference(field: DataField, table: str, key: list[str]) -> dict[str, Any]:
    (to,) = field.refers_to
    return {
        "fields": [field.name],
        "reference": {"resource": "" if to == table else to, "fields": key},
    }


def _field(field: DataField, key: list[str]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": str(field.type),
        "title": field.label,
        "description": field.description,
    }
    if field.type is DataType.LIST:
        described |= {"delimiter": SEPARATOR, "itemType": "string"}
    constraints = _constraints(field, is_alone=key == [field.name])
    if constraints:
        described["constraints"] = constraints
    if field.vocabulary and field.vocabulary.terms and field.type is DataType.STRING:
        described["categories"] = [
            {"value": term.key, "label": term.label} for term in field.vocabulary.terms
        ]
    return described


def _constraints(field: DataField, *, is_alone: bool) -> dict[str, Any]:
    """What every cell keeps to; a list is checked by no program."""
    found: dict[str, Any] = {}
    if field.is_required:
        found["required"] = True
    if field.is_key and is_alone:
        found["unique"] = True
    if field.type is DataType.INTEGER:
        found["minimum"] = 0
    if field.most is not None:
        found["maximum"] = field.most
    if field.vocabulary and field.vocabulary.terms and field.type is DataType.STRING:
        found["enum"] = list(field.vocabulary.keys)
    return found
