"""Labels that stand in sentences, and what a programme calls them instead."""

from sunboard.language import say, speaking
from sunboard.language.own_words import Word
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
