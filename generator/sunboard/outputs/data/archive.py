"""All tables and their description in one file, the same bytes for the same tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can say: no day of ours stands in it."""
_PUBLIC = 0o100644 << 16
_LEVEL = 1
"""Of zlib: a quarter larger than by its default, in a third of the time."""
MOST_PACKED = 2_000_000
"""Bytes: packing a larger table would take longer than all else that is done of it."""


def archive_of(files: Mapping[str, bytes]) -> bytes:
    """A zip file of some files by their names, in their order."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, _FIRST_DAY)
            member.external_attr = _PUBLIC
            is_packed = len(content) <= MOST_PACKED
            member.compress_type = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
            archive.writestr(member, content, compresslevel=_LEVEL)
    return held.getvalue()
