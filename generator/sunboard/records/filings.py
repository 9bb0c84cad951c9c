"""Where a site is registered, as `programme.yml` says it under `filings`."""

from __future__ import annotations

import re
from dataclasses import fields
from unicodedata import normalize

from sunboard.records.tree_reader import TreeReader
from sunboard.records.yaml_nodes import MapNode
from sunboard.settings import Filings

KEY = "filings"

_FORMS = {
    # 京ICP备05070218号-1; of sites with a licence 京ICP证030173号.
    "icp": re.compile(r"[一-鿿]ICP[备证]\d{6,12}号(-\d{1,4}[A-Z]?)?"),
    # 京公网安备11040102700068号; older numbers are shorter.
    "police": re.compile(r"[一-鿿]公网安备\d{11,14}号"),
    # 10 signs, given with the registration in the national list of government sites: bm01000001.
    "site_code": re.compile(r"[a-z0-9]{10}", re.IGNORECASE),
}


def read_filings(reader: TreeReader, tree: MapNode) -> Filings:
    """The numbers that are given, without blanks; one that can't be right is reported and left out."""
    node = reader.mapping(tree, KEY)
    reader.check_keys(node, [each.name for each in fields(Filings)])
    found = {}
    for name, form in _FORMS.items():
        number = re.sub(r"\s", "", normalize("NFKC", reader.text(node, name)))
        if number and not form.fullmatch(number):
            reader.report(node.lines[name], name, f"programme-filing-{name.replace('_', '-')}")
        else:
            found[name] = number
    return Filings(**found)
