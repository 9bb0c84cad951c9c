"""Photos on pages: what is to be seen on them in words, and in which sizes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sunboard.boards.blocks import Block
from sunboard.boards.values import PhotoView
from sunboard.boards.words import spoken_day
from sunboard.measures.ground import Ground, remembered
from sunboard.publishable.names import Named
from sunboard.publishable.photos import Shown, photos_of, portraits


@dataclass(frozen=True)
class PhotoList(Block):
    """Photos of a thing, what was before first; on a phone below each other."""

    photos: tuple[PhotoView, ...]


@dataclass(frozen=True)
class Portrait(Block):
    """Who somebody is, at the top of their own page."""

    photo: PhotoView


def photo_blocks(ground: Ground, kind: str, row: int) -> tuple[Block, ...]:
    """The photos of a record, as a block; none where there are none."""
    photos = photo_views(ground, kind).get(row)
    return (PhotoList(photos),) if photos else ()


@remembered
def photo_views(ground: Ground, kind: str) -> dict[int, tuple[PhotoView, ...]]:
    """The photos of each record of a kind that has any, by its position."""
    return {
        row: tuple(_view(ground, each) for each in shown)
        for row, shown in photos_of(ground, kind).items()
    }


def portrait_blocks(ground: Ground, person: int) -> tuple[Block, ...]:
    """The portrait of somebody, as a block; none where there is none."""
    return tuple(Portrait(photo) for photo in _portraits(ground, [person]))


def portraits_of(ground: Ground, named: Iterable[Named]) -> tuple[PhotoView, ...]:
    """The portraits of those who are named and have one, in the same order."""
    return _portraits(ground, (each.person for each in named))


def _portraits(ground: Ground, people: Iterable[int]) -> tuple[PhotoView, ...]:
    shown = portraits(ground)
    return tuple(_view(ground, shown[person]) for person in people if person in shown)


def _view(ground: Ground, shown: Shown) -> PhotoView:
    label = ground.programme.vocabulary("picture_sorts").terms[shown.sort].label
    day = "" if np.isnat(shown.taken_on) else spoken_day(shown.taken_on)
    return PhotoView(shown.files, shown.alt, label, day)
