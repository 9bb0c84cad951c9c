"""Where pages, templates and settings come from: the project's own first, what is installed for the rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sunboard.publishing.theme import Theme, files_in


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    for part in ("content", "site_templates/sheets", "site_templates/theme"):
        (tmp_path / "installed" / part).mkdir(parents=True)
    (tmp_path / "installed" / "mkdocs.yml").touch()
    return tmp_path / "installed"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "project" / "data").mkdir(parents=True)
    return tmp_path / "project"


def test_project_of_records_alone_then_all_is_the_installed(project: Path, installed: Path) -> None:
    assert Theme.of(project, installed) == replace(Theme.of(installed), is_programs_own=True)


def test_pages_and_templates_of_its_own_then_they_come_first(
    project: Path, installed: Path
) -> None:
    (project / "content").mkdir()
    (project / "site_templates" / "sheets").mkdir(parents=True)
    theme = Theme.of(project, installed)
    assert theme.settings == installed / "mkdocs.yml"
    assert theme.content == (project / "content", installed / "content")
    sheets = [folder / "site_templates" / "sheets" for folder in (project, installed)]
    assert theme.part("sheets") == tuple(sheets)
    assert theme.part("theme") == (installed / "site_templates" / "theme",)


def test_settings_of_its_own_then_no_page_that_they_do_not_list_comes_from_elsewhere(
    project: Path, installed: Path
) -> None:
    (project / "mkdocs.yml").touch()
    assert Theme.of(project, installed).content == (installed / "content",)
    (project / "content").mkdir()
    assert Theme.of(project, installed).content == (project / "content",)


def test_site_of_a_language_then_pages_in_it_come_before_the_others_of_the_same_folder(
    project: Path, installed: Path
) -> None:
    (installed / "content-en").mkdir()
    ours, theirs = project / "content", installed / "content"
    in_english = installed / "content-en"
    assert Theme.of(project, installed).content == (theirs,)
    assert Theme.of(project, installed, language="en").content == (in_english, theirs)
    assert Theme.of(project, installed, language="fr").content == (theirs,)
    ours.mkdir()
    assert Theme.of(project, installed, language="en").content == (ours, in_english, theirs)
    (project / "content-en").mkdir()
    (project / "mkdocs.yml").touch()
    own = (project / "content-en", ours)
    assert Theme.of(project, installed, language="en").content == own
    assert Theme.of(project, installed).content == (ours,)


def test_nothing_anywhere_then_what_is_asked_for_is_named(project: Path, tmp_path: Path) -> None:
    theme = Theme.of(project, tmp_path / "gone")
    assert theme == Theme(tmp_path / "gone" / "mkdocs.yml", (), ())


def test_files_of_a_name_then_the_first_folder_s(tmp_path: Path) -> None:
    names = {"own": ("b.typ", "d.typ", "x.txt"), "other": ("a.typ", "b.typ", "c.typ")}
    for folder, found in names.items():
        (tmp_path / folder).mkdir()
        for name in found:
            (tmp_path / folder / name).touch()
    found = files_in([tmp_path / folder for folder in names], "*.typ")
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "other/a.typ",
        "own/b.typ",
        "other/c.typ",
        "own/d.typ",
    ]
