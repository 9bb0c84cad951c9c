"""Labels that stand in sentences, and what a programme calls them instead."""

from pathlib import Path

import pytest
from sunboard.language import say, speaking
from sunboard.language.own_words import Word
from sunboard.records import read_programme
from sunboard.records.vocabularies import own_labels
from sunboard.settings import Term, Vocabulary, come_about

from tests.factories import make_programme, sample_programme


def test_default_labels_then_nothing_is_put_in_their_place():
    assert own_labels(sample_programme().vocabularies, "zh-Hans") == {}


def test_own_labels_then_they_take_the_place_of_what_counts_as_the_same():
    vocabularies = {
        **sample_programme().vocabularies,
        "outcomes": Vocabulary(
            "outcomes",
            (
                Term("kept", "已践行", "done"),
                Term("well", "超额践行", "done"),
                Term("back", "收回", "withdrawn"),
            ),
        ),
        "eval_levels": Vocabulary("eval_levels", (Term("good", "好", "satisfied"),)),
    }
    own = own_labels(vocabularies, "zh-Hans")
    assert own == {Word("已兑现"): Word("已践行"), Word("已撤回"): Word("已收回")}
    with speaking(make_programme(vocabularies=vocabularies, own_words=own).tongue):
        assert (say("已兑现"), say("群众满意")) == ("已践行", "群众满意")


def test_event_then_it_has_come_about_once():
    assert [come_about("已{event}", label) for label in ("退回", "已退回")] == ["已退回", "已退回"]


def everywhere(folder: Path, said: str) -> tuple[list[str] | None, list[tuple[str, str]]]:
    """The posts of a county's own list that each place is to have, and what is wrong."""
    own = "- {key: loudongzhang, label: 楼栋长, aliases: [楼长]}\n    - {key: doctor, label: 家园医生}"
    text = (
        "name: a\ncounty: 云桥县\nissuer: 云桥县委\nsupervision_phone: 0999-1\n"
        f"vocabularies:\n  positions:\n    {own}\n{said}\n"
    )
    (folder / "data").mkdir()
    (folder / "data" / "programme.yml").write_text(text, encoding="utf-8")
    programme, problems = read_programme(folder)
    due = programme and [term.key for term in programme.vocabulary("positions").due]
    return due, [(each.code, str(each.text())) for each in problems]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("", []),
        ("everywhere: {teams: 是}", []),
        ("everywhere: {positions: 否}", []),
        ("everywhere: {positions: 是}", ["loudongzhang", "doctor"]),
        ("everywhere: {positions: [家园医生, 楼长]}", ["loudongzhang", "doctor"]),
        ("everywhere: {positions: doctor}", ["doctor"]),
    ],
)
def test_what_every_place_is_to_have_then_no_more_than_is_said(
    tmp_path: Path, said: str, due: list[str]
) -> None:
    assert everywhere(tmp_path, said) == (due, [])


def test_word_that_the_list_has_not_then_no_programme_and_the_words_are_named(
    tmp_path: Path,
) -> None:
    due, ((code, told),) = everywhere(tmp_path, "everywhere: {positions: [家园卫士]}")
    assert due is None
    assert code == "programme-everywhere"
    assert "楼栋长、家园医生" in told


def test_list_of_which_no_place_lacks_anything_then_refused(tmp_path: Path) -> None:
    due, ((code, _),) = everywhere(tmp_path, "everywhere: {services: 是}")
    assert (due, code) == (None, "programme-key-unknown")
