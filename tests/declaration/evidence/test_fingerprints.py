"""What names a key, as people write it."""

import hashlib

import pytest

from declaration.evidence.fingerprints import (
    fingerprint,
    fits,
    grouped,
    is_fingerprint,
    plain_key,
)

WHOLE = hashlib.sha256(b"a key").hexdigest()


def test_a_fingerprint_is_the_first_half_of_the_hash():
    assert fingerprint(b"a key") == WHOLE[:32]
    assert fits(b"a key", WHOLE[:32])
    assert fits(b"a key", WHOLE)
    assert not fits(b"a key", WHOLE[:31])
    assert not fits(b"another key", WHOLE)


def test_it_is_shown_in_groups_of_four_and_read_back():
    assert grouped("1A2B3c4d5e") == "1a2b 3c4d 5e"
    assert grouped("") == grouped(" - ") == "–"
    assert plain_key(grouped(WHOLE)) == WHOLE
    assert plain_key("1A:2b-3C.4d\t5E\r\n6f") == "1a2b3c4d5e6f"
    assert plain_key("xX") == "xx"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (WHOLE, True),
        (WHOLE[:32].upper(), True),
        (grouped(WHOLE), True),
        (WHOLE[:33], False),
        (WHOLE + "0", False),
        ("x" * 32, False),
        ("X" * 64, False),
        ("", False),
    ],
)
def test_what_is_a_fingerprint(text, is_one):
    assert is_fingerprint(text) is is_one
