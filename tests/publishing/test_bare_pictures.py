"""Pictures keep their pixels, and say nothing of themselves."""

import io
import random
import struct

import pytest
from PIL import Image, PngImagePlugin
from sunboard.gate.files import passages_of
from sunboard.publishing.bare_pictures import NotBareError, bared, is_picture

SECRET = "13912345678"
NOISE = Image.frombytes("RGB", (37, 23), random.Random(12).randbytes(37 * 23 * 3))


def exif(**tags: int) -> Image.Exif:
    made = Image.Exif()
    made[0x010E] = SECRET
    made[0x9C9B] = SECRET.encode("utf-16-le")
    made.get_ifd(0x8825).update({1: "N", 2: (28.0, 39.0, 1.0), 3: "E", 4: (121.0, 25.0, 1.0)})
    for number in tags.values():
        made[0x0112] = number
    return made


def words() -> PngImagePlugin.PngInfo:
    made = PngImagePlugin.PngInfo()
    made.add_text("Comment", SECRET)
    made.add_text("Title", SECRET, zip=True)
    made.add_itxt("Author", SECRET)
    return made


SAVED = {
    "a.jpg": {"exif": exif(turn=6), "comment": SECRET, "icc_profile": SECRET.encode()},
    "b.jpg": {"exif": exif(), "progressive": True, "xmp": SECRET.encode(), "dpi": (72, 72)},
    "c.png": {"exif": exif(), "pnginfo": words(), "dpi": (72, 72)},
    "d.webp": {"exif": exif(), "xmp": SECRET.encode(), "lossless": True},
    "e.gif": {"comment": SECRET.encode(), "save_all": True, "append_images": [NOISE.rotate(180)]},
}


def saved(name: str) -> bytes:
    file = io.BytesIO()
    NOISE.save(file, Image.registered_extensions()[name[1:]], **SAVED[name])
    return file.getvalue() + SECRET.encode()


def frames(content: bytes) -> list[bytes]:
    with Image.open(io.BytesIO(content)) as picture:
        drawn = []
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            drawn.append(picture.convert("RGB").tobytes())
        return drawn


@pytest.mark.parametrize("name", SAVED)
def test_a_picture_keeps_its_pixels_and_nothing_it_says(name: str) -> None:
    content = saved(name)
    bare = bared(content)
    assert frames(bare) == frames(content)
    assert bared(bare) == bare
    said = [*passages_of(name, bare)]
    assert not any(SECRET in each.text or each.tells_place for each in said)
    for encoding in ("utf-8", "utf-16-le"):
        assert SECRET.encode(encoding) in content or encoding != "utf-8"
        assert SECRET.encode(encoding) not in bare


def test_a_photograph_is_still_turned() -> None:
    with Image.open(io.BytesIO(bared(saved("a.jpg")))) as picture:
        assert dict(picture.getexif()) == {0x0112: 6}
    with Image.open(io.BytesIO(bared(saved("b.jpg")))) as picture:
        assert dict(picture.getexif()) == {}


@pytest.mark.parametrize("name", SAVED)
def test_whatever_is_cut_or_bent_ends(name: str) -> None:
    chance, content = random.Random(12), saved(name)
    for _ in range(300):
        bent = bytearray(content[: chance.randrange(len(content))])
        if bent:
            bent[chance.randrange(len(bent))] = chance.randrange(256)
        try:
            bare = bared(bytes(bent))
        except NotBareError:
            continue
        assert SECRET.encode() not in bare


@pytest.mark.parametrize("content", [b"", b"II*\0" + struct.pack("<I", 8), b"\0\0\0\x1cftypavif"])
def test_what_no_one_knows_is_refused(content: bytes) -> None:
    with pytest.raises(NotBareError):
        bared(content)


def test_pictures_are_known_by_name_or_beginning() -> None:
    assert is_picture("IMG.HEIC", b"")
    assert is_picture("a", saved("c.png"))
    assert not is_picture("a.pdf", b"%PDF-1.7")
