"""Everything a template shows is escaped, remembered or not; a name that means nothing is an error."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup, escape
from sunboard.outputs.html.environment import BoardEnvironment, make_environment

TEXT = st.text() | st.sampled_from(["<b>", "a & b", '"', "'", ">", "&lt;", "平安", ""])


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> BoardEnvironment:
    return make_environment(tmp_path_factory.mktemp("templates"))


def shown(environment: BoardEnvironment, template: str, **values: object) -> str:
    return environment.from_string(template).render(values)


ENVIRONMENT = make_environment(Path())
CELL = ENVIRONMENT.from_string('<p title="{{ x }}">{{ x }}')


@given(TEXT)
def test_text_then_it_is_escaped_as_markupsafe_does(text: str) -> None:
    escaped = str(escape(text))
    for _ in range(2):
        assert CELL.render(x=text) == f'<p title="{escaped}">{escaped}'


@given(TEXT)
def test_same_characters_as_markup_and_as_text_then_only_markup_stays(text: str) -> None:
    # Equal and with the same hash: a memory that told them apart by value alone would mix them up.
    for _ in range(2):
        assert CELL.render(x=Markup(text)) == f'<p title="{text}">{text}'
        assert CELL.render(x=text) == CELL.render(x=str(text))
        assert CELL.render(x=text) == f'<p title="{escape(text)}">{escape(text)}'


class Word(str):
    """Text that is more than text, as a StrEnum's member is."""

    __slots__ = ()


@given(TEXT)
def test_text_of_another_type_then_it_is_escaped_all_the_same(text: str) -> None:
    assert CELL.render(x=Word(text)) == CELL.render(x=text)


@pytest.mark.parametrize("first", ["markup", "text"])
def test_markup_and_text_in_either_order_then_the_page_shows_each_as_it_is(
    first: str, environment: BoardEnvironment
) -> None:
    values = {"markup": Markup("<i>x</i>"), "text": "<i>x</i>"}
    names = [first, *(name for name in values if name != first)]
    template = "".join(f"{{{{ {name} }}}}|" for name in names)
    expected = {"markup": "<i>x</i>", "text": "&lt;i&gt;x&lt;/i&gt;"}
    assert shown(environment, template, **values) == "".join(f"{expected[n]}|" for n in names)


@pytest.mark.parametrize(
    "values",
    [(1, True, 1.0), (True, 1, 1.0), (0, False, 0.0), ("1", 1)],
    ids=str,
)
def test_values_that_are_equal_then_each_shows_itself(
    values: tuple[object, ...], environment: BoardEnvironment
) -> None:
    found = shown(environment, "{% for v in values %}{{ v }} {% endfor %}", values=values)
    assert found == "".join(f"{value} " for value in values)


class HasHtml:
    """Not a string; it says how it looks as HTML."""

    def __html__(self) -> str:
        return "<hr>"


@pytest.mark.parametrize(
    ("template", "result"),
    [
        ("{{ x }}", "&lt;b&gt;"),
        ('<p title="{{ x }}">', '<p title="&lt;b&gt;">'),
        ("{{ [x, x]|join('、') }}", "&lt;b&gt;、&lt;b&gt;"),
        ("{{ x ~ '&' }}", "&lt;b&gt;&amp;"),
        ("{{ x if true else '' }}", "&lt;b&gt;"),
        ("{% set y = x %}{{ y }}", "&lt;b&gt;"),
        ("{% set y %}{{ x }}{% endset %}{{ y }}", "&lt;b&gt;"),
        ("{% macro m(v) %}<i>{{ v }}</i>{% endmacro %}{{ m(x) }}", "<i>&lt;b&gt;</i>"),
        ("{% macro m(v) %}{{ v }}{% endmacro %}{{ m(m(x)) }}", "&lt;b&gt;"),
        ("{% for a, (b, c) in rows %}{{ a }}{{ b }}{{ c }}{% endfor %}", "1&lt;b&gt;&amp;"),
        ("{{ x|upper }}", "&lt;B&gt;"),
        ("{{ none }}{{ html }}", "None<hr>"),
        ("{% filter upper %}{{ x }}{% endfilter %}", "&LT;B&GT;"),
    ],
)
def test_record_text_then_escaped_however_a_template_shows_it(
    template: str, result: str, environment: BoardEnvironment
) -> None:
    values = {"x": "<b>", "rows": [(1, ("<b>", "&"))], "html": HasHtml()}
    assert shown(environment, template, **values) == result


@pytest.mark.parametrize(
    "template",
    ["{{ gone }}", "{{ board.gone }}", "{% if gone %}{% endif %}", "{% for x in gone %}{% endfor %}",
     "{{ gone ~ '' }}", "{{ board['gone'] }}"],
)  # fmt: skip
def test_name_that_means_nothing_then_an_error(
    template: str, environment: BoardEnvironment
) -> None:
    with pytest.raises(UndefinedError):
        shown(environment, template, board={"name": "清河社区"})


def test_templates_then_none_is_marked_safe_or_left_unescaped() -> None:
    folder = Path(__file__).parents[3] / "site_templates"
    for part in ("blocks", "boards", "components"):
        files = sorted((folder / part).rglob("*.html"))
        assert files
        for file in files:
            text = file.read_text(encoding="utf-8")
            if file.name == DATA_BLOCK:
                text = text.replace(".described|tojson", "")
            for word in ("|safe", "| safe", "autoescape", "Markup", "|tojson", "| tojson"):
                assert word not in text, file


DATA_BLOCK = "linked_data.html"
"""What describes the data to search engines is JSON within a script's tags, which `tojson` can't be left by."""


def test_every_template_then_it_compiles() -> None:
    environment = make_environment(Path(__file__).parents[3] / "site_templates")
    folders = ("blocks/", "boards/", "components/")
    names = [name for name in environment.list_templates() if name.startswith(folders)]
    assert len(names) > 20
    for name in names:
        environment.get_template(name)


CALLED = """{% macro line(a, b="") %}<i title="{{ a }}">{{ b }}</i>{% endmacro %}\
{{ line(x) }}{{ line(x, b=x) }}{{ f(*[x]) }}{{ f(**{"class": x}) }}{{ f(class=x) }}"""


def test_calls_however_they_are_written_then_they_are_made_and_shown_as_what_they_give(
    environment: BoardEnvironment,
) -> None:
    found = shown(environment, CALLED, x="<", f=lambda *given, **named: f"{given}{named}")
    lines = '<i title="&lt;"></i><i title="&lt;">&lt;</i>'
    given = "('<',){}" + "(){'class': '<'}" * 2
    assert found == f"{lines}{escape(given)}"


def test_call_of_what_is_not_there_then_error(environment: BoardEnvironment) -> None:
    with pytest.raises(UndefinedError):
        shown(environment, "{{ f(1) }}")


def test_json_within_a_page_then_its_words_can_be_read() -> None:
    template = ENVIRONMENT.from_string("<script>{{ value|tojson }}</script>")
    assert template.render(value="县委</script>") == r'<script>"县委\u003c/script\u003e"</script>'
