"""Whatever is drawn of what points to somebody is found, by whom the records are checked."""

from random import Random

import pyarrow as pa
from sunboard.checks.arrays import matches_any
from sunboard.checks.private.classes import CLASSES, found_in, stems_of

from tests.privacy import disguises, phrases
from tests.privacy.planting import FIELDS
from tests.privacy.secrets import secrets


def test_what_is_drawn_is_found() -> None:
    drawn = [secret.sentence for secret in secrets(Random(12), 2000)]
    suspects = matches_any(pa.array(drawn, pa.large_string()), stems_of(CLASSES))
    assert [text for text, is_seen in zip(drawn, suspects, strict=True) if not is_seen] == []
    assert [text for text in drawn if not any(found_in(text))] == []


def test_every_class_and_disguise_is_drawn() -> None:
    drawn = list(secrets(Random(12), 2000))
    assert {secret.name for secret in drawn} == set(phrases.CLASSES)
    assert {secret.disguise for secret in drawn} == set(disguises.DISGUISES)
    assert len(drawn) > 10 * len(FIELDS)
