r"""For maintainers: makes the publisher's key, and makes and signs law packs.

    python -m desktop.law_pack_maker key publisher.key
    python -m desktop.law_pack_maker make --law resources/law --key publisher.key \
        --says "Minimum wage of 2028: 215 dollars." --out law-2028.zip

The private key stays off the repository, and off any computer that is on a network all day. What
is trusted, ``resources/law_packs`` says. The running program never imports this file.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from declaration import VERSION
from declaration.law_pack.errors import LawPackError
from declaration.law_pack.making import make_pack


def main(arguments: list[str]) -> int:
    """Make what was asked for; return the exit status."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.does(given))
    except (LawPackError, OSError, ValueError) as problem:
        print(f"law_pack_maker: {problem}", file=sys.stderr)  # noqa: T201
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m desktop.law_pack_maker")
    does = parser.add_subparsers(required=True)
    key = does.add_parser("key", help="make a key; its public half is printed")
    key.add_argument("file", type=Path, help="where the private half goes; never written over")
    key.set_defaults(does=new_key)
    make = does.add_parser("make", help="make and sign a pack")
    make.add_argument("--law", type=Path, required=True, help="folder of the figures")
    make.add_argument("--key", type=Path, required=True, help="the private key")
    make.add_argument("--says", required=True, help="what changes, in a sentence or two")
    make.add_argument("--needs", default=VERSION, help="the first program that can use it")
    make.add_argument("--out", type=Path, required=True, help="the pack")
    make.set_defaults(does=new_pack)
    return parser


def new_key(given: argparse.Namespace) -> int:
    """Make a key, and print the line for ``resources/law_packs/publisher.pub``."""
    key = Ed25519PrivateKey.generate()
    text = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    with os.fdopen(os.open(given.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text)
    print(key.public_key().public_bytes_raw().hex())  # noqa: T201
    return 0


def new_pack(given: argparse.Namespace) -> int:
    """Make and sign a pack; a pack that the program could not use is not left behind."""
    key = form.load_pem_private_key(given.key.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(f"{given.key} is no Ed25519 key.")
    private = key.private_bytes_raw()
    try:
        pack = make_pack(given.out, given.law, private, needs=given.needs, says=given.says)
    except LawPackError:
        given.out.unlink(missing_ok=True)
        raise
    print(f"{given.out}: {pack.version}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
