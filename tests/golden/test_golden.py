"""The files are as they were last looked at; ``python -m tests.golden.refresh`` renews them."""

import pytest

from tests.golden.refresh import CASES, FOLDER, readable


@pytest.mark.parametrize("case", sorted(CASES))
def test_the_files_are_as_they_were(case, tmp_path):
    CASES[case](tmp_path / "out")
    readable(tmp_path / "out")
    made = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    kept = {path.name: path.read_bytes() for path in (FOLDER / case).iterdir()}
    assert sorted(made) == sorted(kept)
    for name in kept:
        assert made[name] == kept[name], name
