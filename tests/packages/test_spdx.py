"""Licences that may go out, those that may not, and of several offered the one that is taken."""

import pytest

from packages.components import told
from packages.spdx import chosen, parsed, refused

ALLOWED = ["MIT", "Zlib", "Apache-2.0", "GPL-3.0-or-later WITH GCC-exception-3.1"]


@pytest.mark.parametrize(
    ("expression", "wrong"),
    [
        ("MIT", []),
        ("MIT AND Zlib", []),
        ("GPL-3.0-only", ["GPL-3.0-only"]),
        ("GPL-3.0-only OR MIT", []),
        ("MIT AND (GPL-2.0-only OR Zlib)", []),
        ("MIT AND GPL-2.0-only OR Zlib", []),
        ("Zlib AND GPL-2.0-only OR AGPL-3.0-only", ["GPL-2.0-only", "AGPL-3.0-only"]),
        ("MIT AND (GPL-2.0-only OR AGPL-3.0-only)", ["GPL-2.0-only", "AGPL-3.0-only"]),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", []),
        ("GPL-3.0-or-later", ["GPL-3.0-or-later"]),
        ("GPL-3.0-only WITH Any-exception", ["GPL-3.0-only WITH Any-exception"]),
        ("", ["(nothing is said)"]),
        ("do what you like; but ask", ["do what you like; but ask"]),
        ("MIT AND", ["MIT AND"]),
        ("(MIT", ["(MIT"]),
        ("MIT Zlib", ["MIT Zlib"]),
    ],
)
def test_refused(expression, wrong):
    assert refused(expression, ALLOWED) == wrong


def test_of_several_offered_an_allowed_one_is_taken():
    assert chosen("GPL-2.0-only OR Zlib OR MIT", ALLOWED) == ["Zlib"]
    assert chosen("MIT OR Apache-2.0", ALLOWED) == ["Apache-2.0"]
    assert chosen("(MIT OR Apache-2.0) AND Zlib", ALLOWED) == ["Apache-2.0", "Zlib"]
    with pytest.raises(ValueError, match="many words"):
        chosen("many words", ALLOWED)


def test_no_plain_gpl_is_allowed():
    plain = [each for each in told()["allowed"] if " WITH " not in str(parsed(each))]
    assert not [each for each in plain if each.startswith(("GPL", "AGPL"))]
