"""What is said of a publication that fails: never that the site stayed, once it has changed."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sunboard.days import Asked
from sunboard.problems import Place, Problem
from sunboard.project import RefusedError, check_project
from sunboard.publication import Publication
from sunboard.publishing.releases import NotPutDownError

from tests.factories import write_project


@pytest.mark.parametrize("is_live", [True, False])
def test_anything_that_fails_then_it_is_told_by_whether_the_site_has_changed(
    is_live: bool, tmp_path: Path
) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "www" / "site"
    site.parent.mkdir()
    expected = NotPutDownError if is_live else OSError
    with pytest.raises(expected, match="Too many open files"):
        fail(project, site, is_live=is_live)


def fail(project: Path, site: Path, *, is_live: bool) -> None:
    with Publication.opened(project, site, is_recorded=False) as publication:
        publication.is_live = is_live
        raise OSError(errno.EMFILE, "Too many open files", str(site))


@pytest.mark.parametrize("is_recorded", [True, False])
def test_file_that_the_system_keeps_back_then_nothing_is_put_down_without_it(
    is_recorded: bool, tmp_path: Path
) -> None:
    project, site = write_project(tmp_path / "project"), tmp_path / "www" / "site"
    site.parent.mkdir()
    checked = check_project(project, Asked(datetime(2026, 11, 1, tzinfo=UTC)))
    kept_back = Problem(Place("data/tasks.csv"), "file-unreadable", {"reason": "EIO"})
    unread = replace(checked, checked=replace(checked.checked, problems=(kept_back,)))
    with Publication.opened(project, site, is_recorded=is_recorded) as publication:
        assert publication.admit(checked, ()) == ()
        if is_recorded:
            with pytest.raises(RefusedError):
                publication.admit(unread, ())
        else:
            publication.admit(unread, ())
