"""What click says by itself, said in the tongue that is spoken.

Click asks gettext, which would want a catalogue in the file system and the machine's own language. Its messages
are English, and ours stand beside them here.
"""

from __future__ import annotations

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.termui
import click.types

from sunboard.language import mark, say

WORDS = {
    "Usage:": mark("用法:"),
    "Options": mark("选项"),
    "Commands": mark("命令"),
    "Aborted!": mark("已中断。"),
    "Error: {message}": mark("错误：{message}"),
    "Try '{command} {option}' for help.": mark("看怎么用：{command} {option}"),
    "default: {default}": mark("不写就是 {default}"),
    "Missing command.": mark("还要写做什么。"),
    "No such option {name!r}.": mark("没有选项 {name!r}。"),
    "No such command {name!r}.": mark("没有命令 {name!r}。"),
    "Did you mean {possibility}?": mark("是不是 {possibility}？"),
    "(Did you mean one of: {possibilities}?)": mark("是不是其中之一：{possibilities}？"),
    "Invalid value: {message}": mark("写得不对：{message}"),
    "Invalid value for {param_hint}: {message}": mark("{param_hint} 写得不对：{message}"),
    "Got unexpected extra argument ({args})": mark("多写了：{args}"),
    "Got unexpected extra arguments ({args})": mark("多写了几样：{args}"),
    "Option {name!r} does not take a value.": mark("选项 {name!r} 后面不写值。"),
    "Option {name!r} requires an argument.": mark("选项 {name!r} 后面要写值。"),
    "Option {name!r} requires {nargs} arguments.": mark("选项 {name!r} 后面要写{nargs}个值。"),
    "Could not open file {filename!r}: {message}": mark("打不开 {filename!r}：{message}"),
    "{value!r} is not {choice}.": mark("不能写 {value!r}，只能写 {choice}。"),
    "{value!r} is not one of {choices}.": mark("不能写 {value!r}，请写其中之一：{choices}。"),
    "{value!r} is not a valid {number_type}.": mark("{value!r} 不是整数。"),
    "{value} is not in the range {range}.": mark("{value} 不在 {range} 之内。"),
    "{name} {filename!r} does not exist.": mark("没有 {filename!r}。"),
    "{name} {filename!r} is a file.": mark("{filename!r} 是文件。"),
    "{name} {filename!r} is a directory.": mark("{filename!r} 是目录。"),
    "{name} {filename!r} is not readable.": mark("{filename!r} 读不了。"),
    "{name} {filename!r} is not writable.": mark("{filename!r} 写不了。"),
}
"""By click's message; one that stands not here is said as click says it."""
METAVARS = {
    "[OPTIONS]": mark("[选项]"),
    "COMMAND [ARGS]...": mark("命令 …"),
    "TEXT": mark("文字"),
    "INTEGER": mark("整数"),
    "INTEGER RANGE": mark("整数"),
    "DIRECTORY": mark("目录"),
    "FILE": mark("文件"),
    "PATH": mark("路径"),
    "DATE": mark("日期"),
}
"""What stands for what is to be typed."""


def said_as(message: str) -> str:
    """A message of click's as it is said, its places open."""
    return say(WORDS[message]) if message in WORDS else message


def said_as_many(one: str, many: str, number: int) -> str:
    """As `said_as`, of a message that counts something."""
    return said_as(one if number == 1 else many)


def metavar(word: str) -> str:
    """What stands for what is to be typed, as it is said; a range of numbers keeps its bounds."""
    return say(METAVARS[word]).upper() if word in METAVARS else word


def teach_click() -> None:
    """Let click say its messages so. It binds gettext's functions to these names in each of its modules."""
    for module in (
        *(click.core, click.decorators, click.exceptions, click.formatting),
        *(click.parser, click.termui, click.types),
    ):
        for name, function in (("_", said_as), ("ngettext", said_as_many)):
            if hasattr(module, name):
                setattr(module, name, function)
