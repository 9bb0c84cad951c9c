"""What a disturbed night may leave, and what the next one has to make of it.

An error that was injected may end in an exit code other than 0 and 3 and a line that names the file or the
error; or the night is as if nothing had happened, at once; or, where a deletion failed, after the next one.
A fault is a word for its kind and what was seen. The kinds:

- `broken`: the live site is not, byte for byte, what it was before the night or what the night makes.
- `no site`: it was there before, and isn't.
- `silent`: something failed, and the exit code says that nothing did; or no line names what failed.
- `traceback`: the program ended in one.
- `untrue`: the program says that the old site stayed where the new one is live, or the other way round.
- `refused`: the next night did not publish.
- `ledger`: after the next night the ledger is not what undisturbed nights write.
- `reworded`: a promise that had been live could be reworded.
- `releases`: one of those that are kept is not whole, or lacks its manifest.
- `lost`: after the next night something is not there that undisturbed nights leave.
- `left over`: after the next night, or after one that ended in order, there is more than there should be.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.faults.command import Outcome, run
from tests.faults.history import History
from tests.faults.nights import Files, Left, Place, arguments, write_night
from tests.faults.releases import wrong_with_releases

OLD_STAYS = ("原来的网站没有动", "没有生成网站", "没有发布", "网站没有写成")
NEW_IS_LIVE = "网站已经换上新的"


@dataclass(frozen=True)
class Fault:
    """One thing that a trial found wrong."""

    kind: str
    seen: str


def live(left: Left, of: History) -> tuple[str, list[Fault]]:
    """Which site is live, `old` or `new`; and what is wrong with it."""
    if left.site == of.once.site:
        return "new", []
    if left.site == of.before.site:
        return "old", []
    if left.site is None:
        return "none", [Fault("no site", "the site is gone")]
    return "broken", [Fault("broken", _difference(left.site, of.once.site or {}))]


def after_the_night(
    place: Place,
    of: History,
    outcome: Outcome,
    names_what_failed: tuple[str, ...] = (),
    *,
    is_cleaning: bool = False,
) -> list[Fault]:
    """What a night that ended by itself got wrong; one that was killed promises the site only.

    Args:
        place: The trial's folders.
        of: The history it belongs to.
        outcome: How it ended.
        names_what_failed: One of these stands in what was said, if anything failed; none asked for if empty.
        is_cleaning: Whether what failed was a deletion: then something may be left until the next night.
    """
    left = Left.of(place)
    state, faults = live(left, of)
    if outcome.code < 0:
        return faults
    said = outcome.said.strip()
    if "Traceback (most recent call last)" in said:
        faults.append(Fault("traceback", said[-600:]))
    if outcome.code in (0, 3):
        undone = _undone(left, state, of)
        return [*faults, *(f for f in undone if not (is_cleaning and f.kind == "left over"))]
    if names_what_failed and not any(name in said for name in names_what_failed):
        faults.append(Fault("silent", f"none of {names_what_failed} in: {said[-300:]}"))
    is_untrue = (any(words in said for words in OLD_STAYS) and state == "new") or (
        NEW_IS_LIVE in said and state == "old"
    )
    if is_untrue and of.before.site != of.once.site:
        faults.append(Fault("untrue", f"{state} is live, and it says: {said[-300:]}"))
    return faults


def _undone(left: Left, state: str, of: History) -> list[Fault]:
    """What is missing of a night that says all is well."""
    faults = []
    if state != "new":
        faults.append(Fault("silent", f"exit code 0 or 3, and {state} is live"))
    if left.ledger != of.once.ledger:
        faults.append(Fault("silent", f"exit code 0 or 3, and {_ledgers(left, of.once)}"))
    if extra := sorted(set(left.names) - set(of.once.names)):
        faults.append(Fault("left over", f"exit code 0 or 3, and {extra[:5]}"))
    return faults


def after_one_asked_to_end(place: Place, of: History) -> list[Fault]:
    """What lies about after a night that was asked to end, and has."""
    left = Left.of(place)
    faults = [Fault("releases", f"at once: {wrong}") for wrong in wrong_with_releases(place)]
    if extra := sorted(set(left.names) - set(of.once.names) - set(of.before.names)):
        faults.append(Fault("left over", f"at once, {live(left, of)[0]} live: {extra[:5]}"))
    return faults


def after_the_next(place: Place, of: History, logs: Path) -> list[Fault]:
    """Run the next night, and say what it got wrong.

    Where the disturbed night went live, somebody rewords a promise of it before the next one.
    """
    state, _ = live(Left.of(place), of)
    expected = of.once if state != "new" else of.twice if of.night == 1 else of.reworded
    night = 3 if expected is of.reworded and of.night > 1 else of.night
    write_night(place, night)
    outcome = run(place, arguments(place, night), logs / "next")
    if outcome.code not in (0, 3):
        return [
            Fault("refused", f"{state} was live; exit code {outcome.code}: {outcome.said[-500:]}")
        ]
    left = Left.of(place)
    faults = [Fault("releases", wrong) for wrong in wrong_with_releases(place)]
    if night == 3 and "[R-9]" not in outcome.said:
        faults.append(Fault("reworded", "the new wording of a promise that was live got through"))
    elif left.site != expected.site:
        faults.append(Fault("broken", "next: " + _difference(left.site or {}, expected.site or {})))
    if left.ledger != expected.ledger:
        faults.append(Fault("ledger", f"{state} was live; {_ledgers(left, expected)}"))
    if extra := sorted(set(left.names) - set(expected.names)):
        faults.append(Fault("left over", f"{len(extra)}: {extra[:5]}"))
    if lost := sorted(set(expected.names) - set(left.names)):
        faults.append(Fault("lost", f"{len(lost)}: {lost[:5]}"))
    return faults


def _difference(found: Files, expected: Files) -> str:
    more, less = sorted(found.keys() - expected.keys()), sorted(expected.keys() - found.keys())
    other = sorted(name for name in found.keys() & expected.keys() if found[name] != expected[name])
    return f"too many {more[:3]}, missing {less[:3]}, different {other[:3]}"


def _ledgers(left: Left, expected: Left) -> str:
    wrong = {name for name, _ in left.ledger.items() ^ expected.ledger.items()}
    lines = {
        name: (left.ledger.get(name, b"").count(b"\n"), expected.ledger.get(name, b"").count(b"\n"))
        for name in sorted(wrong)
    }
    return f"the ledger differs (lines, lines expected): {lines}"
