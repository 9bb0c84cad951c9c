"""What is served in which mode: every record once, under its mode or under none."""

from sunboard.measures.modes import modes_of
from sunboard.measures.tally import Rate

from tests.factories import (
    commitment,
    finished,
    kept,
    make_measures,
    make_programme,
    numbered,
    task,
)

LIST, GROUP, TOPIC, NONE = range(4)


def test_modes_then_counts_shares_and_results() -> None:
    modes = modes_of(make_measures(
        tasks=numbered([
            finished(),
            finished(mode="组团式"),
            finished(mode="组团式", completed_on="2026-10-20"),
            task(mode="", due="2026-10-20"),
        ]),
        commitments=numbered([kept(mode="揭榜式"), commitment()]),
    ))  # fmt: skip
    assert modes.counts["tasks"].tolist() == [1, 2, 0, 1]
    assert modes.share("tasks", GROUP) == Rate(2, 4)
    assert modes.fulfilled("tasks", GROUP) == Rate(2, 2)
    assert modes.on_time("tasks", GROUP) == Rate(1, 2)
    assert modes.on_time("tasks", NONE) == Rate(0, 1)
    assert modes.counts["commitments"].tolist() == [1, 0, 1, 0]
    assert modes.fulfilled("commitments", TOPIC) == Rate(1, 1)
    assert modes.fulfilled("commitments", LIST) == Rate(0, 0)
    assert modes.share("activities", LIST) == Rate(0, 0)


def test_county_without_modes_then_everything_names_none() -> None:
    vocabularies = {**make_programme().vocabularies}
    del vocabularies["service_modes"]
    modes = modes_of(
        make_measures(
            programme_overrides={"vocabularies": vocabularies},
            tasks=[task(mode="", due="2026-10-20")],
        )
    )
    assert modes.counts["tasks"].tolist() == [1]
    assert modes.on_time("tasks", 0) == Rate(0, 1)
