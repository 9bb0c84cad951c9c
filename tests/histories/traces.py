"""Where a name stands in any byte below some folders: in texts, archives, and what PDFs show."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader


def traces(folder: Path, name: str) -> Iterator[str]:
    """The paths below a folder of files that hold a name, or are called by it."""
    for path in sorted(folder.rglob("*")):
        shown = path.relative_to(folder).as_posix()
        if name in shown or (path.is_file() and _holds(path.read_bytes(), name)):
            yield shown


def _holds(content: bytes, name: str) -> bool:
    forms = (name.encode(), json.dumps(name)[1:-1].encode(), name.encode("utf-16-be"))
    if any(form in content for form in forms):
        return True
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(
                name in each or _holds(archive.read(each), name) for each in archive.namelist()
            )
    return content.startswith(b"%PDF") and name in _said_by(content)


def _said_by(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    said = "".join(page.extract_text() for page in reader.pages)
    return "".join(said.split()) + str(reader.metadata)
