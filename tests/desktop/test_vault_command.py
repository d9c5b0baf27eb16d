"""``pheaktean vault …`` as it is typed."""

import io
import json
import re
import sys

import pytest

from declaration.vault.chain import Difference, Fault
from declaration.vault.errors import NoRoomError
from declaration.vault.key import key_of, salt_of
from declaration.vault.opening import open_vault
from desktop.cli import main
from desktop.secrets import Keys
from desktop.status import CLEAN, STOP, USAGE
from desktop.texts import LANGUAGES, translate
from desktop.vault import shown as vault_shown
from desktop.vault.shown import difference
from tests.declaration.vault.papers import seal
from tests.desktop.test_secrets import Locked, Store

PASSPHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def store(monkeypatch):
    """Return the computer's key store: one in memory."""
    made = Store()
    monkeypatch.setattr(Keys, "_backend", lambda self: made)
    return made


@pytest.fixture
def enterprise(tmp_path):
    path = tmp_path / "enterprise.toml"
    path.write_text('name = "Invented Thread"\nnssf_number = "1234567"\n', "utf-8")
    return str(path)


@pytest.fixture
def passphrase(tmp_path):
    path = tmp_path / "passphrase.txt"
    path.write_text(f"\ufeff{PASSPHRASE}\r\n", "utf-8")
    return ["--passphrase-file", str(path)]


@pytest.fixture
def path(tmp_path, enterprise, passphrase, capsys):
    path = tmp_path / "a.pheaktean"
    assert main(["vault", "create", str(path), "--enterprise", enterprise, *passphrase]) == CLEAN
    capsys.readouterr()
    return path


def vault(*arguments):
    return main(["vault", *map(str, arguments)])


def printed(text):
    return re.search(r"^    ((?:[0-9A-Z]{4}-){6}[0-9A-Z]{4})$", text, re.MULTILINE).group(1)


def test_a_new_vault_prints_its_recovery_passphrase_once(tmp_path, enterprise, capsys, store):
    path = tmp_path / "new.pheaktean"
    assert vault("create", path, "--enterprise", enterprise) == CLEAN
    said = capsys.readouterr()
    key = key_of(printed(said.out), salt_of(path))
    open_vault(path, key).close()
    assert store.kept[("pheaktean", f"vault {key.id}")] == key.kept
    assert "key store keeps the key" in said.out
    assert vault("status", path) == CLEAN
    assert printed(said.out) not in capsys.readouterr().out


def test_the_recovery_passphrase_opens_it_on_another_computer(tmp_path, enterprise, capsys, store):
    path, file = tmp_path / "new.pheaktean", tmp_path / "typed.txt"
    assert vault("create", path, "--enterprise", enterprise, "--no-remember") == CLEAN
    assert not store.kept
    file.write_text(printed(capsys.readouterr().out).lower().replace("-", " "))
    assert vault("status", path) == STOP
    assert "--passphrase-file" in capsys.readouterr().err
    assert vault("status", path, "--passphrase-file", file, "--remember") == CLEAN
    assert vault("status", path) == CLEAN


def test_a_vault_is_made_without_a_key_store_too(tmp_path, enterprise, capsys, monkeypatch):
    path = tmp_path / "new.pheaktean"
    monkeypatch.setattr(Keys, "_backend", lambda self: None)
    assert vault("create", path, "--enterprise", enterprise) == CLEAN
    said = capsys.readouterr()
    assert "no key store" in said.err
    open_vault(path, key_of(printed(said.out), salt_of(path))).close()
    assert vault("status", path) == STOP
    monkeypatch.setattr(Keys, "_backend", lambda self: Locked())
    assert vault("status", path) == STOP
    assert "locked" in capsys.readouterr().err


def test_making_a_vault_asks_whose_it_is_and_never_writes_over(path, enterprise, capsys):
    assert vault("create", path.with_name("b.pheaktean")) == USAGE
    assert vault("create", path, "--enterprise", enterprise) == STOP
    said = capsys.readouterr()
    assert "never written over" in said.err
    assert "passphrase" not in said.out


def test_a_short_passphrase_makes_no_vault(tmp_path, enterprise, capsys):
    file, path = tmp_path / "short.txt", tmp_path / "b.pheaktean"
    file.write_text("secret")
    arguments = ["create", path, "--enterprise", enterprise, "--passphrase-file", file]
    assert vault(*arguments) == STOP
    said = capsys.readouterr().err
    assert "at least 12" in said
    assert "secret" not in said
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "said"), [(b"\n\n", "no passphrase"), (b"\xff\xfe\x00\xd8", "not a text file")]
)
def test_a_passphrase_file_that_holds_none(path, tmp_path, content, said, capsys):
    file = tmp_path / "odd.txt"
    file.write_bytes(content)
    assert vault("status", path, "--passphrase-file", file) == STOP
    assert said in capsys.readouterr().err
    assert vault("status", path, "--passphrase-file", tmp_path / "none.txt") == USAGE


def test_a_passphrase_by_standard_input(path, monkeypatch, store):
    store.kept.clear()
    given = io.TextIOWrapper(io.BytesIO(f"{PASSPHRASE}\n".encode()))
    monkeypatch.setattr(sys, "stdin", given)
    assert vault("status", path, "--passphrase-file", "-") == CLEAN


def test_what_keeps_a_vault_shut_is_one_sentence_and_status_3(path, tmp_path, capsys, passphrase):
    (tmp_path / "text.pheaktean").write_text("not a vault " * 1_000)
    cut = tmp_path / "cut.pheaktean"
    cut.write_bytes(path.read_bytes()[:5_000])
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("another passphrase")
    for name, given, said in (
        ("none.pheaktean", passphrase, "is not there"),
        ("text.pheaktean", passphrase, "not a vault"),
        ("cut.pheaktean", passphrase, "cut short"),
        ("a.pheaktean", ["--passphrase-file", wrong], "does not open"),
    ):
        for does in ("status", "verify", "rekey"):
            assert vault(does, tmp_path / name, *given) == STOP
            error = capsys.readouterr().err
            assert said in error
            assert error.startswith("pheaktean: ")
            assert len(error.splitlines()) == 1


def test_a_vault_in_use_says_by_whom(path, passphrase, capsys):
    with open_vault(path, key_of(PASSPHRASE, salt_of(path)), by="Sok Dara, OFFICE-2"):
        for does in ("status", "verify", "rekey"):
            assert vault(does, path, *passphrase) == STOP
            assert "Sok Dara, OFFICE-2" in capsys.readouterr().err


def test_the_state_of_a_vault_as_text_and_as_data(path, capsys):
    assert vault("status", path) == CLEAN
    assert "No month is kept here yet." in capsys.readouterr().out
    with open_vault(path, key_of(PASSPHRASE, salt_of(path))) as opened:
        _place, hashed = seal(opened)
        seal(opened)
        with opened.transaction() as db:
            db.execute(
                "INSERT INTO return (month, kind, number) VALUES ('2000-06', 'supplementary', 2)"
            )
    assert vault("status", path) == CLEAN
    shown = capsys.readouterr().out
    assert "Invented Thread" in shown
    assert hashed[:12] in shown
    assert "supplementary 2" in shown
    assert "Missing between them: 2000-04, 2000-05." in shown
    assert max(map(len, shown.splitlines())) <= 100
    assert vault("status", path, "--json") == CLEAN
    data = json.loads(capsys.readouterr().out)
    assert data["enterprise"]["nssf_number"] == "1234567"
    assert [each["state"] for each in data["months"]] == ["sealed", "sealed", "draft"]
    assert data["months"][0]["hash"] == hashed
    assert data["months"][0]["totals"] == {"employer": 0, "worker": 0, "remittance": 0}
    assert data["missing"] == ["2000-04", "2000-05"]


def test_an_empty_vault_verifies(path, capsys):
    assert vault("verify", path) == CLEAN
    assert "is intact: 0 returns" in capsys.readouterr().out


def test_a_damaged_page_is_named(path, capsys):
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)
    pages = len(data) // 4096
    assert vault("verify", path) == STOP
    said = capsys.readouterr().err
    assert f"damaged at page {pages} of {pages}" in said
    assert "restore a backup" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", list(Fault))
def test_what_differs_is_named_in_the_readers_language(fault, language):
    found = Difference(fault, 3, "2026-10", "regular", "findings.json", "EXPECTED", "FOUND")
    said = difference(found, "a.pheaktean", translate(language))
    assert "a.pheaktean" in said
    assert "{" not in said
    if fault in (Fault.FILE_CHANGED, Fault.FILE_MISSING, Fault.FILE_ADDED):
        assert "findings.json" in said
        assert "2026-10" in said


def test_verify_tells_the_first_place_that_differs(path, capsys, monkeypatch):
    found = Difference(Fault.FILE_CHANGED, 1, "2026-10", "regular", "findings.json", "1", "2")
    monkeypatch.setattr("declaration.vault.verifying.verify", lambda _vault: found)
    assert vault("verify", path) == STOP
    said = capsys.readouterr()
    assert "“findings.json” was changed" in said.err
    assert not said.out


def test_a_copy_goes_where_it_is_wanted_and_comes_back(path, tmp_path, capsys):
    folder = tmp_path / "copies"
    assert vault("backup", path, folder) == CLEAN
    assert "proven copy" in capsys.readouterr().out
    (copy,) = folder.glob("*.pheaktean")
    with open_vault(path, key_of(PASSPHRASE, salt_of(path))) as opened:
        seal(opened)
    assert vault("restore", copy, path) == CLEAN
    said = capsys.readouterr().out
    (aside,) = tmp_path.glob("a before *.pheaktean")
    assert aside.name in said
    assert len(vault_data(aside, capsys)["months"]) == 1
    assert not vault_data(path, capsys)["months"]
    path.unlink()
    assert vault("restore", copy, path) == CLEAN
    assert "kept as" not in capsys.readouterr().out


def vault_data(path, capsys):
    assert vault("status", path, "--json") == CLEAN
    return json.loads(capsys.readouterr().out)


def test_a_copy_is_left_whenever_the_vault_was_changed(path, tmp_path, capsys):
    folder = tmp_path / "copies"
    assert vault("backup", path, folder, "--on-close") == CLEAN
    assert "From now on" in capsys.readouterr().out
    (copy,) = folder.glob("*.pheaktean")
    copy.unlink()
    assert vault("status", path) == CLEAN
    assert not list(folder.glob("*.pheaktean"))
    assert vault("rekey", path) == CLEAN
    (copy,) = folder.glob("*.pheaktean")
    assert vault("verify", copy) == CLEAN
    assert vault("backup", path, folder, "--no-on-close") == CLEAN


def test_a_copy_that_cannot_be_left_is_told_and_the_vault_is_sound(path, tmp_path, capsys):
    folder = tmp_path / "stick" / "copies"
    assert vault("backup", path, folder, "--on-close") == CLEAN
    for each in folder.iterdir():
        each.unlink()
    folder.rmdir()
    folder.parent.rmdir()
    folder.parent.write_text("in the way")
    assert vault("rekey", path) == CLEAN
    assert "no copy of it was made" in capsys.readouterr().err
    assert vault("verify", path) == CLEAN


def test_a_changed_passphrase_opens_and_the_old_one_does_not(path, passphrase, tmp_path, capsys):
    assert vault("backup", path, tmp_path / "copies") == CLEAN
    capsys.readouterr()
    assert vault("rekey", path, *passphrase) == CLEAN
    new = tmp_path / "new.txt"
    new.write_text(printed(capsys.readouterr().out))
    assert vault("status", path, *passphrase) == STOP
    assert vault("status", path, "--passphrase-file", new) == CLEAN
    assert vault("status", path) == CLEAN
    (copy,) = (tmp_path / "copies").glob("*.pheaktean")
    assert vault("status", copy, *passphrase) == CLEAN
    own = ["--passphrase-file", new, "--new-passphrase-file", passphrase[1]]
    assert vault("rekey", path, *own, "--no-remember") == CLEAN
    assert vault("status", path, *passphrase) == CLEAN
    assert vault("status", path) == STOP


def test_a_passphrase_that_could_not_be_changed_stays_and_that_is_said(
    path, passphrase, capsys, monkeypatch
):
    def refuse(vault, *_key_and_stamp):
        raise NoRoomError(name=vault.name)

    monkeypatch.setattr("declaration.vault.copies.rekey", refuse)
    assert vault("rekey", path, *passphrase) == STOP
    said = capsys.readouterr()
    assert "The old passphrase stays" in said.out
    assert "is full" in said.err
    assert vault("status", path, *passphrase) == CLEAN


def test_what_is_in_the_way_is_told_in_the_readers_language(path, capsys):
    assert vault("status", path.with_name("none"), "--language", "km") == STOP
    assert re.search("[\u1780-\u17ff]{4}", capsys.readouterr().err)
    assert vault("status", path.with_name("none"), "--language", "zh") == STOP
    assert re.search("[\u4e00-\u9fff]{4}", capsys.readouterr().err)


def test_both_passphrases_cannot_come_from_standard_input(path):
    both = ["--passphrase-file", "-", "--new-passphrase-file", "-"]
    assert vault("rekey", path, *both) == USAGE


def test_every_kind_and_state_has_its_word():
    assert set(Fault) == set(vault_shown.FAULTS)
