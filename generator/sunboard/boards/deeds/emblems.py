"""The drawn emblem of each category of deeds: its own where it is known, else one of those that are left."""

from __future__ import annotations

from zlib import crc32

from sunboard.measures.ground import Ground, remembered

_OWN = {
    "helping": "heart",
    "mediation": "hands",
    "environment": "leaf",
    "emergency": "bolt",
    "convenience": "house",
    "volunteering": "people",
    "advice": "speech",
}
"""What the categories that come with the program have."""

_SPARE = ("sun", "shield", "book", "lamp", "flag", "wave", "tree")
"""For a programme's own; where there are more of these, two have the same."""

_NONE = "star"
"""Of a deed without a category."""


@remembered
def emblems_of(ground: Ground) -> tuple[str, ...]:
    """The name of each category's emblem, in the vocabulary's order; the last is that of none.

    A programme's own has one by its key, so that it keeps it when another comes before it; where that one is
    taken, the next.
    """
    terms = ground.programme.vocabulary("deed_categories").terms
    left = list(_SPARE)
    found = []
    for term in terms:
        own = _OWN.get(term.key)
        if own is None:
            left = left or list(_SPARE)
            own = left.pop(crc32(term.key.encode()) % len(left))
        found.append(own)
    return (*found, _NONE)
