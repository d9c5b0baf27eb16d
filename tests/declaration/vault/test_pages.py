import os

import pytest

from declaration.vault import pages
from declaration.vault.errors import DamagedError, NotAVaultError, WrongKeyError
from declaration.vault.key import Key
from declaration.vault.opening import open_vault
from tests.declaration.vault.papers import new_vault, some_key

OTHERS = {
    "payroll.xlsx": b"PK\x03\x04" + bytes(9_000),
    "payroll.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9_000),
    "plain.db": b"SQLite format 3\x00" + bytes(8_176),
    "letter.pdf": b"%PDF-1.7\n" + bytes(9_000),
    "contributions.csv": b"worker_number,name,wage\r\n" * 500,
    "empty.pheaktean": b"",
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_file_is_told_from_a_vault(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(OTHERS[name])
    with pytest.raises(NotAVaultError, match="not a vault of this program"):
        open_vault(path, some_key())
    assert path.read_bytes() == OTHERS[name]


def test_every_page_carries_the_seal_of_its_key_and_its_number(tmp_path):
    key, path = some_key(), tmp_path / "a.pheaktean"
    new_vault(path, key, returns=1).close()
    data = path.read_bytes()
    found = [data[i : i + pages.PAGE] for i in range(0, len(data), pages.PAGE)]
    for number, page in enumerate(found, start=1):
        assert pages.is_sealed(page, number, key)
        assert not pages.is_sealed(page, number + 1, key)
        assert not pages.is_sealed(page, number, some_key())


def test_a_damaged_head_is_damage_where_the_key_fits_another_page(tmp_path):
    key, path = some_key(), tmp_path / "a.pheaktean"
    new_vault(path, key).close()
    data = path.read_bytes()
    path.write_bytes(data[:16] + bytes(4_080) + data[4_096:])
    with pytest.raises(DamagedError, match="at page 1 of "):
        open_vault(path, key)
    with pytest.raises(WrongKeyError):
        open_vault(path, Key(os.urandom(32), key.salt))
