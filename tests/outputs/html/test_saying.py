"""What templates say: in the language that is spoken when they are compiled, escaped like everything else."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from sunboard.language import Tongue, speaking
from sunboard.outputs.html.environment import BoardEnvironment, make_environment

TONGUE = Tongue(
    "en",
    {
        "跳到正文": "Skip <b>now</b> & read",
        "、": ", ",
        "步\x04办": "done",
        "{unit}没有回复": "no <reply> of {unit}",
    },
    {"{n}件": ("{n} request", "{n} requests")},
    lambda number: int(number != 1),
)
SKIP = "Skip &lt;b&gt;now&lt;/b&gt; &amp; read"


def environment() -> BoardEnvironment:
    return make_environment(Path())


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ('<p title="{{ say("跳到正文") }}">{{ say("跳到正文") }}', f'<p title="{SKIP}">{SKIP}'),
        ('{{ say_in("步", "办") }}{{ say("办") }}', "done办"),
        ('{{ names|join(say("、")) }}', "&lt;i&gt;, b"),
        ('{{ say("跳到正文") if names else "" }}', SKIP),
        ('{% macro m(x) %}{{ x }}{% endmacro %}{{ m(say("跳到正文")) }}', SKIP),
        ('{{ say("{unit}没有回复", unit=names[0]) }}', "no &lt;reply&gt; of &lt;i&gt;"),
        (
            '{% set link %}<a>{{ names[0] }}</a>{% endset %}{{ say("{unit}没有回复", unit=link) }}',
            "no &lt;reply&gt; of <a>&lt;i&gt;</a>",
        ),
        (
            '<a title="{{ say("{unit}没有回复", unit=names[0]) if names }}">',
            '<a title="no &lt;reply&gt; of &lt;i&gt;">',
        ),
        ('{{ say_many("{n}件", 1) }}, {{ say_many("{n}件", 2) }}', "1 request, 2 requests"),
        ('{% set word = "跳到正文" %}{{ say(word) }}', SKIP),
    ],
)
def test_what_is_said_is_another_language_and_escaped(template: str, shown: str) -> None:
    with speaking(TONGUE):
        assert environment().from_string(template).render(names=["<i>", "b"]) == shown


def test_what_stands_in_a_template_is_text_of_its_code() -> None:
    with speaking(TONGUE):
        code = environment().compile('<a>{{ say("跳到正文") }}</a>', raw=True)
    # One piece with the markup around it, and nothing is called when a page is drawn.
    assert repr(f"<a>{SKIP}</a>") in code
    assert "say" not in code


def test_a_place_is_a_value_shown_between_texts() -> None:
    with speaking(TONGUE):
        code = environment().compile('<a>{{ say("{unit}没有回复", unit=name) }}</a>', raw=True)
    assert repr("<a>no &lt;reply&gt; of ") in code
    assert "say" not in code


def test_a_place_that_nothing_fills_is_an_error() -> None:
    with pytest.raises(KeyError, match="unit"):
        environment().from_string('{{ say("{unit}没有回复", units=name) }}')


def test_a_template_keeps_to_the_language_it_was_compiled_in() -> None:
    with speaking(TONGUE):
        template = environment().from_string('{{ say("跳到正文") }}')
    assert template.render() == SKIP
    assert environment().from_string('{{ say("跳到正文") }}').render() == "跳到正文"


def test_a_name_that_means_nothing_is_an_error_where_something_is_said() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string('{{ say("{unit}没有回复", unit=gone) }}').render()
