"""Pictures: a picture's value → the JSON document that its Typst template sets."""

from __future__ import annotations

import json
from dataclasses import asdict
from io import BytesIO

import segno

from sunboard.outputs.pictures.makers import who_of
from sunboard.outputs.pictures.values import Picture


def picture_document(picture: Picture, form: str) -> str:
    """One picture in a form, as JSON; record text stays text in it."""
    document = asdict(picture) | {
        "form": form,
        "who": who_of(picture),
        "qr": _code(picture.url) if picture.url else "",
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _code(address: str) -> str:
    """The address as a QR code (SVG) of level Q: a picture that was passed on often is blurred.

    The mask is given, as on sheets: trying all eight takes longer than all else of a document.
    """
    drawn = BytesIO()
    segno.make(address, error="q", boost_error=False, mask=_MASK).save(
        drawn, kind="svg", border=2, xmldecl=False, omitsize=True
    )
    return drawn.getvalue().decode()


_MASK = 3
