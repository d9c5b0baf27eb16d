"""``pheaktean law --install``, ``--packs``, ``--remove``: newer figures from a signed file."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import laws
from desktop.status import CLEAN, STOP, UsageError
from desktop.texts import translate

if TYPE_CHECKING:
    from declaration.vault.store import Vault


def asked_for(arguments: argparse.Namespace) -> bool:
    """Return whether a law pack is what the command is about."""
    return bool(arguments.install or arguments.packs or arguments.remove)


def run(arguments: argparse.Namespace) -> int:
    """Install, list or remove; return the exit status."""
    if arguments.install:
        return _install(arguments)
    if arguments.remove:
        return _remove(arguments)
    return _list(arguments)


def _install(arguments: argparse.Namespace) -> int:
    """Show what a pack would change, and install it where past months stay as they are."""
    from desktop import laws_shown
    from desktop.inputs import existing

    path, reason = existing(arguments.install), (arguments.despite or "").strip()
    _refuse(arguments, reason)
    _ = translate(arguments.language)
    with _vaults(arguments) as vaults:
        found = laws.examined(path, vaults)
        if arguments.json:
            print(json.dumps(laws_shown.data(found), ensure_ascii=False, indent=1))  # noqa: T201
        else:
            print("\n".join(laws_shown.lines(found, _)), flush=True)  # noqa: T201
        laws.accept(found, vaults, reason)
    if not arguments.json:
        told = _("Installed: from now on months are reckoned under the law of {version}.")
        print("\n" + told.format(version=found.pack.version))  # noqa: T201
        if not vaults:
            print(_("No sealed month was reckoned again, for no vault was named."))  # noqa: T201
    return CLEAN


def _refuse(arguments: argparse.Namespace, reason: str) -> None:
    """Refuse calls that lack something or contradict themselves.

    Raises:
        UsageError: says what to add or leave out.
    """
    if bool(arguments.vault) == bool(arguments.no_vault):
        raise UsageError(
            "Under a new law the last twelve sealed months are reckoned again: name the vaults, or "
            "the folder they lie in, with --vault. Who keeps no vault says --no-vault."
        )
    if arguments.despite is not None and len(reason) < laws.SHORTEST_REASON:
        raise UsageError("--despite needs a reason that others understand, such as a Prakas.")


def _list(arguments: argparse.Namespace) -> int:
    from declaration.law import Law
    from desktop import laws_shown

    found, in_use, bundled = laws.packs(), Law.load().version, Law.bundled().version
    if arguments.json:
        data = laws_shown.packs_data(found, in_use, bundled)
        print(json.dumps(data, ensure_ascii=False, indent=1))  # noqa: T201
    else:
        shown = laws_shown.packs_lines(found, in_use, bundled, translate(arguments.language))
        print("\n".join(shown))  # noqa: T201
    return STOP if any(each.problem for each in found) else CLEAN


def _remove(arguments: argparse.Namespace) -> int:
    in_use = laws.remove(arguments.remove)
    told = translate(arguments.language)("Removed. Law in use: {version}")
    print(told.format(version=in_use))  # noqa: T201
    return CLEAN


@contextmanager
def _vaults(arguments: argparse.Namespace) -> Iterator[list[Vault]]:
    """Give the vaults that were named, open; those that may not be written, for reading.

    Raises:
        UsageError: a folder holds none.
        VaultError: one does not open.
    """
    from declaration.vault.errors import NoPermissionError
    from desktop.secrets import Keys
    from desktop.vault.named import passphrase_of
    from desktop.vault.opening import closed, opened

    paths = [path for name in arguments.vault for path in _below(name)]
    passphrase, keys = passphrase_of(arguments), Keys()
    with ExitStack() as stack:
        vaults = []
        for path in paths:
            try:
                vault = opened(path, passphrase, keys)
            except NoPermissionError:
                vault = opened(path, passphrase, keys, read_only=True)
            stack.callback(closed, vault)
            vaults.append(vault)
        yield vaults


def _below(name: str) -> list[Path]:
    """Return a vault, or every vault below a folder."""
    path = Path(name)
    if not path.is_dir():
        return [path]
    found = sorted(path.rglob("*.pheaktean"))
    if not found:
        raise UsageError(f"No vault lies in “{name}” or below it.")
    return found
