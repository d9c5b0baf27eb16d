"""Invented law packs, signed with a key of the tests' own."""

import shutil

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from declaration.law_pack.making import make_pack
from resources import resource

PUBLISHER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PRIVATE = PUBLISHER.private_bytes_raw()
PUBLIC = PUBLISHER.public_key().public_bytes_raw()

LATER = """
[[values]]
from     = 2030-01-01
employer = "1/100"
worker   = "0/1"
source   = "an invented Prakas of 2029"
status   = "settled"
"""


def law_folder(folder, day="2029-12-01", *changes, more=LATER):
    """Return a copy of the law, checked on a later day, with a rate that begins in 2030.

    Each of ``changes`` is a file's name, what stands there, and what is to stand there.
    """
    law = folder / "law"
    shutil.copytree(resource("law"), law)
    replace(law, "occupational_risk_rate", "checked_on = 2026-11-21", f"checked_on = {day}")
    path = law / "occupational_risk_rate.toml"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    for change in changes:
        replace(law, *change)
    return law


def replace(law, name, before, after):
    path = law / f"{name}.toml"
    text = path.read_text("utf-8")
    assert before in text, (name, before)
    path.write_text(text.replace(before, after), "utf-8")


def pack_of(folder, *changes, day="2029-12-01", key=PRIVATE, needs="0.1", name="law.zip", **more):
    """Return the path of a signed pack of such a law."""
    law = law_folder(folder / name.replace(".", "-"), day, *changes, **more)
    make_pack(folder / name, law, key, needs=needs, says="Invented figures of 2030.")
    return folder / name
