"""The only door to Typst: documents as JSON in, PDF out. One compiler a process, reused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from hashlib import blake2b
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import cast

import typst

from sunboard.language import CHINESE, say, spoken
from sunboard.processes import Threads
from sunboard.publishing.theme import files_in

PREFERRED_FONTS = (
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "WPS灵秀黑",
    "FZHei-B01S",
    "Noto Sans CJK TC",
)
"""Families that offices have, best first: 思源, Noto, WPS's and 方正's, as the fonts name themselves. One
without a real bold is passed over. The last is the package's: one file for all regions, which sets the
mainland's forms because the sheets' language is zh-CN."""

SONG_FONTS = (
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "STSong",
    "SimSun",
)
"""Song faces for titles and honours, best first: 思源宋体, Noto, 华文宋体, 宋体; none needs a bold of its own.

No package brings one: where a machine has none, titles are set as all else is.
"""

_PACKAGES = ("cvttf_NotoSansCJK_Regular", "cvttf_NotoSansCJK_Bold")
_REGULAR, _BOLD = range(300, 501), range(600, 901)
_STANDARD = "ua-1"
"""PDF/UA-1: tagged, with title and language; a character that no font has is an error, not a box."""
_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_SAID = re.compile(r'\bsay\("([^"\\]+)"')
"""A sentence of a template."""
_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
_NOT_SUSPECT = b"/Suspects false"


class NoFontsError(Exception):
    """No font for Chinese text: neither on the machine nor from the font package."""


class GlyphError(Exception):
    """A character that the chosen fonts lack."""

    def __init__(self, character: str) -> None:
        """Say which."""
        super().__init__(character)
        self.character = character


class Typesetter:
    """Sets documents with the templates of some folders, each from the first that has it."""

    def __init__(self, templates: Sequence[Path], families: Sequence[str]) -> None:
        """Find the fonts: the first that is there of the families asked for, then of the preferred ones.

        It sets what templates say in the language that is spoken now.

        Raises:
            NoFontsError: none of them is there.
        """
        self._made_of = ([*templates], [*families])
        self._root = templates[0]
        self._texts = {file.name: file.read_bytes() for file in files_in(templates, "*.typ")}
        self._texts["main.typ"] = self._texts["sheets.typ"]
        self._fonts = _fonts_of_the_machine()
        faces = self._fonts.fonts()
        usable = _families_with_bold(faces)
        self.families = tuple(
            f for f in dict.fromkeys((*families, *PREFERRED_FONTS)) if f in usable
        )
        upright = {face.family for face in faces if face.style == "normal"}
        song = next((family for family in SONG_FONTS if family in upright), None)
        self.titles = (*filter(None, (song,)), *self.families)
        self.unusable = tuple(family for family in families if family not in usable)
        """Families asked for that are not installed, or have no bold."""
        if not self.families:
            raise NoFontsError
        self._compiler: typst.Compiler | None = None
        self._inputs = _inputs(self._texts.values(), self.families, self.titles)
        self.recipe = _recipe(self._texts, faces, self.titles) + _spoken(self._inputs)
        """Names everything beside a document that decides about the bytes of its PDF."""

    def __reduce__(self) -> tuple[type[Typesetter], tuple[list[Path], list[str]]]:
        """Made again by another process that it is handed to."""
        return Typesetter, self._made_of

    def pdf(self, document: str, day: date | None = None) -> bytes:
        """The PDF of a document as `render_sheets` makes it; the same document gives the same bytes.

        `day` is what it says of when it was made; None for nothing true.

        Raises:
            GlyphError: a character that no font has.
        """
        if self._compiler is None:
            Threads.begin()
            self._compiler = typst.Compiler(
                root=str(self._root),
                font_paths=self._fonts,
                sys_inputs=self._inputs,
            )
        # Its types don't know that files may be handed over by name.
        compile_ = cast("Callable[..., bytes]", self._compiler.compile)
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else 0
        files = {**self._texts, "data.json": document.encode()}
        options = {"format": "pdf", "pdf_standards": _STANDARD, "timestamp": moment}
        return _without_suspects(_checked(partial(compile_, files, **options)))


class PictureSetter:
    """Sets pictures with the templates of some folders, in the fonts of the package alone."""

    def __init__(self, templates: Sequence[Path]) -> None:
        """Read the templates; what they say is said in the language that is spoken now."""
        self._made_of = [*templates]
        self._texts = {file.name: file.read_bytes() for file in files_in(templates, "*.typ")}
        self._texts["main.typ"] = self._texts["pictures.typ"]
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=_package_folders(),
        )
        self._inputs = _inputs(self._texts.values(), PREFERRED_FONTS[-1:], PREFERRED_FONTS[-1:])
        used = _recipe(self._texts, self._fonts.fonts(), PREFERRED_FONTS[-1:])
        self.recipe = used + _spoken(self._inputs)
        """Names everything beside a document that decides about the bytes of its picture."""
        self._compiler: typst.Compiler | None = None

    def __reduce__(self) -> tuple[type[PictureSetter], tuple[list[Path]]]:
        """Made again by another process that it is handed to."""
        return PictureSetter, (self._made_of,)

    def png(self, document: str) -> bytes:
        """A picture as PNG, of pixels alone; the same document gives the same bytes.

        Raises:
            GlyphError: a character that the fonts lack.
        """
        if self._compiler is None:
            Threads.begin()
            self._compiler = typst.Compiler(
                root=str(self._made_of[0]), font_paths=self._fonts, sys_inputs=self._inputs
            )
        compile_ = cast("Callable[..., bytes]", self._compiler.compile)
        files = {**self._texts, "data.json": document.encode()}
        if _RARE.search(document):
            # Of the forms the standard alone says that a character is missing.
            _checked(partial(compile_, files, format="pdf", pdf_standards=_STANDARD, timestamp=0))
        return _pixels_alone(compile_(files, format="png", ppi=_PIXELS_AN_INCH))


_PIXELS_AN_INCH = 144
"""Two pixels a point: 540 points are the 1080 pixels that phones show."""
_RARE = re.compile(r"[^\u0000-\u024f\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
"""What a font for Chinese may lack."""


def _checked(make: Callable[[], bytes]) -> bytes:
    """What is made; GlyphError for a character that no font has."""
    try:
        return make()
    except typst.TypstError as error:
        missing = _MISSING.search(str(error))
        if missing is None:
            raise
        character = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), missing[1])
        raise GlyphError(character) from None


_RESOLUTION = re.compile(rb"\x00\x00\x00\x09pHYs.{13}", re.DOTALL)


def _pixels_alone(png: bytes) -> bytes:
    """Without how large it is meant on paper, so that it holds its pixels and nothing else."""
    head, pixels = png[:_HEAD], png[_HEAD:]
    before, found, after = pixels.partition(b"IDAT")
    return head + _RESOLUTION.sub(b"", before) + found + after


_HEAD = 33
"""Bytes of a PNG's signature and its first chunk."""


def outlines(text: str, tracking: float) -> str:
    """A line of text as SVG, in the font package's bold outlines, its letters so many ems apart.

    No font of the machine has a part in it. It starts Typst's threads in this process.

    Raises:
        GlyphError: a character that the font lacks.
    """
    Threads.begin()
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[_package_folder(_PACKAGES[-1])],
    )
    inputs = {"text": text, "family": PREFERRED_FONTS[-1], "tracking": str(tracking)}
    compiler = typst.Compiler(
        root=_package_folder(_PACKAGES[-1]), font_paths=fonts, sys_inputs=inputs
    )
    compile_ = cast("Callable[..., bytes]", compiler.compile)
    try:
        # Of these two forms the standard alone says that a character is missing.
        compile_({"main.typ": _LINE}, format="pdf", pdf_standards=_STANDARD, timestamp=0)
    except typst.TypstError as error:
        raise GlyphError(text) from error
    return compile_({"main.typ": _LINE}, format="svg").decode()


_LINE = b"""
#set document(title: sys.inputs.text)
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: sys.inputs.family, weight: "bold", size: 100pt, lang: "zh", region: "CN", fallback: false)
#set text(top-edge: "bounds", bottom-edge: "bounds", tracking: 1em * float(sys.inputs.tracking))
#sys.inputs.text
"""


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of a typesetter has; read off its page tree, in microseconds."""
    return int(_PAGES.search(pdf)[1])  # type: ignore[index]  # every PDF has one


def _without_suspects(pdf: bytes) -> bytes:
    """Leave out an entry that says what holds without it: poppler calls it an error. No byte moves."""
    before, found, after = pdf.rpartition(_NOT_SUSPECT)
    return before + b" " * len(found) + after


def _families_with_bold(faces: Iterable[typst.FontInfo]) -> set[str]:
    upright = [(face.family, face.weight) for face in faces if face.style == "normal"]
    regular = {family for family, weight in upright if weight in _REGULAR}
    return {family for family, weight in upright if weight in _BOLD and family in regular}


def _inputs(
    texts: Iterable[bytes], families: Sequence[str], titles: Sequence[str]
) -> dict[str, str]:
    """What templates are told: fonts, language, and what their sentences are said as, where it is otherwise."""
    messages = {said for text in texts for said in _SAID.findall(text.decode())}
    said = {message: say(message) for message in sorted(messages) if say(message) != message}
    return {
        "fonts": json.dumps(families),
        "titles": json.dumps(titles),
        "lang": spoken().tag,
        "said": json.dumps(said, ensure_ascii=False),
    }


def _spoken(inputs: Mapping[str, str]) -> str:
    """What of them decides about bytes; nothing where it is the templates' own Chinese."""
    said = f" {inputs['lang']} {inputs['said']}"
    return "" if said == f" {CHINESE.tag} {{}}" else said


def _recipe(
    texts: Mapping[str, bytes], faces: Iterable[typst.FontInfo], families: Sequence[str]
) -> str:
    used = sorted({face.path for face in faces if face.path and face.family in families})
    stamps = [(path, Path(path).stat().st_size, Path(path).stat().st_mtime_ns) for path in used]
    digest = blake2b(b"\0".join(texts[name] for name in sorted(texts)), digest_size=16).hexdigest()
    return f"{version('typst')} {digest} {families} {stamps}"


def _fonts_of_the_machine() -> typst.Fonts:
    """All that are installed now, and the packages'."""
    return typst.Fonts(include_embedded_fonts=False, font_paths=_package_folders())


def _package_folders() -> list[str]:
    return [_package_folder(name) for name in _PACKAGES]


def _package_folder(name: str) -> str:
    return str(Path(import_module(name).__file__ or "").parent)
