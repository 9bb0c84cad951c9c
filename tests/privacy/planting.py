"""Copies of the demonstration with secrets in every text of every kind of record, and beside records."""

from __future__ import annotations

import io
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml
from PIL import Image
from sunboard.records import read_records
from sunboard.schema import KINDS, Field, FieldType, Kind

from tests.factories import Row, own_theme, picture, write_project, write_rows
from tests.privacy.phrases import full_name
from tests.privacy.secrets import Secret

TEXTS = (FieldType.TEXT, FieldType.NAME, FieldType.PHONE, FieldType.TERM)
FIELDS = tuple((kind, field) for kind in KINDS for field in kind.fields_of(*TEXTS))
WHERE = ("home", "fine address")
"""May stand where a text says to which door the public comes."""
REFERRED = {name for kind in KINDS for field in kind.fields for name in field.refers_to}


@dataclass(frozen=True)
class Planted:
    """A secret, and where it lies."""

    secret: Secret
    channel: str
    where: str
    """The field or file."""


def in_records(
    project: Path, demonstration: Path, secrets: Sequence[Secret], rng: Random
) -> list[Planted]:
    """A copy of a project's records, a secret in a row of its own, in each text field of each kind in turn."""
    shutil.copytree(
        demonstration / "data", project / "data", ignore=shutil.ignore_patterns("ledger")
    )
    tables, _ = read_records(project)
    rows = {kind.name: tables[kind.name].cells.to_dict("records") for kind in KINDS}
    first = {name: [*map(dict, own)] for name, own in rows.items()}
    free = {name: rng.sample(range(len(own)), len(own)) for name, own in rows.items()}
    planted = []
    for number, secret in enumerate(secrets):
        kind, field = FIELDS[number % len(FIELDS)]
        if field.address and secret.name in WHERE:
            kind, field = FIELDS[number % len(FIELDS) - 3]
        own = rows[kind.name]
        row = _row_for(kind, field, own, free[kind.name])
        if row is None:
            row = _copy_of_any(kind, field, first[kind.name], number, rng)
            own.append(row)
        row[field.name] = _as_written(field, row, secret, rng)
        planted.append(Planted(secret, field.type.value, f"{kind.name}.{field.name}"))
    for kind in KINDS:
        _replace(project / "data", kind, rows[kind.name])
    return planted


def _row_for(kind: Kind, field: Field, rows: list[Row], free: list[int]) -> Row | None:
    """One that says something in this field and of which nothing else is lost with it; None for no more."""
    if kind.name in REFERRED or len(free) <= len(rows) // 2:
        return None
    chosen = next((each for each in free if rows[each][field.name]), free[0])
    free.remove(chosen)
    return rows[chosen]


def _copy_of_any(kind: Kind, field: Field, rows: list[Row], number: int, rng: Random) -> Row:
    """One made of another, in which nothing was planted: no name may grow at the end of somebody's."""
    filled = [row for row in rows if row[field.name]] or rows
    row = dict(rng.choice(filled))
    row["id"] = f"{row['id'][:20]}-z{number}"
    for each in kind.fields:
        if each.type is FieldType.NAME:
            row[each.name] = full_name(rng)
        elif row[each.name] and (each.names or each.main):
            row[each.name] += f"补{number}"
    return row


def _as_written(field: Field, row: Row, secret: Secret, rng: Random) -> str:
    if field.type is FieldType.TEXT:
        return secret.sentence
    said = row[field.name]
    return secret.told if rng.random() < 0.5 else f"{said}（{secret.told}）"


def _replace(data: Path, kind: Kind, rows: list[Row]) -> None:
    shutil.rmtree(data / kind.name, ignore_errors=True)
    for suffix in ("csv", "yml", "xlsx"):
        (data / f"{kind.name}.{suffix}").unlink(missing_ok=True)
    write_rows(data / f"{kind.name}.csv", kind.name, rows)


def in_programme(project: Path, secrets: Sequence[Secret], rng: Random) -> list[Planted]:
    """The programme's own words: its lines, and the words of every closed list."""
    write_project(project)
    path = project / "data" / "programme.yml"
    tree = yaml.safe_load(path.read_text("utf-8"))
    places = list(_said(tree))
    rng.shuffle(places)
    planted = []
    for secret in secrets[: len(places) - len(_PUBLIC)]:
        is_public = places[-1][0] in _PUBLIC and secret.name in WHERE
        # A text that says where the public comes may say where that is: this one goes elsewhere.
        where, put = places.pop(_elsewhere(places) if is_public else -1)
        put(secret.sentence)
        planted.append(Planted(secret, "programme.yml", where))
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")
    return planted


_PUBLIC = ("address", "hours")
"""Of the programme, what says where and when the public comes."""


def _elsewhere(places: Sequence[tuple[str, object]]) -> int:
    return next(at for at, (where, _) in enumerate(places) if where not in _PUBLIC)


def _said(tree: dict[str, Any]) -> Iterator[tuple[str, Callable[[str], None]]]:
    for line in ("issuer", "supervision_phone", "address", "hours", "name"):
        yield line, lambda text, line=line: tree.update({line: f"{tree[line]} {text}"})
    for name, terms in tree["vocabularies"].items():
        for term in terms:
            yield f"{name}.note", lambda text, term=term: term.update(note=text)
        own = {**terms[0], "key": "zz", "aliases": []}
        own.pop("label_en", None)
        yield (
            f"{name}.label",
            lambda text, own=own, terms=terms: terms.append({**own, "label": text[:60]}),
        )


def in_pages(project: Path, secrets: Sequence[Secret], _: Random) -> list[Planted]:
    """A line each on hand-written pages."""
    own_theme(write_project(project))
    pages = sorted((project / "content").glob("*.md"))
    planted = []
    for number, secret in enumerate(secrets):
        page = pages[number % len(pages)]
        with page.open("a", encoding="utf-8", newline="") as file:
            file.write(f"\n\n{secret.sentence}\n")
        planted.append(Planted(secret, "content/", page.name))
    return planted


def in_names(project: Path, secrets: Sequence[Secret], rng: Random) -> list[Planted]:
    """The name of one file or folder, which may make the whole build stop."""
    secret = secrets[0]
    own_theme(write_project(project))
    name = secret.told.replace("/", "∕")
    places = {
        "data/": project / "data" / "tasks" / f"{name}.csv",
        "data/ folder": project / "data" / "tasks" / name / "2026.csv",
        "content/": project / "content" / f"{name}.md",
        "static/": project / "static" / f"{name}.txt",
        "static/ folder": project / "static" / name / "1.txt",
    }
    where = rng.choice(list(places))
    if where.startswith("data"):
        (project / "data" / "tasks").mkdir()
        (project / "data" / "tasks.csv").rename(project / "data" / "tasks" / "1.csv")
    places[where].parent.mkdir(parents=True, exist_ok=True)
    places[where].write_text("id\n" if where.startswith("data") else "说明\n", "utf-8")
    return [Planted(secret, "names", where)]


def in_pictures(project: Path, secrets: Sequence[Secret], rng: Random) -> list[Planted]:
    """What a picture says beside what it shows."""
    own_theme(write_project(project))
    (project / "static").mkdir()
    planted = []
    for number, secret in enumerate(secrets):
        form = rng.choice(list(PICTURES))
        path = project / "static" / f"picture-{number}.{form.split()[0]}"
        path.write_bytes(PICTURES[form](secret.sentence))
        planted.append(Planted(secret, "pictures", form))
    return planted


def in_photos(project: Path, secrets: Sequence[Secret], _: Random) -> list[Planted]:
    """What a photo says: in words, in its file's name, and in what the file says of itself."""
    rows, planted = [], []
    for number, secret in enumerate(secrets):
        row = picture(id=f"tp-{number}", file=f"{number}.png", alt=f"疏通以后的排水口{number}")
        where = ("alt", "file", *_PHOTOGRAPHED)[number % (2 + len(_PHOTOGRAPHED))]
        content = PICTURES["png tEXt"]("after")
        if where == "alt":
            row["alt"] = secret.sentence
        elif where == "file":
            row["file"] = f"{secret.told.replace('/', '∕')}.png"
        else:
            content, row["file"] = PICTURES[where](secret.sentence), f"{number}.{where.split()[0]}"
        rows.append(row)
        path = project / "data" / "pictures" / row["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        planted.append(Planted(secret, "photos", where))
    write_project(project, pictures=rows)
    return planted


_PHOTOGRAPHED = ("png tEXt", "png iTXt", "jpg comment", "jpg EXIF", "jpg title")


def _png(key: bytes, body: bytes) -> bytes:
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (key, body),
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(own)) + kind + own + struct.pack(">I", zlib.crc32(kind + own))
        for kind, own in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _jpeg(marker: int, body: bytes) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (1, 1)).save(drawn, "JPEG")
    start, rest = drawn.getvalue()[:2], drawn.getvalue()[2:]
    return start + b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body + rest


def _exif(text: str) -> bytes:
    own = text.encode("utf-8") + b"\0"
    entry = struct.pack("<HHII", 0x010E, 2, len(own), 26)
    return b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 1) + entry + b"\0\0\0\0" + own


def _title(text: str) -> bytes:
    own = text.encode("utf-16-le") + b"\0\0"
    entry = struct.pack("<HHII", 0x9C9B, 1, len(own), 26)
    return b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 1) + entry + b"\0\0\0\0" + own


PICTURES: dict[str, Callable[[str], bytes]] = {
    "png tEXt": lambda text: _png(b"tEXt", b"Comment\0" + text.encode()),
    "png iTXt": lambda text: _png(b"iTXt", b"Title\0\0\0\0\0" + text.encode()),
    "png zTXt": lambda text: _png(b"zTXt", b"Comment\0\0" + zlib.compress(text.encode())),
    "jpg comment": lambda text: _jpeg(0xFE, text.encode()),
    "jpg EXIF": lambda text: _jpeg(0xE1, _exif(text)),
    "jpg title": lambda text: _jpeg(0xE1, _title(text)),
    "svg text": lambda text: (
        f'<svg xmlns="http://www.w3.org/2000/svg"><text>{text}</text></svg>'.encode()
    ),
    "svg metadata": lambda text: (
        f'<svg xmlns="http://www.w3.org/2000/svg"><metadata>{text}</metadata></svg>'.encode()
    ),
}
