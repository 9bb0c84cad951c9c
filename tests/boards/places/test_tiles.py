"""Tiles of estates: both numbers, shaded by their share, and by nothing where too little has come due."""

import pytest
from sunboard.boards.places.tiles import estate_tiles

from tests.factories import finished, make_measures, numbered, task

LATE = {"accepted_on": "2026-09-03", "raised_on": "2026-09-01"}


@pytest.mark.parametrize(
    ("done", "overdue", "shade", "said"),
    [
        (0, 0, "nothing", ""),
        (3, 1, "few", "1 / 4"),
        (5, 0, "none", "0 / 5"),
        (10, 1, "some", "1 / 11"),
        (9, 1, "much", "1 / 10"),
    ],
)
def test_share_overdue_then_the_tile_is_shaded_by_it(
    done: int, overdue: int, shade: str, said: str
) -> None:
    rows = [finished()] * done + [task(reported_on="", dispatched_on="", **LATE)] * overdue
    tiles = estate_tiles(make_measures(tasks=numbered(rows), commitments=[]))
    tile = next(each for each in tiles if each.entry.path == "e/qinghe-1/")
    assert (tile.shade, tile.said) == (shade, said)
    others = {each.shade for each in tiles if each is not tile}
    assert others == {"nothing"}
