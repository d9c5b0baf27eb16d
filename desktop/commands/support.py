"""``pheaktean support``: a bundle with invented people, for whoever is to look at a month."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.inputs import choices_of, enterprise_of, existing, options_of, payrolls_of
from desktop.progress import progress
from desktop.status import CLEAN, STOP, WARNINGS, UsageError
from desktop.texts import translate

if TYPE_CHECKING:
    from desktop.support.bundle import Bundle
    from desktop.texts import Translator


def run(arguments: argparse.Namespace) -> int:
    """Make a support bundle; return the exit status: 1 where not every finding was kept."""
    if not arguments.out:
        raise UsageError("Where does the bundle go? Add --out bundle.zip.")
    out = Path(arguments.out)
    if out.suffix.lower() != ".zip" or out.is_dir():
        raise UsageError(f"--out {out}: write the name of a zip file, for example bundle.zip.")
    from desktop.support.bundle import LeakError

    _ = translate(arguments.language)
    try:
        bundle = _made(arguments)
    except LeakError as leak:
        print(_leaked(leak, _))  # noqa: T201 - the face of the program
        return STOP
    bundle.write(out)
    _tell(arguments, bundle, out, _)
    return WARNINGS if bundle.lost or bundle.added or bundle.not_in_it else CLEAN


def _made(arguments: argparse.Namespace) -> Bundle:
    paths = payrolls_of(arguments)
    choices, options = choices_of(arguments), options_of(arguments)
    enterprise = enterprise_of(arguments)
    register = [existing(arguments.register)] if arguments.register else []
    from desktop.support.fitting import Asked
    from desktop.support.making import asked_of, make_bundle
    from importers.workbook import open_all

    with progress() as report:
        books = list(open_all(paths, choices.passwords, report))
        listed = list(open_all(register, choices.passwords)) if register else []
        asked = asked_of(books, listed, Asked(books, choices, options, enterprise))
        return make_bundle(asked, [*paths, *register], arguments.language, report)


def _leaked(leak: Exception, _: Translator) -> str:
    said = _(
        "No bundle was made: something of a person was found in what was to go into it ({parts}). "
        "Please tell us this sentence; nothing was written."
    )
    return said.format(parts=leak)


def _tell(arguments: argparse.Namespace, bundle: Bundle, out: Path, _: Translator) -> None:
    """Say what was made, and what could not be kept."""
    if arguments.json:
        told = {
            "file": str(out),
            "findings": bundle.findings,
            "kept": bundle.kept,
            "lost": bundle.lost,
            "added": bundle.added,
            "not_in_it": [{"file": i + 1, "code": c} for i, c in bundle.not_in_it.items()],
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))  # noqa: T201
        return
    from desktop.support.words import differing, kept_sentence

    lines = [_("Support bundle: {path}").format(path=out), kept_sentence(bundle, _)]
    lines += differing(bundle, _)
    lines.append(_("Nothing was sent. Open the workbooks in it and look, then send it yourself."))
    print("\n".join(lines))  # noqa: T201
