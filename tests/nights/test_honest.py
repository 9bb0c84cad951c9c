"""An honest history gives no false alarm, loses nothing, and is put down once."""

from __future__ import annotations

import pytest

from tests.nights.__main__ import faults


@pytest.mark.parametrize("seed", range(4))
def test_honest_history_then_no_alarm_and_nothing_lost(seed: int) -> None:
    assert faults(seed, nights=3) == []
