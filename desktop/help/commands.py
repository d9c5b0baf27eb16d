"""The command line as pages of the help: each command with what it takes, from its own parser."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import cache, partial

from desktop.help.address import PREFIXES
from desktop.help.markdown import escaped, table
from desktop.texts import Translator, mark

TITLE = mark("Commands")
INDEX = "commands"

STATUSES = {
    0: mark("clean"),
    1: mark("warnings"),
    2: mark("errors stand: nothing is declared"),
    3: mark("stop: no file can be made"),
    4: mark("a fault of the program"),
    64: mark("wrong usage"),
}
"""Exit status → what it means (``desktop.status``)."""

WIDTH = 88
"""Of a usage line [letters]."""


def pages(_: Translator) -> dict[str, Callable[[], str]]:
    """Return name → what returns its Markdown: the index, and a page for every command."""
    made = {PREFIXES["command"] + name: partial(page, name, _) for name in _commands()}
    return {INDEX: partial(index, _), **made}


def tree(_: Translator) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the commands, in no groups."""
    return (("", "", tuple(PREFIXES["command"] + name for name in _commands())),)


@cache
def _commands() -> dict[str, argparse.ArgumentParser]:
    from desktop.arguments import parser

    return below(parser())


def below(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the commands that a parser knows, by name."""
    for action in parser._actions:  # argparse has no other way to ask
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def index(_: Translator) -> str:
    """Return the page that lists every command."""
    about = _("Everything the program does can be typed, and done by a script.")
    lines = [f"# {escaped(_(TITLE))}", "", escaped(about), ""]
    heads = (_("command"), _("what it does"))
    lines += table(heads, [_row(name, each, _) for name, each in _commands().items()])
    lines += [f"## {escaped(_('Exit status'))} {{#status}}", ""]
    rows = [(str(status), escaped(_(meaning))) for status, meaning in STATUSES.items()]
    lines += table((_("status"), _("meaning")), rows)
    return "\n".join(lines)


def _row(name: str, command: argparse.ArgumentParser, _: Translator) -> tuple[str, str]:
    return f"[`pheaktean {name}`](command:{name})", escaped(_(command.description or ""))


def page(name: str, _: Translator) -> str:
    """Return the page of one command, and of what it can do where that is several things."""
    return "\n".join(_lines(name, _))


def _lines(name: str, _: Translator) -> Iterator[str]:
    command = _commands()[name]
    yield f"# pheaktean {name}"
    yield ""
    yield escaped(_(command.description or ""))
    yield ""
    inner = below(command)
    if not inner:
        yield from _usage(command, _)
    for does, each in inner.items():
        yield f"## pheaktean {name} {does} {{#{does}}}"
        yield ""
        yield escaped(_(each.description or ""))
        yield ""
        yield from _usage(each, _)
    yield f"[{escaped(_('All commands'))}]({INDEX}.md)"


def _usage(command: argparse.ArgumentParser, _: Translator) -> Iterator[str]:
    """Yield how a command is typed, and each of its arguments."""
    yield "```"
    yield from _typed(command)
    yield "```"
    yield ""
    shown = [each for each in command._actions if each.help is not argparse.SUPPRESS]
    shown = [each for each in shown if not isinstance(each, argparse._HelpAction)]
    yield from table((_("argument"), _("what it says")), [_argument(each, _) for each in shown])


def _typed(command: argparse.ArgumentParser) -> list[str]:
    """Return the usage in lines of one width, whatever the terminal's."""
    parts = command.format_usage().removeprefix("usage: ").replace(" [-h]", "").split()
    lines = [""]
    for part in parts:
        if len(lines[-1]) + len(part) > WIDTH:
            lines.append("   ")
        lines[-1] += f" {part}"
    return [line.rstrip() if line.startswith("   ") else line.strip() for line in lines]


def _argument(action: argparse.Action, _: Translator) -> tuple[str, str]:
    names = action.option_strings or [str(action.metavar or action.dest)]
    value = _value(action) if action.option_strings and action.nargs != 0 else ""
    return f"`{', '.join(names)}{value}`".replace("|", "\\|"), escaped(_said(action, _))


def _value(action: argparse.Action) -> str:
    if isinstance(action, argparse.BooleanOptionalAction):
        return ""
    if action.choices:
        return f" {'|'.join(map(str, action.choices))}"
    return f" {action.metavar or action.dest.upper()}"


def _said(action: argparse.Action, _: Translator) -> str:
    """Return what an argument is for; argparse's own signs for values filled in."""
    text = _(action.help or "")
    return text % {"default": action.default, "prog": "pheaktean"} if "%" in text else text


def sources() -> Iterator[str]:
    """Yield every English sentence of the command line, for translators."""
    from desktop.arguments import DESCRIPTION, EPILOG

    yield from (*STATUSES.values(), DESCRIPTION, EPILOG)
    for command in _commands().values():
        for each in (command, *below(command).values()):
            yield each.description or ""
            said = (action.help for action in each._actions if action.help is not argparse.SUPPRESS)
            yield from (text for text in said if text and not text.startswith("show this help"))
