"""The command line: parses, hands over to one command, turns what happened into an exit status.

Nothing heavy is imported before a command runs, so that ``--help`` answers at once.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from importlib import import_module
from importlib.util import find_spec
from types import SimpleNamespace
from typing import TYPE_CHECKING, NoReturn

from declaration.vault.errors import VaultError
from desktop.status import FAULT, STOP, USAGE, UsageError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status (see ``desktop.status``).

    Args:
        arguments: what was typed; the process's own, which ends after the command, where None.
    """
    if arguments is not None:
        return _run(_parsed(arguments))
    _do_a_batchs_work()
    _speak_unicode()
    gc.disable()  # millions of small values and no cycles; the window sees to it once it is painted
    chosen = _parsed(sys.argv[1:])
    status = _run(chosen)
    return status if chosen.command == "app" else _end(status)


def _do_a_batchs_work() -> None:
    """Do what a process of a batch is for: in a packed program it begins here too."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()


def _speak_unicode() -> None:
    """Read and write UTF-8, whatever the code page: Windows' own have no Khmer.

    Where there is no terminal at all, as behind an icon on Windows, there is nothing to set.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parsed(arguments: Sequence[str]) -> Namespace | SimpleNamespace:
    """Return the command and its options; the window, with or without files, needs no parser."""
    if _are_files(arguments):
        return SimpleNamespace(command="app", files=list(arguments))
    from desktop.arguments import parser

    made = parser()
    if "--language" in " ".join(arguments):
        from desktop.spoken_help import language_of_help, speak

        if language := language_of_help(arguments):
            speak(made, language)
    return made.parse_args(arguments)


def _are_files(arguments: Sequence[str]) -> bool:
    """Return whether all that was given are files, as when they are dropped on the program's icon.

    A command goes before a file of the same name: write ``./check`` for that one.
    """
    from pathlib import Path

    first = next(iter(arguments), "")
    if first.isidentifier() and find_spec(f"desktop.commands.{first}") is not None:
        return False
    given = [(name, Path(name)) for name in arguments]
    return all(name[:1] != "-" and (path.suffix or path.exists()) for name, path in given)


def _end(status: int) -> NoReturn:
    """End the process at once, without taking apart what it holds, object by object."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):  # behind an icon there are none
            stream.flush()
    except OSError:  # the reader of our output left, or its disk is full
        status = STOP
    os._exit(status)


def _run(chosen: Namespace | SimpleNamespace) -> int:
    """Run the command; return its exit status."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads cost time, give none here
    try:
        _use_installed_law(chosen)
        return int(import_module(f"desktop.commands.{chosen.command}").run(chosen))
    except UsageError as problem:
        return _say(str(problem), USAGE)
    except VaultError as problem:
        from desktop.closed_doors import sentence

        return _say(sentence(problem, getattr(chosen, "language", "en")), STOP)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - the reader of our output left
        return STOP
    except OSError as problem:
        return _say(_closed_door(problem), STOP)
    except KeyboardInterrupt as stopped:
        return _say(str(stopped) or "Stopped. Nothing was written.", STOP)
    except Exception as fault:  # a person never sees a traceback
        from desktop.fault import write_bundle

        return _say(write_bundle(fault, getattr(chosen, "language", "en")), FAULT)


def _use_installed_law(chosen: Namespace | SimpleNamespace) -> None:
    """Reckon by the newest law pack installed; say which one cannot be used, and what is."""
    from desktop.laws import use_installed

    passed_over = use_installed()
    if passed_over and not getattr(chosen, "packs", False):
        from declaration.law import Law
        from desktop.laws_shown import passed_over as told

        language = getattr(chosen, "language", "en")
        for each in passed_over:
            _say(told(each, Law.load().version, language), STOP)


def _say(sentence: str, status: int) -> int:
    print(f"pheaktean: {sentence}", file=sys.stderr)  # noqa: T201 - the face of the program
    return status


def _closed_door(problem: OSError) -> str:
    """Return what the system refused, and what to do about it; errors of ours say it themselves."""
    if problem.errno is None:
        return str(problem)
    where = f" “{problem.filename}”" if problem.filename else ""
    advice = {
        "ENOSPC": "The disk is full. Free some space and run it again; nothing was changed.",
        "EACCES": f"No permission for{where}. Close the file in Excel if it is open there, or "
        "choose a folder that you may write to.",
        "EROFS": f"The place of{where} cannot be written to. Choose another folder with --out.",
        "ENOENT": f"There is no{where}. Check the name and the folder.",
        "EISDIR": f"{where.strip()} is a folder, where a file is needed.",
    }
    import errno

    name = errno.errorcode.get(problem.errno, "")
    return advice.get(name, f"The system refused{where}: {problem.strerror or problem}.")
