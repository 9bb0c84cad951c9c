"""`python -m tests.privacy`: plants secrets, builds, and says in one table what came out."""

from __future__ import annotations

import argparse
import secrets as fresh
import sys
from pathlib import Path

from tests.factories import ROOT
from tests.privacy.audit import MODES, audit, table


def main() -> int:
    """1 where anything came out."""
    asked = _asked()
    print(f"seed {asked.seed}")
    outcomes = audit(asked.seed, asked.secrets, asked.modes, asked.records)
    print(table(outcomes, asked.modes))
    leaks = [
        each
        for each in outcomes
        if any(each.out[mode] for mode in asked.modes if mode != "neither")
    ]
    for each in leaks:
        secret = each.planted.secret
        modes = [mode for mode in asked.modes if each.out[mode]]
        print(
            f"{secret.name} | {secret.disguise} | {each.planted.where} | {modes} | {secret.sentence!r}"
        )
    return 1 if leaks else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--secrets", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=fresh.randbelow(10**6), help="fresh by default")
    parser.add_argument("--modes", nargs="+", choices=MODES, default=list(MODES))
    parser.add_argument(
        "--records", type=Path, default=ROOT, help="a project, the demonstration by default"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
