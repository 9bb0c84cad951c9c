"""Which parts the boards of places and units have."""

from __future__ import annotations

from sunboard.boards.values import Shows
from sunboard.measures.ground import Ground, remembered


@remembered
def shows_of(ground: Ground) -> Shows:
    """The parts that have something to show; none of what nobody keeps."""
    return Shows(
        commitments=ground.keeps("commitments"),
        tasks=ground.keeps("tasks"),
        evaluations=ground.keeps("tasks", "evaluations"),
        deeds=ground.keeps("deeds"),
        pairings=ground.keeps("pairings"),
        positions=ground.makes("positions") and ground.keeps("positions"),
    )
