"""Everything that a build put out or said, as texts in which a secret can be looked for."""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import subprocess
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.privacy.secrets import Secret, squeeze

INLINE = re.compile(r"</?(?:a|b|em|strong|i|code|span|mark|wbr|br|bdi|del|s)\b[^>]*>")
PIECE = re.compile(r"[^<>]+")
_COMPRESSED = re.compile(rb"zTXt[^\0]+\0\0(?=\x78)")


@dataclass(frozen=True)
class Said:
    """Distinct texts, as they are and squeezed."""

    raw: str
    squeezed: str

    def holds(self, secret: Secret) -> bool:
        return secret.is_in(self.raw, self.squeezed)


def said_by(texts: Iterable[str]) -> Said:
    """What stands in any of these texts."""
    raw = "\0".join(dict.fromkeys(texts))
    return Said(raw, squeeze(raw))


def texts_below(folder: Path, known: Collection[bytes] = ()) -> Iterator[tuple[str, str]]:
    """Of every file below a folder its path, with itself and each of its texts; but for what is `known`."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        yield name, name
        if path.is_file():
            content = path.read_bytes()
            if content not in known:
                for text in _texts(path.suffix, content):
                    yield name, text


def _texts(suffix: str, content: bytes) -> Iterator[str]:
    if suffix == ".pdf":
        yield from _pages(content)
    elif content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from _texts(Path(name).suffix, archive.read(name))
    elif content[:2] == b"\x1f\x8b":
        yield from _texts("", gzip.decompress(content))
    elif suffix in {".html", ".svg", ".xml"}:
        text = html.unescape(content.decode("utf-8", "replace"))
        yield from PIECE.findall(text)
        yield from PIECE.findall(INLINE.sub("", text))
    elif suffix == ".json":
        yield json.dumps(json.loads(content), ensure_ascii=False)
    else:
        yield from _any(content)


def _pages(content: bytes) -> Iterator[str]:
    command = ["pdftotext", "-raw", "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    yield done.stdout.decode("utf-8", "replace")


def _any(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8", "ignore")
    if b"\0" in content:
        yield content.decode("utf-16-le", "ignore")
        yield content[1:].decode("utf-16-le", "ignore")
    for found in _COMPRESSED.finditer(content):
        yield zlib.decompressobj().decompress(content[found.end() :]).decode("utf-8", "ignore")
