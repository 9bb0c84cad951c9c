"""Consent: given by a day, and not withdrawn by then (R-26)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.datetime64]


def in_force(given: Days, withdrawn: Days, day: np.datetime64) -> npt.NDArray[np.bool_]:
    """For each person whether consent is in force on a day; NaT for never given, or never withdrawn."""
    # NaT compares false with everything.
    mask: npt.NDArray[np.bool_] = (given <= day) & ~(withdrawn <= day)
    return mask
