"""Values that pictures are made of. Every one is complete: the Typst templates compute nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """A question that an estate's picture answers."""

    question: str
    answer: str
    said: str = ""


@dataclass(frozen=True)
class Promise:
    """One of the promises that an estate's picture lists."""

    text: str
    said: str
    """Who made it, and by when."""
    shape: str
    word: str


@dataclass(frozen=True)
class Done:
    """One of a quarter's deeds."""

    who: str
    what: str


@dataclass(frozen=True)
class Picture:
    """One subject, as its long picture and its preview show it; each leaves out what it has no room for."""

    kind: str
    """The function in `site_templates/pictures/` that sets it: estate, deed or quarter."""
    board: str
    """The page that says the same, relative to the site's root."""
    title: str
    within: str
    """Where it is, or which quarter it is of."""
    names: tuple[str, ...] = ()
    """The people, in their order."""
    order: str = ""
    """How they are ordered, and who isn't named."""
    said: str = ""
    """How many there are; of a deed who did it from where."""
    asked: tuple[Asked, ...] = ()
    promises: tuple[Promise, ...] = ()
    more: str = ""
    """How many promises there are besides; "" for none."""
    what: str = ""
    result: str = ""
    trail: str = ""
    deeds: tuple[Done, ...] = ()
    quotation: str = ""
    quoted: str = ""
    """Who said that."""
    programme: str = ""
    issuer: str = ""
    phone: str = ""
    updated: str = ""
    url: str = ""
    """The page's whole address; "" where nobody knows it."""
    address: str = ""
    """The same to read and type."""
    mark: str = ""
    """示范数据 on demonstration data, else ""."""
