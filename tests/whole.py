"""Whether what `make test` tries a part of is tried as a whole (`make whole`)."""

import os

WHOLE = "SUNBOARD_WHOLE" in os.environ
