"""The licence of open data in `programme.yml`: one of a few by its key, any other by name and address."""

from __future__ import annotations

import re

from sunboard.language import several
from sunboard.licences import LICENCES, Licence
from sunboard.records.tree_reader import TreeReader
from sunboard.records.yaml_nodes import MapNode

KEY = "licence"
_KEYS = ("name", "url")
_ADDRESS = re.compile(r"https?://[!-~]+")


def read_licence(reader: TreeReader, tree: MapNode) -> Licence | None:
    """The licence that is named; None where nothing is said, or nothing that makes sense."""
    if isinstance(tree.values.get(KEY), MapNode):
        return _own(reader, reader.mapping(tree, KEY))
    asked = reader.text(tree, KEY)
    if not asked:
        return None
    found = next((each for each in LICENCES if each.key.lower() == asked.lower()), None)
    if found is None:
        known = several(each.key for each in LICENCES)
        reader.report(tree.lines[KEY], KEY, "programme-licence", known=known)
    return found


def _own(reader: TreeReader, node: MapNode) -> Licence | None:
    reader.check_keys(node, _KEYS)
    name, address = reader.text(node, "name", required=True), reader.text(node, "url")
    if address and not _ADDRESS.fullmatch(address):
        reader.report(node.lines["url"], "url", "programme-licence-url")
        return None
    return Licence("", name, address) if name else None
