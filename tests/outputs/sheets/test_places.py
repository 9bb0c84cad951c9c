"""Whose noticeboard a sheet is for is known before it is made, so that a takedown makes a few sheets only."""

from sunboard.publishing.sheet_printer import EVERYTHING

from tests.factories import county_rows, make_measures


def test_sheet_of_any_kind_then_its_place_is_that_of_the_finished_sheet() -> None:
    ground = make_measures(is_sound=False, **county_rows())
    jobs = EVERYTHING.jobs(ground)
    assert len({job.maker.kind for job in jobs}) > 8
    for job in jobs:
        assert job.maker.place(ground, job.number) == job.make(ground).community
