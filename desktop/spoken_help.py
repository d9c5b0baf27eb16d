"""``--help`` in the reader's language: the same parsers, their sentences translated.

speak(parser(), "km")           # before anything is parsed

English needs none of this, and loads none of it. ``--help`` and ``--language`` may stand in any
order behind the command.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from functools import partial

from desktop.texts import LANGUAGES, Translator, mark, translate
from desktop.wrapping import wrapped

USAGE = mark("usage: ")
TITLES = {"positional arguments": mark("arguments"), "options": mark("options")}
"""What argparse calls its two lists → what we call them."""

HELP = mark("show this help and end")
VERSION = mark("show the program's version and end")


def language_of_help(arguments: Sequence[str]) -> str:
    """Return the language that help is asked for in; "" where none is, or English."""
    if not {"-h", "--help"} & set(arguments):
        return ""
    typed = " ".join(arguments).replace("--language=", "--language ").split()
    after = typed[typed.index("--language") + 1 :] if "--language" in typed else []
    return after[0] if after and after[0] in LANGUAGES and after[0] != "en" else ""


def speak(parser: argparse.ArgumentParser, language: str) -> None:
    """Translate all that a parser and its commands say in their help."""
    _ = translate(language)
    parser.formatter_class = partial(_Formatter, says=_)
    parser.description = _(parser.description) if parser.description else None
    parser.epilog = _(parser.epilog) if parser.epilog else None
    for group in parser._action_groups:  # argparse has no other way to ask
        group.title = _(TITLES.get(group.title or "", group.title or ""))
    for action in parser._actions:
        _speak_action(action, _)


def _speak_action(action: argparse.Action, _: Translator) -> None:
    if isinstance(action, argparse._SubParsersAction):
        for name, each in action.choices.items():
            speak(each, _.language)
            _say_again(action._choices_actions, name, each.description or "")
    elif isinstance(action, argparse._HelpAction):
        action.help = _(HELP)
    elif isinstance(action, argparse._VersionAction):
        action.help = _(VERSION)
    elif action.help and action.help is not argparse.SUPPRESS:
        action.help = _(action.help)


def _say_again(shown: Iterable[argparse.Action], name: str, purpose: str) -> None:
    """Say what a command does in the list of commands, too."""
    for each in shown:
        if each.dest == name:
            each.help = purpose


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Wraps as the rest of the program does: Khmer between words, Chinese anywhere."""

    def __init__(self, prog: str, says: Translator) -> None:
        super().__init__(prog)
        self._says = says

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the line that shows how the command is typed."""
        super().add_usage(usage, actions, groups, prefix or self._says(USAGE))

    def _split_lines(self, text: str, width: int) -> list[str]:
        return [line.replace("\u200b", "") for line in wrapped(" ".join(text.split()), 0, width)]

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = (wrapped(line, len(indent), width) for line in text.splitlines())
        return "\n".join(part for each in lines for part in each).replace("\u200b", "")
