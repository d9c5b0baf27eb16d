"""Invented enterprises below a folder, their vaults in several states, for tests of the window."""

import dataclasses
import os

from declaration.findings import Finding
from declaration.vault.key import Key, key_of
from declaration.vault.manifest import Chosen
from declaration.vault.opening import create_vault
from declaration.vault.sealing import keep_draft, seal
from tests.declaration.vault.build import ENTERPRISE, FIRST, month, stamp, written

PHRASE = "not for anybody else"
TOML = 'name = "{name}"\nnssf_number = "{number}"\nsector = "garment"\n'


def key_for(number):
    """Return a key that is the same for a number; deriving one takes its time."""
    return Key(bytes([number % 251]) * 32, bytes([number % 256, number // 256]) + bytes(range(14)))


def vault_at(folder, name, number, keys=None, **enterprise):
    """Return a new vault, open, whose key a key store knows where one is given."""
    home = folder / name
    home.mkdir(parents=True, exist_ok=True)
    whose = {"name": name.title(), "nssf_number": f"9000{number:04}"} | enterprise
    (home / "enterprise.toml").write_text(
        TOML.format(name=whose["name"], number=whose["nssf_number"]), "utf-8"
    )
    key = key_for(number)
    if keys is not None:
        keys.keep_vault_key(key.id, key.kept)
    path = home / f"{name.rpartition('/')[2]}.pheaktean"
    return create_vault(path, key, dataclasses.replace(ENTERPRISE, **whose), FIRST)


def locked_at(folder, name, phrase=PHRASE):
    """Make a vault that opens by a passphrase alone."""
    home = folder / name
    home.mkdir(parents=True, exist_ok=True)
    path = home / f"{name}.pheaktean"
    key = key_of(phrase, os.urandom(16))
    create_vault(path, key, dataclasses.replace(ENTERPRISE, name=name.title()), FIRST).close()
    return path


def sealed(vault, out, when, days=0, findings=()):
    """Seal a month of three workers."""
    receipt = written(out / f"{vault.path.stem}-{when}", month(when, findings=list(findings)))
    return seal(vault, receipt, Chosen(layout="nssf-eform-v10"), stamp(days))


def drafted(vault, when, findings=()):
    """Keep a draft of a month."""
    return keep_draft(vault, month(when, findings=list(findings)), Chosen(), stamp(9))


def several(folder, out, keys):
    """Make seven vaults: overdue, soon, in time, empty, two that are shut, one that is damaged.

    Days are counted from 12 November 2026.
    """
    with vault_at(folder, "late", 1, keys) as vault:
        sealed(vault, out, "2026-08")
        drafted(vault, "2026-09", [Finding("FMT-001"), Finding("WAG-005", amount_khr=48_000)])
    with vault_at(folder, "soon", 2, keys, name_km="រោងចក្រឆាប់ៗ") as vault:
        sealed(vault, out, "2026-09")
    with vault_at(folder, "gap", 3, keys) as vault:
        sealed(vault, out, "2026-10")
        drafted(vault, "2027-01", [Finding("FIL-001")])
    vault_at(folder, "new", 4, keys).close()
    for name in ("shut", "closed"):
        locked_at(folder, name)
    (folder / "broken").mkdir()
    whole = (folder / "late" / "late.pheaktean").read_bytes()
    (folder / "broken" / "broken.pheaktean").write_bytes(whole[:6_000])
    return folder
