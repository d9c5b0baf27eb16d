"""``pheaktean vault decide``, ``undecide``, ``decisions``: findings accepted with a reason."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.inputs import existing, month_of
from desktop.status import CLEAN, UsageError
from desktop.texts import Translator
from desktop.vault.named import vault_of

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.vault.accepted import Reason


def decide(arguments: argparse.Namespace, _: Translator) -> int:
    """Accept a finding of a month, from then on."""
    from declaration.vault.asked import chosen
    from declaration.vault.decisions import accept
    from desktop.vault.opening import stamp

    if not arguments.code:
        raise UsageError("Which finding? Add --code, such as --code CON-001.")
    if arguments.worker and arguments.everyone:
        raise UsageError("--worker names one, --everyone means all: leave one of them out.")
    month, code = month_of(arguments), arguments.code.upper()
    reason = _reason(arguments, code, month)
    with vault_of(arguments) as vault:
        about = chosen(
            vault, month, code, arguments.worker, arguments.field, everyone=arguments.everyone
        )
        made = accept(vault, about, reason, month, stamp())
        name = vault.name
    text = _.ngettext(
        "Accepted in “{name}”: {n} finding {code}, decision {numbers}.",
        "Accepted in “{name}”: {n} findings {code}, decisions {numbers}.",
        len(made),
    )
    numbers = str(made[0]) if len(made) == 1 else f"{made[0]}–{made[-1]}"
    _print(text, name=name, n=len(made), code=code, numbers=numbers)
    _print(_("It is asked again when its last month is over, or when the data change."))
    return CLEAN


def undecide(arguments: argparse.Namespace, _: Translator) -> int:
    """Take a decision back."""
    from declaration.vault.decisions import withdraw
    from desktop.vault.opening import stamp

    with vault_of(arguments) as vault:
        found = withdraw(vault, arguments.number, stamp())
    text = _("Decision {number} is taken back: {code} asks again.")
    _print(text, number=found.number, code=found.about.code)
    return CLEAN


def show(arguments: argparse.Namespace, _: Translator) -> int:
    """Print the decisions of a vault: those that stand, or all."""
    from declaration.vault.decisions import decisions
    from desktop.decisions_shown import decision_data, decision_lines

    with vault_of(arguments, read_only=True) as vault:
        found = decisions(vault, standing=not arguments.all)
    if arguments.json:
        print(json.dumps(decision_data(found), ensure_ascii=False, indent=1))  # noqa: T201
    else:
        print("\n".join(decision_lines(found, _)))  # noqa: T201
    return CLEAN


def _reason(arguments: argparse.Namespace, code: str, month: Month) -> Reason:
    """Return why, until when and by which document, as it was typed."""
    from declaration.month import Month
    from declaration.vault.accepted import Reason
    from declaration.vault.documents import Document
    from declaration.vault.not_decided import NoReasonError, UntilTooEarlyError

    if not (arguments.reason or "").strip():
        raise NoReasonError(code=code)
    try:
        until = Month.parse(arguments.until) if arguments.until else None
    except ValueError as problem:
        raise UsageError(f"--until {arguments.until}: write a month as 2026-12.") from problem
    if until is not None and until < month:
        raise UntilTooEarlyError(until=until, month=month)
    if not arguments.document:
        return Reason(arguments.reason, until)
    path: Path = existing(arguments.document)
    document = Document(path.name, path.read_bytes(), arguments.keep_document)
    return Reason(arguments.reason, until, document)


def _print(text: str, **values: object) -> None:
    print(text.format(**values))  # noqa: T201 - the face of the program
