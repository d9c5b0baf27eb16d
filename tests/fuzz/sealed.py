"""Targets that are signed or encrypted: packs of law and of evidence, vaults and their copies."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from declaration.evidence.checking import check
from declaration.evidence.signing import signed
from declaration.law_pack.errors import LawPackError
from declaration.law_pack.reading import read_pack
from declaration.vault import copies
from declaration.vault.canonical import sha256
from declaration.vault.errors import VaultError
from declaration.vault.opening import open_vault
from declaration.vault.verifying import verify
from tests.declaration.evidence.packs import contents, october, put
from tests.declaration.law_pack.law_packs import PUBLIC, PUBLISHER, pack_of
from tests.declaration.vault.build import KEY, new_vault, sealed_month
from tests.fuzz.breaking import bytes_broken, text_broken, zip_broken
from tests.fuzz.target import Target

ODD_FIELDS = [
    None,
    "",
    0,
    -1,
    True,
    [],
    {},
    {"": {}},
    {"a": {"size": 1}},
    "9" * 400,
    [[]],
    1.5,
    "ក",
]

CORRECT = {}
"""Name of a target → the bytes that were written, of which any change has to be seen."""


def law_pack(data, folder):
    """A pack of law is refused with a sentence, or its law is for every month the program knows."""
    path = folder / "law.zip"
    path.write_bytes(data)
    try:
        pack = read_pack(path, [PUBLIC])
    except LawPackError as problem:
        return type(problem).__name__ + str(getattr(problem, "values", ""))[:60]
    return pack.version


def law_pack_seeds(folder):
    """Return a sound pack."""
    folder.joinpath("making").mkdir(exist_ok=True)
    return [pack_of(folder / "making").read_bytes()]


def law_signed_anew(data, chance):
    """Return a pack of which one file is broken and signed by the publisher all the same."""
    return resigned(data, chance, PUBLISHER)


def resigned(data, chance, key):
    """Break one file of a pack, or a field of its index, and sign it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pack.zip"
        path.write_bytes(data)
        files = contents(path)
        index = json.loads(files.pop("index.json"))
        del files["signature"]
        index["public_key"] = key.public_key().public_bytes_raw().hex()
        if chance.random() < 0.5:
            name = chance.choice(sorted(files))
            files[name] = text_broken(files[name], chance)
            index["files"] = {n: {"sha256": sha256(c), "size": len(c)} for n, c in files.items()}
        else:
            index[chance.choice(sorted(index))] = chance.choice(ODD_FIELDS)
        text = json.dumps(index).encode()
        signature = signed(text, key.private_bytes_raw())
        put(path, files | {"index.json": text, "signature": signature})
        return path.read_bytes()


def evidence(data, folder):
    """A pack of evidence is checked without an exception, and any changed byte is told."""
    path = folder / "evidence.zip"
    path.write_bytes(data)
    checked = check(path)
    correct = CORRECT.get("evidence")
    if correct is not None:
        assert (not checked.problems) == (data == correct)
    return " ".join(sorted({problem.kind for problem in checked.problems}))[:80]


def evidence_anew(data, folder):
    """A pack that somebody else signed is checked without an exception."""
    path = folder / "evidence.zip"
    path.write_bytes(data)
    return " ".join(sorted({problem.kind for problem in check(path).problems}))[:80]


def evidence_seeds(folder):
    """Return the pack of an invented October."""
    place = folder / "evidence"
    place.mkdir(exist_ok=True)
    path, vault = october(place)
    vault.close()
    CORRECT["evidence"] = path.read_bytes()
    return [path.read_bytes()]


def vault(data, folder):
    """A vault of any bytes opens and is told broken or whole, or does not open, with a sentence."""
    path = folder / "factory.pheaktean"
    path.write_bytes(data)
    try:
        with open_vault(path, KEY, read_only=True) as opened:
            found = verify(opened)
    except VaultError as problem:
        return type(problem).__name__
    return f"{found!r}"[:60]


def restored(data, folder):
    """A copy of any bytes is restored, or refused and nothing is left where it was to go."""
    copy, path = folder / "copy.pheaktean", folder / "restored.pheaktean"
    copy.write_bytes(data)
    path.unlink(missing_ok=True)
    try:
        copies.restore(copy, path, KEY, "2026-11-03 0912")
    except VaultError as problem:
        assert not path.exists()
        return type(problem).__name__
    return "restored"


def vault_seeds(folder):
    """Return a vault with one month sealed."""
    place = folder / "vault"
    place.mkdir(exist_ok=True)
    made = new_vault(place)
    sealed_month(made, place)
    made.close()
    return [(place / "factory.pheaktean").read_bytes()]


def another(data, chance):
    """Break an evidence pack and sign it with a key of one's own."""
    return resigned(data, chance, PUBLISHER)


TARGETS = [
    Target("law pack", law_pack, law_pack_seeds, zip_broken),
    Target("law pack signed anew", law_pack, law_pack_seeds, law_signed_anew),
    Target("evidence pack", evidence, evidence_seeds, zip_broken),
    Target("evidence pack signed anew", evidence_anew, evidence_seeds, another),
    Target("vault", vault, vault_seeds, bytes_broken),
    Target("copy of a vault", restored, vault_seeds, bytes_broken),
]
