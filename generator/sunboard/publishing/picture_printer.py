"""Sets a county's pictures, in processes of their own; only what the store doesn't hold is made.

A picture is kept by all that it was made of, as sheets are, and only the font package has a part in it, so that
the same records give the same bytes on any machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from sunboard.gate.gate import Gate
from sunboard.measures.ground import Ground
from sunboard.outputs.pictures.documents import picture_document
from sunboard.outputs.pictures.makers import Job, pictures
from sunboard.problems import Place, Problem
from sunboard.processes import FORKS, Threads
from sunboard.publishing.picture_files import Pictures, SetPicture
from sunboard.publishing.sheet_store import SheetStore
from sunboard.publishing.typesetter import GlyphError, PictureSetter
from sunboard.publishing.workers import gather


def print_pictures(
    shared: Ground,
    gate: Gate,
    templates: Sequence[Path],
    store: Path,
    workers: int,
    progress: Callable[[int, int], None],
) -> Pictures:
    """Set every picture of a county, given as the ground of what may be passed on, with the gate of that."""
    setter = PictureSetter(templates)
    kept = SheetStore(store, setter.recipe)
    jobs = tuple(pictures(shared))
    work = partial(_picture, shared, gate, setter, kept, jobs)
    if FORKS and Threads.are_here():
        found = [work(number) for number in range(len(jobs))]
    else:
        found = gather(
            len(jobs), work, workers, lambda done: progress(done, len(jobs)), [gate.finds]
        )
    files = tuple(each for each in found if isinstance(each, SetPicture))
    return Pictures(files, tuple(each for each in found if isinstance(each, Problem)))


def _picture(
    shared: Ground,
    gate: Gate,
    setter: PictureSetter,
    store: SheetStore,
    jobs: Sequence[Job],
    number: int,
) -> SetPicture | Problem:
    job = jobs[number]
    picture = job.make(shared)
    document = gate.document(job.path, picture_document(picture, job.form))
    key = store.key(document)
    if (stored := store.find(key)) is not None:
        return SetPicture(job.path, stored, is_new=False)
    try:
        content = setter.png(document)
    except GlyphError as error:
        return _without(job.path, picture.title, error.character)
    return SetPicture(job.path, store.add(key, content, 1, "png"), is_new=True)


def _without(path: str, title: str, character: str) -> Problem:
    params = {
        "character": character,
        "code": " ".join(f"U+{ord(letter):04X}" for letter in character),
        "sheet": title,
        "record": "—",
    }
    return Problem(Place(path), "sheet-glyph", params)
