"""``pheaktean evidence …``: a sealed month as one signed pack, and whether a pack is intact."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from desktop.status import CLEAN, STOP, UsageError
from desktop.texts import Translator, translate


def run(arguments: argparse.Namespace) -> int:
    """Write or check a pack; return the exit status."""
    does = {"write": write, "verify": verify}
    return does[arguments.does](arguments, translate(arguments.language))


def write(arguments: argparse.Namespace, _: Translator) -> int:
    """Write the evidence pack of a sealed month."""
    from declaration.evidence.fingerprints import grouped
    from desktop.evidence import packs
    from desktop.inputs import month_of
    from desktop.vault.named import vault_of

    month = month_of(arguments)
    if not arguments.out:
        raise UsageError("Where does the pack go? Add --out PACK.zip.")
    if arguments.number is not None and not arguments.kind:
        raise UsageError("--number counts the returns of one kind: add --kind.")
    path = Path(arguments.out)
    with vault_of(arguments, rather_reading=True) as vault:
        of = packs.returns_of(vault, month, arguments.kind, arguments.number)
        made = packs.written(vault, of, path)
    if arguments.json:
        print(json.dumps(packs.data(made), ensure_ascii=False, indent=1))  # noqa: T201
        return CLEAN
    told = _.ngettext(
        "“{path}” holds {n} return of {month} in {files} files, signed and proven.",
        "“{path}” holds {n} returns of {month} in {files} files, signed and proven.",
        len(of),
    )
    _print(told, path=path, n=len(of), month=month, files=made.files)
    told = _("Fingerprint of its key, for your letterhead: {key}")
    _print(told, key=grouped(made.fingerprint))
    _print(_("The pack holds names and wages as they were sealed. Give it only to whom you must."))
    return CLEAN


def verify(arguments: argparse.Namespace, _: Translator) -> int:
    """Say whether a pack is what was sealed and signed, or name each file that is not."""
    from declaration.evidence.fingerprints import is_fingerprint
    from desktop.evidence import packs
    from desktop.inputs import existing

    key, path = arguments.key or "", existing(arguments.pack)
    if key and not is_fingerprint(key):
        raise UsageError(f"--key {key}: a fingerprint has 32 digits and letters from a to f.")
    found = packs.checked(path, key)
    if arguments.json:
        print(json.dumps(packs.data(found), ensure_ascii=False, indent=1))  # noqa: T201
    elif not found.problems:
        print(packs.intact_text(found, path.name, _))  # noqa: T201
        print(packs.key_text(found, key, _))  # noqa: T201
    for problem in found.problems:
        print(f"pheaktean: {packs.problem_text(problem, _)}", file=sys.stderr)  # noqa: T201
    return STOP if found.problems else CLEAN


def _print(text: str, **values: object) -> None:
    print(text.format(**values))  # noqa: T201 - the face of the program
