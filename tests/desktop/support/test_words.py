"""What is said of a fault holds in the window and on the command line, in every language."""

from pathlib import Path

import pytest

from desktop.closed_doors import sentence
from desktop.fault import write_bundle


def test_every_language_has_its_own_words(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    said = {sentence(RuntimeError("SOK Dara"), language) for language in ("en", "km", "zh")}
    assert len({each.split(str(tmp_path))[0] for each in said}) == 3
    assert not any("SOK Dara" in path.read_text("utf-8") for path in Path(tmp_path).rglob("*.txt"))


@pytest.mark.parametrize("language", ["en", "km", "zh"])
def test_where_nothing_can_be_written_it_asks_what_was_done(monkeypatch, language):
    def full(**_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkdtemp", full)
    assert "support.txt" not in write_bundle(RuntimeError(), language)
