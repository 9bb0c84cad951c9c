from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sunboard.days import Asked
from sunboard.measures.ground import Ground, make_ground
from sunboard.project import check_project
from sunboard_demo import write_demo

from tests.factories import AS_OF


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """The demonstration county as `make demo` writes it."""
    root = tmp_path_factory.mktemp("demonstration")
    write_demo(root)
    project = check_project(root, Asked(datetime.now(UTC), AS_OF))
    return make_ground(project.checked.records, project.programme, project.as_of)
