"""Photos that may be shown, in the sizes of pages: drawn once, and kept by what they were drawn of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from sunboard.boards import addresses
from sunboard.measures.ground import Ground, PhotoFile
from sunboard.publishable.photos import may_be_shown
from sunboard.publishing.filesystem import PRIVATE_FILE, BusyError, locked, write_lasting
from sunboard.publishing.sheet_store import LOCK, in_use
from sunboard.publishing.workers import share_out
from sunboard.records.drawn_photos import NotShownError, Sized, drawn_anew
from sunboard.records.kept_photos import Kept, kept_name, kept_photos, key_of_file
from sunboard.records.photo_files import PhotoFolder, content_of, photo_key

Write = Callable[[str, bytes], None]

_FEW = 8
"""Photos that are drawn sooner than other processes are started."""


class _Photo(NamedTuple):
    """A row whose photo is shown."""

    row: int
    id: str
    key: str
    path: Path


def publish_photos(
    photos: PhotoFolder, store: Path, ground: Ground, write: Write, workers: int = 1
) -> Ground:
    """Write the photos that may be shown tonight, in every size; the ground that is returned knows them.

    The store keeps these and no others. `photos` are those that the records were checked by.
    """
    shown = _shown(photos, ground)
    if not shown:
        forget_photos(store)
        return ground
    with in_use(store):
        _draw_new(store, {each.key: each.path for each in shown}, workers)
        kept = kept_photos(store)
        by_row = {
            each.row: tuple(_written(each.id, _sizes(store, kept, each), write)) for each in shown
        }
    _sweep(store, {each.key for each in shown})
    return ground.showing({row: files for row, files in by_row.items() if files})


def expecting_photos(photos: PhotoFolder, ground: Ground) -> Ground:
    """The ground that knows which photos may be shown tonight, of which none is drawn."""
    return ground.showing({each.row: () for each in _shown(photos, ground)})


def forget_photos(store: Path) -> None:
    """Keep none: nobody knows which of them show whom."""
    _sweep(store, ())


def _shown(photos: PhotoFolder, ground: Ground) -> list[_Photo]:
    """Those that may be shown by every row that names them, as one of these may know who is on it."""
    names, ids = (ground.records["pictures"].texts(name) for name in ("file", "id"))
    found = []
    for row in may_be_shown(ground):
        judged = photos.judge(names[row])
        if judged.path is not None and not judged.code:
            found.append(_Photo(row, ids[row], judged.key, judged.path))
    rows = Counter(each.key for each in found)
    return [each for each in found if rows[each.key] >= photos.rows_of(each.key)]


def _draw_new(store: Path, paths: dict[str, Path], workers: int) -> None:
    kept = kept_photos(store)
    new = [(key, path) for key, path in paths.items() if key not in kept]
    draw = partial(_draw_one, store, new)
    if len(new) < _FEW:
        for number in range(len(new)):
            draw(number)
    else:
        share_out(len(new), draw, workers, lambda _: None)


def _draw_one(store: Path, photos: Sequence[tuple[str, Path]], number: int) -> None:
    key, path = photos[number]
    _add(store, key, _drawn(key, path))


def _drawn(key: str, path: Path) -> list[Sized]:
    """A photo in every size; none where its file isn't any more what was judged."""
    try:
        content = content_of(path)
        return drawn_anew(content) if photo_key(content) == key else []
    except NotShownError:
        return []


def _add(store: Path, key: str, sized: Sequence[Sized]) -> None:
    for part, each in enumerate(sized):
        name = kept_name(key, part, len(sized), each, _hash(each.content))
        write_lasting(store / name, each.content, PRIVATE_FILE)


def _sizes(store: Path, kept: Kept, photo: _Photo) -> list[Sized]:
    """A photo in every size; drawn again where one isn't any more what was kept."""
    sized = []
    for said in kept.get(photo.key, ()):
        content = b""
        with suppress(OSError):
            content = (store / said[0]).read_bytes()
        if _hash(content) != said["content"]:
            again = _drawn(photo.key, photo.path)
            _add(store, photo.key, again)
            return again
        sized.append(Sized(int(said["width"]), int(said["height"]), content))
    return sized


def _written(photo_id: str, sized: Sequence[Sized], write: Write) -> list[PhotoFile]:
    files = []
    for each in sized:
        path = addresses.photo_path(photo_id, each.width)
        write(path, each.content)
        files.append(PhotoFile(path, each.width, each.height))
    return files


def _sweep(store: Path, used: Collection[str]) -> None:
    """Remove what isn't of these photos; not while another run uses the store: a later run will."""
    if not store.is_dir():
        return
    with suppress(BusyError), locked(store / LOCK):
        for path in list(store.iterdir()):
            key = key_of_file(path.name)
            if key is not None and key not in used:
                path.unlink(missing_ok=True)


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
