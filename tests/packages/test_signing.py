"""Packages with checksums and a signature that ssh-keygen takes; without a key, they say so."""

import shutil
import subprocess

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.law_pack_maker import main as law_pack_maker
from packages import signing
from packages.signing import SigningError, sign, verify
from packages.ssh_signature import armoured, signer


@pytest.fixture(autouse=True)
def _no_key_of_this_machine(monkeypatch):
    monkeypatch.delenv(signing.KEY, raising=False)
    monkeypatch.setattr(signing, "_kept", lambda: b"")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "dist"
    made.mkdir()
    (made / "one.deb").write_bytes(b"one")
    (made / "two.tar.xz").write_bytes(b"two")
    return made


@pytest.fixture
def key(tmp_path, capsys):
    path = tmp_path / "publisher.key"
    assert law_pack_maker(["key", str(path)]) == 0
    return path, bytes.fromhex(capsys.readouterr().out)


def test_signed_and_checked(folder, key):
    path, public = key
    assert sign(folder, path, [public])
    assert verify(folder, [public]) == []
    sums = (folder / "SHA256SUMS").read_text("utf-8")
    assert [line.split("  ")[1] for line in sums.splitlines()] == ["one.deb", "two.tar.xz"]
    assert sign(folder, path, [public])  # again: its own files are not among the packages
    assert (folder / "SHA256SUMS").read_text("utf-8") == sums


def test_every_change_is_told(folder, key):
    path, public = key
    sign(folder, path, [public])
    (folder / "one.deb").write_bytes(b"other")
    (folder / "two.tar.xz").unlink()
    (folder / "three.exe").write_bytes(b"three")
    assert verify(folder, [public]) == [
        "two.tar.xz: it is missing.",
        "three.exe: it is not in SHA256SUMS.",
        "one.deb: it was changed.",
    ]
    (folder / "SHA256SUMS").write_bytes(b"")
    assert "is no signature of SHA256SUMS" in verify(folder, [public])[0]


def test_another_key_is_told(folder, key):
    path, public = key
    sign(folder, path, [public])
    assert verify(folder)[0].startswith("Another key signed them")


def test_without_a_key_it_says_so(folder):
    assert sign(folder) is False
    assert "Nobody signed" in (folder / "UNSIGNED.txt").read_text("utf-8")
    assert verify(folder) == ["Nobody signed these packages."]


def test_the_placeholder_signs_nothing(folder, key, monkeypatch):
    monkeypatch.setenv(signing.KEY, str(key[0]))
    with pytest.raises(SigningError, match=key[1].hex()):
        sign(folder)
    assert not (folder / "SHA256SUMS").exists()


def test_what_is_no_key_is_refused(folder, tmp_path):
    path = tmp_path / "no.key"
    path.write_bytes(b"-----BEGIN")
    with pytest.raises(SigningError, match="no private key"):
        sign(folder, path, [])


@pytest.mark.parametrize("cut", [0, 40, 120])
def test_a_damaged_signature_is_none(cut):
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    made = armoured(b"text", private.private_bytes_raw())
    assert signer(made, b"text") == public
    assert signer(made, b"another") is None
    assert signer(made[:cut] + made[cut + 4 :], b"text") != public


SSH_KEYGEN = shutil.which("ssh-keygen")


def test_ssh_keygen_says_the_same(folder, key):
    """Where this computer has ssh-keygen, it takes the signature, and refuses another text."""
    path, public = key
    sign(folder, path, [public])
    if SSH_KEYGEN:
        said = _asked(folder, (folder / "SHA256SUMS").read_bytes())
        assert said.returncode == 0, said.stderr
        assert b'Good "pheaktean-release" signature' in said.stdout
        assert _asked(folder, b"another").returncode != 0


def _asked(folder, content):
    named = ["-I", "pheaktean", "-n", "pheaktean-release", "-s", str(folder / "SHA256SUMS.sig")]
    command = [SSH_KEYGEN, "-Y", "verify", "-f", str(folder / "allowed_signers"), *named]
    return subprocess.run(command, input=content, capture_output=True, check=False)
