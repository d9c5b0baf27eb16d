import json

import pytest

from desktop.settings import Settings, write_whole


def test_what_is_saved_comes_back(tmp_path):
    settings = Settings.load(tmp_path / "a" / "window.json")
    settings.language = "km"
    settings.splitters["findings"] = [300, 500]
    settings.remember_source(tmp_path / "ខែតុលា.xlsx")
    settings.save()
    assert Settings.load(settings.path) == settings


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"recent": "x", "language": 5}', "\x00"])
def test_a_damaged_file_gives_the_defaults(tmp_path, text):
    path = tmp_path / "window.json"
    path.write_text(text, "utf-8")
    assert Settings.load(path) == Settings(path=path)


def test_sound_entries_beside_damaged_ones_are_kept(tmp_path):
    path = tmp_path / "window.json"
    path.write_text(json.dumps({"language": "zh", "recent": 7, "later": True}), "utf-8")
    assert Settings.load(path).language == "zh"


def test_recent_files_are_few_and_the_newest_is_first(tmp_path):
    settings = Settings(path=tmp_path / "w.json")
    for n in range(12):
        settings.remember_source(tmp_path / f"{n}.xlsx")
    settings.remember_source(tmp_path / "8.xlsx")
    assert len(settings.recent) == 8
    assert settings.recent[0].endswith("8.xlsx")
    assert len(set(settings.recent)) == 8


def test_a_folder_that_may_not_be_written_stops_nobody(tmp_path):
    (tmp_path / "file").write_text("")
    Settings(path=tmp_path / "file" / "window.json").save()


def test_what_was_there_stays_when_writing_fails(tmp_path, monkeypatch):
    path = tmp_path / "kept.json"
    write_whole(path, "old")

    def fail(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="space"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["kept.json"]
