"""What is said of a publication that fails: never that the site stayed, once it has changed."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
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
