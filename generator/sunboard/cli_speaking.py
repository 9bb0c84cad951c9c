"""In which tongue a command speaks: its help, its errors and its reports.

That is the one which `--lang` asks for, else the programme's own, else Chinese. A site speaks the programme's
whatever its report does.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import Any, TypeVar

import click

from sunboard.cli_words import metavar, teach_click
from sunboard.language import CHINESE, Tongue, mark, say, speaking
from sunboard.language.catalogue import languages, tongue_of

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
LANGUAGE = "lang"
"""What the option is called, and under which key an asked language is kept for the commands of a group."""
TAG_BY_NAME = {tag.partition("-")[0]: tag for tag in reversed(languages())}
"""As people write them: `zh` for `zh-Hans`."""
_TAG_BY_WORD = {**TAG_BY_NAME, **{tag: tag for tag in languages()}}
_SITE_S = "language"
"""Of a command that begins a site: what the site is to speak is spoken at once."""


teach_click()


@contextmanager
def _told() -> Iterator[None]:
    """Say what was used wrongly, or was broken off, while the tongue is spoken in which it is to be said."""
    try:
        yield
    except click.MissingParameter as error:
        what = error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""
        click.UsageError(say("还要写 {what}。", what=what), error.ctx).show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("已中断。"), err=True)
        sys.exit(1)


class _Speaking(click.Command):
    """Speaks from the first word on, and says its own help when it is asked for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Find out in which tongue, before anything can be wrong."""
        given, _, _ = self.make_parser(ctx).parse_args(list(args))
        asked = given.get(LANGUAGE) or given.get(_SITE_S) or ctx.meta.get(LANGUAGE)
        ctx.meta[LANGUAGE] = asked
        tag = _TAG_BY_WORD.get(str(asked))
        ctx.with_resource(speaking(_tongue(Path(given.get("project") or "."), tag)))
        try:
            with _told():
                return super().parse_args(ctx, args)
        except BaseException:
            ctx.close()
            raise

    def invoke(self, ctx: click.Context) -> object:
        """Do what it is for."""
        with _told():
            return super().invoke(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that asks for its help, whose own help is a message."""
        found = super().get_help_option(ctx)
        if found is None:
            return None
        said = copy(found)
        said.help = say("怎么用。")
        return said

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What may be typed after its name."""
        return [metavar(piece) for piece in super().collect_usage_pieces(ctx)]

    def get_short_help_str(self, limit: int = 45) -> str:
        """The help as a list of commands has it."""
        return super(_Speaking, self._said()).get_short_help_str(limit)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help above the options."""
        super(_Speaking, self._said()).format_help_text(ctx, formatter)

    def _said(self) -> _Speaking:
        said = copy(self)
        said.help = self.help and say(self.help)
        return said


class Command(_Speaking):
    """A command."""


class Group(_Speaking, click.Group):
    """Commands."""

    command_class = Command


class Option(click.Option):
    """An option whose help is a message."""

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for its value."""
        return metavar(super().make_metavar(ctx))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Its name, and what it is for."""
        said = copy(self)
        said.help = self.help and say(self.help)
        return super(Option, said).get_help_record(ctx)


class Argument(click.Argument):
    """An argument whose name is a message."""

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for it."""
        return say(self.metavar) if self.metavar else super().make_metavar(ctx)


def option(*names: str, **settings: Any) -> Callable[[Decorated], Decorated]:
    """As click's, its help said."""
    return click.option(*names, cls=Option, **settings)


language_option = option(
    f"--{LANGUAGE}",
    type=click.Choice(sorted(TAG_BY_NAME, reverse=True)),
    expose_value=False,
    help=mark("报告用的语言；不写就用 programme.yml 的。"),
)


def _tongue(project: Path, tag: str | None) -> Tongue:
    """What is spoken of a project; where there is none, nothing of it is read for that."""
    if not (project / "data" / "programme.yml").is_file():
        return tongue_of(tag or CHINESE.tag)
    from sunboard.records.tongue import tongue_for

    return tongue_for(project, tag)
