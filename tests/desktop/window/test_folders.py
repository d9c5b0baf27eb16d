"""A folder is shown by the system, or one sentence says why it is not."""

import pytest
from PySide6.QtGui import QDesktopServices

from desktop.folders import show_folder
from desktop.texts import translate


@pytest.fixture
def opened(monkeypatch):
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(asked.append(url)) or True)
    return asked


def test_a_folder_is_shown(tmp_path, opened):
    assert show_folder(tmp_path, translate("en")) == ""
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]


@pytest.mark.parametrize("language", ["en", "km", "zh"])
def test_a_folder_that_is_gone_is_told(tmp_path, opened, language):
    gone = tmp_path / "gone"
    said = show_folder(gone, translate(language))
    assert str(gone) in said
    assert opened == []
    assert (said == show_folder(gone, translate("en"))) is (language == "en")


def test_a_system_that_shows_no_folders_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    assert str(tmp_path) in show_folder(tmp_path, translate("en"))
