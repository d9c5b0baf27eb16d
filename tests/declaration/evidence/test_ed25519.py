"""Signatures checked in plain Python: the vectors of RFC 8032, and a library's own signatures."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from declaration.evidence.ed25519 import ORDER, valid_signature
from declaration.evidence.signing import signed, valid

RFC_8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
]


@pytest.mark.parametrize(("private", "public", "text", "signature"), RFC_8032)
def test_the_vectors_of_the_rfc(private, public, text, signature):
    key, said, proof = map(bytes.fromhex, (public, text, signature))
    assert signed(said, bytes.fromhex(private)) == signature.encode() + b"\n"
    assert valid_signature(key, said, proof)
    assert valid(key, said, proof)
    assert not valid_signature(key, said + b"\0", proof)


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=300), st.data())
def test_the_same_as_a_library(seed, text, data):
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(text)
    assert valid_signature(public, text, signature)
    spoilt = bytearray(public + signature)
    spoilt[data.draw(st.integers(0, 95))] ^= data.draw(st.integers(1, 255))
    odd = bytes(spoilt[:32]), text, bytes(spoilt[32:])
    assert not valid_signature(*odd)
    assert not valid(*odd)


def test_a_signature_has_one_form_only():
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    public, signature = key.public_key().public_bytes_raw(), key.sign(b"text")
    larger = int.from_bytes(signature[32:], "little") + ORDER
    other = signature[:32] + larger.to_bytes(32, "little")
    assert not valid_signature(public, b"text", other)
    assert not valid(public, b"text", other)


@pytest.mark.parametrize("public", [b"", b"\xff" * 32, b"\0" * 31])
def test_what_is_no_key_signed_nothing(public):
    assert not valid_signature(public, b"", bytes(64))
    assert not valid(public, b"", bytes(64))
