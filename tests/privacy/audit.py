"""What comes out of what was planted, by class and channel, with both gates and with each of them off."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.privacy import planting
from tests.privacy.gates import BOTH, NEITHER, NO_INPUT, NO_OUTPUT, Gates, build
from tests.privacy.planting import Planted
from tests.privacy.published import said_by, texts_below
from tests.privacy.secrets import Secret, secrets

MODES: Mapping[str, Gates] = {
    "both": BOTH,
    "no input gate": NO_INPUT,
    "no output gate": NO_OUTPUT,
    "neither": NEITHER,
}
BESIDE: tuple[tuple[Callable[..., list[Planted]], float, int], ...] = (
    (planting.in_programme, 0.03, 60),
    (planting.in_pages, 0.03, 60),
    (planting.in_pictures, 0.02, 40),
    (planting.in_photos, 0.02, 40),
    (planting.in_names, 0.005, 1),
)
"""What lies beside records: how it is planted, its share of all secrets, how many go into one copy."""


@dataclass(frozen=True)
class Outcome:
    """A secret, and whether it came out in each mode that was tried."""

    planted: Planted
    out: Mapping[str, bool]


def audit(seed: int, count: int, modes: Sequence[str], demonstration: Path) -> list[Outcome]:
    """Plant and build; `demonstration` is a project whose records are copied."""
    rng = Random(seed)
    with tempfile.TemporaryDirectory(prefix="planted-") as folder:
        clean = Path(folder, "clean")
        shutil.copytree(demonstration / "data", clean / "data")
        build(clean, clean / "out")
        known = {path.read_bytes() for path in (clean / "out").rglob("*") if path.is_file()}
        taken = said_by(text for _, text in texts_below(clean / "out")).squeezed
        every = list(secrets(rng, count, taken))
        copies = []
        for number, (plant, own) in enumerate(_shares(every)):
            project = Path(folder, str(number))
            project.mkdir()
            planted = (
                planting.in_records(project, demonstration, own, rng)
                if plant is None
                else plant(project, own, rng)
            )
            copies.append((project, planted))
        return [each for copy in copies for each in tried(*copy, modes, known)]


def _shares(
    every: Sequence[Secret],
) -> Iterator[tuple[Callable[..., list[Planted]] | None, Sequence[Secret]]]:
    rest = list(every)
    for plant, share, most in BESIDE:
        wanted, rest = rest[: round(len(every) * share)], rest[round(len(every) * share) :]
        for start in range(0, len(wanted), most):
            yield plant, wanted[start : start + most]
    yield None, rest


def tried(
    project: Path, planted: Sequence[Planted], modes: Sequence[str], known: Collection[bytes]
) -> Iterator[Outcome]:
    """Build what was planted in each of some modes; files whose content is `known` say nothing new."""
    out: dict[str, list[bool]] = {}
    for mode in modes:
        shutil.rmtree(project / ".sunboard", ignore_errors=True)
        site = project / "out"
        code, said = build(project, site, MODES[mode])
        if code not in (0, 3):
            print(said[-600:], file=sys.stderr)
        texts = [*texts_below(project / ".sunboard", known), *texts_below(site, known)]
        shutil.rmtree(site, ignore_errors=True)
        everything = said_by([said, *(text for _, text in texts)])
        out[mode] = [everything.holds(each.secret) for each in planted]
        sheets = [(name, text) for name, text in texts if name.endswith(".pdf") and text != name]
        paper = said_by(text for _, text in sheets)
        print(
            f"{mode}: {planted[0].channel}, exit {code}, {sum(out[mode])} of {len(planted)}; "
            f"{len({name for name, _ in sheets})} PDFs were read, "
            f"{sum(paper.holds(each.secret) for each in planted)} are on one",
            file=sys.stderr,
        )
    for number, each in enumerate(planted):
        yield Outcome(each, {mode: found[number] for mode, found in out.items()})


def table(outcomes: Sequence[Outcome], modes: Sequence[str]) -> str:
    """A line a class and channel: planted, then out in each mode."""
    lines = [
        f"{'class':<16}{'channel':<15}{'planted':>8}" + "".join(f"{mode:>16}" for mode in modes)
    ]
    cells: dict[tuple[str, str], list[Outcome]] = {}
    for each in outcomes:
        for key in ((each.planted.secret.name, each.planted.channel), ("all", "all")):
            cells.setdefault(key, []).append(each)
    for (name, channel), own in sorted(cells.items()):
        counts = "".join(f"{sum(each.out[mode] for each in own):>16}" for mode in modes)
        lines.append(f"{name:<16}{channel:<15}{len(own):>8}{counts}")
    return "\n".join(lines)
