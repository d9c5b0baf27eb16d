"""Names of vaults' files, and those that lie beside a payroll."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.vault.files import ENDING, LONGEST, file_name_for, is_vault, vaults_beside


@given(st.text(max_size=200))
def test_a_name_is_a_files_name_on_every_system(name):
    made = file_name_for(name)
    assert not set(made) & set('\\/:*?"<>|\n\r\t\0')
    assert made == "" or made.endswith(ENDING)
    assert len(made) <= LONGEST + len(ENDING)
    assert not made.startswith((" ", "."))


def test_khmer_names_stay():
    assert file_name_for("រោងចក្រ សាកល្បង") == "រោងចក្រ សាកល្បង.pheaktean"


def test_what_lies_beside_is_found_once_and_folders_are_not_vaults(tmp_path):
    (tmp_path / "a.pheaktean").write_bytes(b"")
    (tmp_path / "b.PHEAKTEAN").write_bytes(b"")
    (tmp_path / "folder.pheaktean").mkdir()
    (tmp_path / "october.csv").write_bytes(b"")
    found = vaults_beside([tmp_path / "october.csv", tmp_path, tmp_path / "gone" / "x.csv"])
    assert [path.name for path in found] == ["a.pheaktean", "b.PHEAKTEAN"]
    assert is_vault(Path("C.Pheaktean"))
    assert not is_vault(Path("october.xlsx"))
