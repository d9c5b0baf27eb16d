"""The manual page, written from what the command line itself says of its commands and options.

manual()      text in roff, for ``man pheaktean``
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from desktop import VERSION
from desktop.arguments import DESCRIPTION, EPILOG, parser


def manual() -> str:
    """Return the manual page of the program, in roff."""
    top = parser()
    lines = [
        f'.TH PHEAKTEAN 1 "" "Pheaktean {VERSION}" "User Commands"',
        *(".SH NAME", "pheaktean \\- monthly NSSF declaration from payroll workbooks"),
        *(".SH SYNOPSIS", ".B pheaktean", "[\\fIFILE\\fR ...]", ".br", ".B pheaktean"),
        "\\fICOMMAND\\fR [\\fIOPTION\\fR ...]",
        *(".SH DESCRIPTION", _plain(DESCRIPTION)),
        *(".SH COMMANDS", *_commands(top, "pheaktean")),
        *(".SH EXIT STATUS AND EXAMPLE", ".nf", _plain(EPILOG), ".fi"),
    ]
    return "\n".join(lines) + "\n"


def _commands(above: argparse.ArgumentParser, name: str) -> Iterator[str]:
    """Yield each command below a parser with its options, then those below that one."""
    for action in above._actions:  # argparse has no other way to list them
        if not isinstance(action, argparse._SubParsersAction):
            continue
        about = {each.dest: each.help or "" for each in action._choices_actions}
        for word, command in action.choices.items():
            yield f".SS {name} {word}"
            yield _plain(command.description or about.get(word, ""))
            yield from _options(command)
            yield from _commands(command, f"{name} {word}")


def _options(command: argparse.ArgumentParser) -> Iterator[str]:
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction | argparse._HelpAction):
            continue
        yield ".TP"
        yield _named(action)
        if action.help:
            yield _plain(action.help % {"default": action.default, "prog": command.prog})


def _named(action: argparse.Action) -> str:
    """Return an option with its value, or what stands without one, as the manual page shows it."""
    value = f"\\fI{_plain(_value(action))}\\fR"
    names = f"\\fB{_plain(', '.join(action.option_strings))}\\fR"
    if not action.option_strings:
        return value
    return names if action.nargs == 0 else f"{names} {value}"


def _value(action: argparse.Action) -> str:
    shown = action.metavar or action.dest.upper()
    return shown if isinstance(shown, str) else " ".join(shown)


def _plain(text: str) -> str:
    """Return a text with nothing in it that roff would take for a command."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line[:1] in (".", "'") else line for line in text.splitlines())
