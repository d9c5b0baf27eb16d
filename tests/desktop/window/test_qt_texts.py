"""Qt's own words: the dialogs for files, and menus of text fields, in the reader's language."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit

from desktop.qt_texts import CONTEXT, WORDS, speak
from desktop.texts import translate


@pytest.fixture(autouse=True)
def _english_again(qapp):
    yield
    speak("en")


@pytest.mark.parametrize("language", ["km", "zh"])
def test_every_word_is_translated_and_keeps_what_qt_puts_in(language):
    _ = translate(language)
    for word in WORDS:
        said = _.pgettext(CONTEXT, word)
        assert said != word
        assert word.count("%1") == said.count("%1")
        assert word.count("\n") == said.count("\n")


@pytest.mark.parametrize(
    ("language", "cancel"), [("km", "បោះបង់"), ("zh", "取消"), ("en", "Cancel")]
)
def test_dialogs_for_files_speak(qtbot, tmp_path, language, cancel):
    speak(language)
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    button = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel)
    assert button.text().replace("\u200b", "").replace("&", "") == cancel
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    assert ("Paste" in menu.actions()[5].text()) == (language == "en")
    menu.deleteLater()


def test_what_is_not_ours_stays_as_qt_has_it(qapp):
    speak("km")
    assert QCoreApplication.translate("QShortcut", "Ctrl") == "Ctrl"
    assert QCoreApplication.translate("Nobody", "of these") == "of these"


def test_the_window_speaks_it_too(window):
    window.set_language("zh")
    assert QCoreApplication.translate("QFileDialog", "&Save") == "保存(&S)"
    window.set_language("en")
    assert QCoreApplication.translate("QFileDialog", "&Save") == "&Save"
