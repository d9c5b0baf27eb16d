import os
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from declaration.vault.errors import (
    MistypedError,
    NotAVaultError,
    NotThereError,
    ShortPassphraseError,
)
from declaration.vault.key import (
    ALPHABET,
    ENTROPY,
    Key,
    canonical,
    is_open,
    key_of,
    new_passphrase,
    new_salt,
    note_closed,
    note_open,
    own_passphrase,
    salt_of,
)

chance = st.binary(min_size=ENTROPY, max_size=ENTROPY)


def test_a_recovery_passphrase_is_seven_groups_of_letters_that_cannot_be_confused():
    passphrase = new_passphrase(bytes(range(ENTROPY)))
    assert [len(group) for group in passphrase.split("-")] == [4] * 7
    assert not set("ILOU") & set(passphrase)


@given(chance, chance)
def test_every_bit_of_chance_but_the_last_six_counts(one, other):
    same = int.from_bytes(one, "big") >> 6 == int.from_bytes(other, "big") >> 6
    assert (new_passphrase(one) == new_passphrase(other)) == same


def test_too_little_chance_is_refused():
    with pytest.raises(ValueError, match="17"):
        new_passphrase(b"short")


@given(chance, st.randoms(use_true_random=False))
def test_it_is_read_back_however_it_is_typed(random_bytes, shuffle):
    passphrase = new_passphrase(random_bytes)
    typed = passphrase.lower().replace("-", shuffle.choice(["", " ", "–", " - ", "--"]))
    for meant, written in (("0", "oO"), ("1", "iIlL")):
        typed = "".join(shuffle.choice(written) if c == meant else c for c in typed)
    assert canonical(f" {typed}\n") == passphrase


@given(chance, st.integers(0, 27), st.sampled_from(ALPHABET))
def test_a_mistyped_letter_is_told_and_no_key_is_tried(random_bytes, place, letter):
    passphrase = new_passphrase(random_bytes)
    letters = list(passphrase.replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    typed = "-".join("".join(letters[i : i + 4]) for i in range(0, 28, 4))
    with suppress(MistypedError):
        assert canonical(typed) != passphrase  # one in a thousand checks all the same


def test_a_mistyped_passphrase_says_how_to_find_the_letter():
    right = new_passphrase(bytes(ENTROPY))
    with pytest.raises(MistypedError, match="group by group"):
        canonical("2" + right[1:])


def test_a_passphrase_of_ones_own_is_taken_as_it_is_but_for_how_letters_are_composed():
    assert own_passphrase("  correct horse battery ") == "correct horse battery"
    assert own_passphrase("café café café") == own_passphrase("cafe\u0301 cafe\u0301 cafe\u0301")
    assert own_passphrase("ពាក្យសម្ងាត់វែងមួយ") == "ពាក្យសម្ងាត់វែងមួយ"
    assert own_passphrase("UPPER and lower differ") != own_passphrase("upper and lower differ")


def test_a_short_passphrase_says_how_long_it_must_be():
    with pytest.raises(ShortPassphraseError, match="at least 12") as caught:
        own_passphrase("secret")
    assert "secret" not in str(caught.value)


def test_the_key_is_the_one_that_the_engine_makes_of_the_passphrase(tmp_path):
    path = tmp_path / "other.db"
    db = dbapi2.connect(str(path))
    db.execute("PRAGMA key = 'correct horse battery'")
    db.execute("CREATE TABLE t (a)")
    db.close()
    db = dbapi2.connect(str(path))
    db.execute(f'PRAGMA key = "{key_of("correct horse battery", salt_of(path)).literal}"')
    assert db.execute("SELECT name FROM sqlite_schema").fetchall() == [("t",)]
    db.close()


def test_nothing_shows_a_key():
    key = Key(os.urandom(32), new_salt())
    assert key.raw.hex() not in repr(key)
    assert str(list(key.raw)) not in repr(key)
    assert "raw" not in repr(key)


def test_a_key_goes_into_a_key_store_and_back():
    key = Key(os.urandom(32), new_salt())
    assert Key.from_kept(key.kept) == key
    assert key.id == key.salt.hex()
    for text in ("", "zz", "00" * 47):
        with pytest.raises(ValueError):  # noqa: PT011 - which of its texts does not matter
            Key.from_kept(text)


def test_the_salt_is_the_head_of_the_file(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(bytes(range(100)))
    assert salt_of(path) == bytes(range(16))


def test_a_file_that_is_open_here_is_not_opened_once_more(tmp_path):
    path, salt = tmp_path / "a", new_salt()
    note_open(path, salt)
    note_open(path, salt)
    assert salt_of(path) == salt
    note_closed(path, salt)
    assert is_open(path)
    note_closed(path, salt)
    assert not is_open(path)
    with pytest.raises(NotThereError, match="is not there"):
        salt_of(path)


def test_what_cannot_have_a_salt_is_told(tmp_path):
    (tmp_path / "short").write_bytes(b"abc")
    for path in (tmp_path, tmp_path / "short"):
        with pytest.raises(NotAVaultError, match="not a vault"):
            salt_of(path)
    with pytest.raises(NotThereError):
        salt_of(tmp_path / "short" / "beneath a file")
