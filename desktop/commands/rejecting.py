"""``pheaktean vault rejected``, ``rejections``, ``settled``: what NSSF refused, remembered."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from desktop.inputs import existing, month_of
from desktop.status import CLEAN, WARNINGS, UsageError
from desktop.texts import Translator
from desktop.vault.named import vault_of

if TYPE_CHECKING:
    from declaration.vault.rejections import Rejection


def rejected(arguments: argparse.Namespace, _: Translator) -> int:
    """Tie a refusal to the rows of a month; status 1 where a line could not be tied."""
    from declaration.vault.rejections import note
    from desktop.vault.opening import stamp

    if not arguments.text:
        raise UsageError("Which text? Add --text FILE, or --text - and paste it.")
    if arguments.text == arguments.passphrase_file == "-":
        raise UsageError(
            "Text and passphrase cannot both come from standard input; put one in a file."
        )
    month, text = month_of(arguments), _text(arguments.text)
    with vault_of(arguments) as vault:
        made = note(vault, month, text, stamp(), field=arguments.field, rule=arguments.rule)
    _show([made], arguments.json, _)
    return WARNINGS if made.not_tied or not made.rows else CLEAN


def show(arguments: argparse.Namespace, _: Translator) -> int:
    """Print the refusals of a vault: those that are open, or all."""
    from declaration.vault.rejections import rejections

    with vault_of(arguments, read_only=True) as vault:
        found = [each for each in rejections(vault) if arguments.all or not each.is_settled]
    _show(found, arguments.json, _)
    return CLEAN


def settled(arguments: argparse.Namespace, _: Translator) -> int:
    """Mark a refusal, or one worker's part of it, as settled."""
    from declaration.vault.rejections import settle
    from desktop.vault.opening import stamp

    with vault_of(arguments) as vault:
        settle(vault, arguments.number, stamp(), arguments.worker)
    text = _("Settled: later months do not warn of refusal {number} any more.")
    if arguments.worker:
        text = _("Settled for {worker}: later months do not warn of refusal {number} any more.")
    print(text.format(number=arguments.number, worker=arguments.worker))  # noqa: T201
    return CLEAN


def _text(name: str) -> str:
    """Return what was pasted, in whatever Unicode it was saved."""
    data = sys.stdin.buffer.read() if name == "-" else existing(name).read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def _show(found: list[Rejection], as_json: bool, _: Translator) -> None:
    from desktop.vault.rejections_shown import rejection_data, rejection_lines

    if as_json:
        print(json.dumps(rejection_data(found), ensure_ascii=False, indent=1))  # noqa: T201
    else:
        print("\n".join(rejection_lines(found, _)))  # noqa: T201
