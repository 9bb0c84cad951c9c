"""Of some secrets of all classes none comes out of a build, with both gates and with each of them off."""

from pathlib import Path
from random import Random

import pytest

from tests.privacy import planting
from tests.privacy.audit import MODES, tried
from tests.privacy.secrets import secrets

SEED = 12
CHANNELS = {
    "programme.yml": (planting.in_programme, 14),
    "content/": (planting.in_pages, 14),
    "pictures": (planting.in_pictures, 14),
    "photos": (planting.in_photos, 14),
    "names": (planting.in_names, 1),
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_nothing_that_is_planted_comes_out(channel: str, tmp_path: Path) -> None:
    plant, count = CHANNELS[channel]
    rng = Random(f"{SEED} {channel}")
    planted = plant(tmp_path, [*secrets(rng, count)], rng)
    outcomes = [*tried(tmp_path, planted, [*MODES], ())]
    leaks = [
        (each.planted, mode)
        for each in outcomes
        for mode in MODES
        if each.out[mode] and mode != "neither"
    ]
    assert leaks == []
    # What doesn't come out with the gates open proves nothing.
    assert any(each.out["neither"] for each in outcomes)
