"""``pheaktean vault …``: a vault made, looked at, proven, copied, put back; its passphrase."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands import deciding, rejecting
from desktop.status import CLEAN, STOP, WARNINGS, UsageError
from desktop.texts import Translator, translate
from desktop.vault.named import keep_key, passphrase_in, passphrase_of, vault_of

if TYPE_CHECKING:
    from declaration.vault.errors import VaultError
    from declaration.vault.key import Key


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked of a vault; return the exit status."""
    does = {
        "create": create,
        "status": status,
        "verify": verify,
        "log": log,
        "decide": deciding.decide,
        "undecide": deciding.undecide,
        "decisions": deciding.show,
        "rejected": rejecting.rejected,
        "rejections": rejecting.show,
        "settled": rejecting.settled,
        "rerun": rerun,
        "change": change,
        "backup": backup,
        "restore": restore,
        "rekey": rekey,
    }
    return does[arguments.does](arguments, translate(arguments.language))


def create(arguments: argparse.Namespace, _: Translator) -> int:
    """Make a vault; its recovery passphrase is printed once, unless one was given."""
    from declaration.vault.errors import AlreadyThereError
    from declaration.vault.opening import create_vault
    from desktop.inputs import enterprise_of
    from desktop.vault.opening import stamp

    enterprise, path = enterprise_of(arguments), Path(arguments.vault)
    if enterprise is None:
        raise UsageError(
            "Whose vault? Add --enterprise enterprise.toml (name, NSSF number, sector)."
        )
    if path.exists():
        raise AlreadyThereError(name=path.name)
    key = _new_key(arguments.passphrase_file, path.name, _)
    create_vault(path, key, enterprise, stamp()).close()
    _print(_("“{name}” was made for {enterprise}."), name=path.name, enterprise=enterprise.name)
    _keep(arguments, key, _)
    return CLEAN


def status(arguments: argparse.Namespace, _: Translator) -> int:
    """Print the months of a vault; for a folder, how every vault below it stands."""
    from desktop.vault import shown as vault_shown

    if Path(arguments.vault).is_dir():
        return board(arguments, _)
    with vault_of(arguments, read_only=True) as vault:
        if arguments.json:
            print(json.dumps(vault_shown.data(vault), ensure_ascii=False, indent=1))  # noqa: T201
        else:
            print("\n".join(vault_shown.lines(vault, _)))  # noqa: T201
    return CLEAN


def board(arguments: argparse.Namespace, _: Translator) -> int:
    """Print how every vault below a folder stands; status 3 where one does not open."""
    from desktop import board as vaults
    from desktop.closed_doors import sentence
    from desktop.progress import progress
    from desktop.secrets import Keys
    from desktop.vault.opening import today

    folder, passphrase = Path(arguments.vault), passphrase_of(arguments)
    with progress() as tell:
        rows = vaults.board(folder, passphrase, Keys(), today(), tell)
    if not rows:
        raise UsageError(f"No vault (NAME{vaults.ENDING}) lies in “{folder}” or below it.")

    def why(problem: VaultError) -> str:
        return sentence(problem, _.language)

    if arguments.json:
        data = [vaults.data(one, why) for one in rows]
        print(json.dumps(data, ensure_ascii=False, indent=1))  # noqa: T201
    else:
        print("\n".join(vaults.lines(rows, _, why)))  # noqa: T201
    return STOP if any(one.trouble for one in rows) else CLEAN


def verify(arguments: argparse.Namespace, _: Translator) -> int:
    """Prove that a vault is what was sealed, or name the first place that differs."""
    from declaration.vault.returns import head_of
    from declaration.vault.verifying import verify as first_difference
    from desktop.vault import shown as vault_shown

    with vault_of(arguments, read_only=True) as vault:
        found = first_difference(vault)
        if found is not None:
            said = vault_shown.difference(found, vault.name, _)
            print(f"pheaktean: {said}", file=sys.stderr)  # noqa: T201
            return STOP
        head = head_of(vault.db)
    intact = _.ngettext(
        "“{name}” is intact: {n} return is as it was sealed.",
        "“{name}” is intact: {n} returns are as they were sealed.",
        head.count,
    )
    _print(intact, name=vault.name, n=head.count)
    if head.count:
        _print(_("The last one, which stands for all: {hash}"), hash=head.hash)
    return CLEAN


def log(arguments: argparse.Namespace, _: Translator) -> int:
    """Print what was done to a vault."""
    from desktop.vault.log_shown import log_data, log_lines

    with vault_of(arguments, read_only=True) as vault:
        if arguments.json:
            print(json.dumps(log_data(vault), ensure_ascii=False, indent=1))  # noqa: T201
        else:
            print("\n".join(log_lines(vault, _, names=arguments.names)))  # noqa: T201
    return CLEAN


def rerun(arguments: argparse.Namespace, _: Translator) -> int:
    """Reckon a sealed month again; status 1 where any riel differs."""
    from desktop import rerunning
    from desktop.inputs import existing, month_of, passwords_in

    month, payrolls = month_of(arguments), [existing(name) for name in arguments.payroll]
    register = existing(arguments.register) if arguments.register else None
    passwords = passwords_in(arguments.password_file)
    with vault_of(arguments, read_only=True) as vault:
        of = rerunning.sealed_return(vault, month, arguments.kind, arguments.number)
        again = rerunning.rerun(vault, of, payrolls, register, passwords)
    if arguments.json:
        print(json.dumps(rerunning.data(again), ensure_ascii=False, indent=1))  # noqa: T201
    else:
        print("\n".join(rerunning.lines(again, _)))  # noqa: T201
    return CLEAN if again.found.is_same else WARNINGS


def change(arguments: argparse.Namespace, _: Translator) -> int:
    """Note facts of the enterprise that are others from a month on."""
    from desktop import changing
    from desktop.inputs import month_of, readings_of

    month = month_of(arguments)
    facts = changing.facts_of(arguments.set, readings_of(arguments))
    with vault_of(arguments) as vault:
        noted = changing.change(vault, month, facts, arguments.reason or "")
        told = changing.lines(vault, noted, _)
    print("\n".join(told))  # noqa: T201
    return CLEAN


def backup(arguments: argparse.Namespace, _: Translator) -> int:
    """Leave a proven copy of a vault in a folder, now and, if wished, at every closing."""
    from declaration.vault import copies
    from desktop.vault.opening import choose_backup_folder, stamp, today

    later = arguments.on_close
    with vault_of(arguments, rather_reading=later is None) as vault:
        made = copies.backup(vault, Path(arguments.folder), today(), stamp=stamp())
        if later is not None:
            choose_backup_folder(vault, str(made.parent) if later else "")
    _print(_("“{path}” is a proven copy; it opens with the same passphrase."), path=made)
    if later:
        _print(_("From now on a copy goes there whenever the vault was changed and is closed."))
    return CLEAN


def restore(arguments: argparse.Namespace, _: Translator) -> int:
    """Put a copy in the place of a vault; what was there is put aside, never lost."""
    from declaration.vault import copies
    from desktop.secrets import Keys
    from desktop.vault.opening import key_for, now, stamp

    copy, path = Path(arguments.copy), Path(arguments.vault)
    key = key_for(copy, passphrase_of(arguments), Keys())
    aside = copies.restore(copy, path, key, f"{now():%Y-%m-%d %H%M}", stamp())
    _print(_("“{name}” is again what “{copy}” holds."), name=path.name, copy=copy.name)
    if aside is not None:
        _print(_("What was there before is kept as “{name}”."), name=aside.name)
    if arguments.remember:
        keep_key(key, arguments.language)
    return CLEAN


def rekey(arguments: argparse.Namespace, _: Translator) -> int:
    """Change the passphrase of a vault: the file is written anew, proven, and put in its place."""
    from declaration.vault import copies
    from declaration.vault.errors import VaultError
    from desktop.vault.opening import stamp

    if arguments.passphrase_file == arguments.new_passphrase_file == "-":
        raise UsageError("Only one of the two passphrases can come from standard input.")
    with vault_of(arguments) as vault:
        key = _new_key(arguments.new_passphrase_file, vault.name, _)
        kept = arguments.remember is not False and keep_key(key, arguments.language)
        try:
            copies.rekey(vault, key, stamp())
        except VaultError:
            _print(_("The old passphrase stays; the new one opens nothing."))
            raise
    _print(
        _("“{name}” opens with the new passphrase only. Copies made before open with the old one."),
        name=vault.name,
    )
    _say_kept(kept, _)
    return CLEAN


def _new_key(file: str | None, name: str, _: Translator) -> Key:
    """Return a new key: of the passphrase in a file, else of a new one, printed here and now."""
    from declaration.vault.key import ENTROPY, key_of, new_passphrase, new_salt, own_passphrase

    if file:
        return key_of(own_passphrase(passphrase_in(file)), new_salt())
    passphrase = new_passphrase(os.urandom(ENTROPY))
    _print(_("Recovery passphrase of “{name}”, shown this once:"), name=name)
    print(f"\n    {passphrase}\n")  # noqa: T201
    _print(
        _(
            "Write it down and keep it away from this computer. With it and the file everything "
            "can be read; without it nobody can open the file on another computer."
        )
    )
    return key_of(passphrase, new_salt())


def _keep(arguments: argparse.Namespace, key: Key, _: Translator) -> None:
    _say_kept(arguments.remember is not False and keep_key(key, arguments.language), _)


def _say_kept(kept: bool, _: Translator) -> None:
    if kept:
        _print(_("This computer’s key store keeps the key: it opens here without the passphrase."))


def _print(text: str, **values: object) -> None:
    print(text.format(**values), flush=True)  # noqa: T201 - the face of the program
