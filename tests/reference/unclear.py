"""看不清的: how many records can't be counted, beside the figures that they would be in."""

from __future__ import annotations

from collections import Counter

from tests.reference.county import County
from tests.reference.generated_spoiled import SPOILED
from tests.reference.records import Project
from tests.reference.words import Figures


def figures(county: County) -> Figures:
    """Of the county and of each unit; what has no community stands on no community's board."""
    folder = county.project.folder / SPOILED
    if not folder.exists():
        return {}
    project, found = Project(folder), Counter[str]()
    for row in project.rows("commitments"):
        if row["community"] not in project.ids("communities"):
            found["county/commitments/all"] += 1
            found[f"unit/{row['unit']}/commitments/all"] += 1
    return {f"unclear {key}": str(count) for key, count in found.items()}
