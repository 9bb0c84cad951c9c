"""Files of the live site that may stand no longer, replaced by a line while no new site can be made."""

from __future__ import annotations

import io
import json
import re
import zipfile
from base64 import b64decode
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path
from textwrap import wrap

from sunboard.boards import addresses
from sunboard.gate.reading import CALENDAR, unfolded
from sunboard.language import say, spoken
from sunboard.language.dates import said_day
from sunboard.outputs.calendars.ics import in_its_place
from sunboard.publishing.filesystem import PUBLIC_FILE, files_below, sync_file_system
from sunboard.publishing.manifest import Told, read_files, write_manifest
from sunboard.publishing.releases import Releases

_READ = (".html", ".json", ".csv", ".txt", ".xml", ".svg", CALENDAR)
_PRINTED = (".pdf", ".zip")
_SHEETS = re.compile(r"sheets/(?P<owner>[^/]+)/")
_OWNERS = re.compile(r"(?:communities|sheets)/([a-z][a-z0-9-]*)/")
_DRAWN = re.compile(rf".*/(?:{addresses.PICTURE}|{addresses.PREVIEW})")
"""Pictures to be passed on: nobody reads what they show, so that all of them count."""
_SEARCHED = re.compile(rf"{addresses.SEARCH}.*\.json")
_PHOTO = re.compile(rf"{addresses.PHOTOS}(?P<id>[^/]+)-\d+\.jpg")
_COUNTY = "county"
_ANYWHERE = "404.html"
"""Is shown at whatever address there is nothing, so that it can't say the way home."""


def holding(site: Path, finds: Callable[[str], object]) -> list[str]:
    """The files of a site, sorted, that hold what is looked for, and all that may be printed or found by it.

    A sheet repeats a board that leads to it. So every sheet counts of whatever community one of these boards
    names, and of the county, and every archive. The search's index tells of every two characters who has them:
    all its files count, and a site is without search until it is made again.
    """
    names = files_below(site)
    pages, owners = [], {_COUNTY}
    for name in names:
        if name.endswith(_READ):
            text = (site / name).read_bytes().decode("utf-8", "replace")
            if name.endswith(CALENDAR):
                text = unfolded(text)
            if finds(name) or finds(text):
                pages.append(name)
                owners.update(_OWNERS.findall(f"{name} {text}"))
    made_of_it = (
        *_printed(names, owners),
        *filter(_SEARCHED.fullmatch, names),
        *filter(_DRAWN.fullmatch, names),
    )
    if not pages:
        return []
    return sorted({*pages, *made_of_it})


def photos_in(site: Path) -> dict[str, str]:
    """The photos of a site by their paths: the ids of their rows. What was replaced is none any more."""
    grey, found = b64decode(_GREY), dict[str, str]()
    for file in sorted((site / addresses.PHOTOS).glob("*.jpg")):
        path = f"{addresses.PHOTOS}{file.name}"
        if (photo := _PHOTO.fullmatch(path)) and file.read_bytes() != grey:
            found[path] = photo["id"]
    return found


def _printed(names: Collection[str], owners: Collection[str]) -> Iterator[str]:
    for name in names:
        owner = _SHEETS.match(name)
        if name.endswith(_PRINTED) and (owner is None or owner["owner"] in owners):
            yield name


def put_placeholders(releases: Releases, paths: Collection[str], day: date, told: Told) -> None:
    """Replace files of the live site, each in one step.

    `told` is what the site may tell from then on. It is put down first that the release is no more what it was:
    the next one takes its place whatever it holds, and nobody goes back to this one.

    Raises:
        OSError: one could not be written; those before it are replaced.
    """
    shelf = releases.shelf
    live = shelf.live()
    if live is None:
        return
    manifest, folder = shelf.manifest(live.number), shelf.files_of(live)
    files = read_files(manifest)
    left = Told(
        live.told.people & told.people,
        live.told.takedowns | told.takedowns,
        live.told.photos & told.photos,
    )
    struck = replace(live, told=left, is_struck=live.is_struck or bool(paths))
    write_manifest(manifest, replace(struck, told=live.told), files)
    draft = shelf.folder / f"{live.number}.new"
    for path in paths:
        content = placeholder(path, day)
        # The live file may be a kept release's as well, so that it is never written to.
        draft.write_bytes(content)
        draft.chmod(PUBLIC_FILE)
        draft.replace(folder / path)
        files[path] = len(content)
    sync_file_system(shelf.folder)
    write_manifest(manifest, struck, files)


def placeholder(path: str, day: date) -> bytes:
    """What stands at an address instead: in the language that is spoken, in a form that fits the ending."""
    line = say("本页涉及个人信息，已于{day}撤下（隐私），待更新。", day=said_day(day))
    forms: Mapping[str, Callable[[], bytes]] = {
        ".html": lambda: _page(line, path).encode(),
        ".pdf": lambda: _pdf(line),
        ".png": lambda: _BLANK,
        ".jpg": lambda: b64decode(_GREY),
        ".zip": lambda: _zip(line),
        ".txt": f"{line}\n".encode,
        CALENDAR: lambda: in_its_place(line, day),
    }
    make = forms.get(Path(path).suffix)
    return make() if make else json.dumps(line, ensure_ascii=False).encode() + b"\n"


def _zip(line: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(zipfile.ZipInfo(say("已撤下.txt")), line)
    return held.getvalue()


_BLANK = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a4944415478da63f80f00010101001cb08c990000000049454e44ae426082"
)
"""A picture of one white pixel: no font is asked for where nothing else can be made."""


_GREY = (
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0"
    "Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8A"
    "Kp//2Q=="
)
"""A picture of one grey point."""


def _page(line: str, path: str) -> str:
    home, back = "../" * path.count("/") or "./", escape(say("回首页"))
    way = "" if path == _ANYWHERE else f'<p><a href="{home}">{back}</a></p>\n'
    title = escape(say("已撤下，待更新"))
    return _PAGE.format(lang=spoken().tag, title=title, line=escape(line), way=way)


_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{line}</p>
{way}</main>
</body>
</html>
"""


def _pdf(line: str) -> bytes:
    """A page of A4 with a sentence, in a font that every reader of PDF brings."""
    try:
        lines = [part.encode("cp1252") for part in wrap(line, _LETTERS)]
        fonts: tuple[str, ...] = (f"<< {_LATIN} >>",)
    except UnicodeEncodeError:
        lines, fonts = [line.encode("utf-16-be")], _chinese_fonts()
    shown = " 0 -20 Td ".join(f"<{part.hex().upper()}> Tj" for part in lines)
    stream = f"BT /F 14 Tf 56 760 Td {shown} ET"
    return _pdf_of(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        *fonts,
    )


_LETTERS = 64
"""As many as a line holds of a Latin font."""
_LATIN = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"


def _chinese_fonts() -> tuple[str, ...]:
    """Objects 5 to 7 of a file."""
    font = "/Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H"
    collection = "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
    metrics = "/Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]"
    return (
        f"<< {font} /DescendantFonts [6 0 R] >>",
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light {collection} "
        "/FontDescriptor 7 0 R >>",
        f"<< {metrics} /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    )


def _pdf_of(*objects: str) -> bytes:
    """A file of some objects, the first of which is its catalogue."""
    out, starts = b"%PDF-1.5\n", []
    for number, said in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{said}\nendobj\n".encode()
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()
