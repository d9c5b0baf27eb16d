"""Qt's own words in the reader's language: dialogs for files and printers, menus of text fields.

Where the system has dialogs of its own, as on Windows, they speak the system's language; elsewhere
Qt draws them, and Qt has no Khmer. Their words are translated in our catalogue, context "Qt".

    speak("km")
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from desktop.texts import Translator, translate

CONTEXT = "Qt"


def pgettext(_context: str, message: str) -> str:
    """Return the text as it is; marks one of Qt's words for translation."""
    return message


WORDS = frozenset(
    (
        # QPlatformTheme
        pgettext("Qt", "OK"),
        pgettext("Qt", "Save"),
        pgettext("Qt", "Open"),
        pgettext("Qt", "&Yes"),
        pgettext("Qt", "&No"),
        pgettext("Qt", "Retry"),
        pgettext("Qt", "Ignore"),
        pgettext("Qt", "Close"),
        pgettext("Qt", "Cancel"),
        pgettext("Qt", "Discard"),
        pgettext("Qt", "Help"),
        pgettext("Qt", "Apply"),
        pgettext("Qt", "Reset"),
        # QFileDialog
        pgettext("Qt", "&Look in:"),
        pgettext("Qt", "Back"),
        pgettext("Qt", "Go back"),
        pgettext("Qt", "Forward"),
        pgettext("Qt", "Go forward"),
        pgettext("Qt", "Parent Directory"),
        pgettext("Qt", "Go to the parent directory"),
        pgettext("Qt", "Create New Folder"),
        pgettext("Qt", "Create a New Folder"),
        pgettext("Qt", "List View"),
        pgettext("Qt", "Change to list view mode"),
        pgettext("Qt", "Detail View"),
        pgettext("Qt", "Change to detail view mode"),
        pgettext("Qt", "Sidebar"),
        pgettext("Qt", "List of places and bookmarks"),
        pgettext("Qt", "Files"),
        pgettext("Qt", "Files of &type:"),
        pgettext("Qt", "Show "),
        pgettext("Qt", "File &name:"),
        pgettext("Qt", "&Open"),
        pgettext("Qt", "&Save"),
        pgettext("Qt", "&Choose"),
        pgettext("Qt", "Directory:"),
        pgettext("Qt", "All Files (*)"),
        pgettext("Qt", "&Rename"),
        pgettext("Qt", "&Delete"),
        pgettext("Qt", "Show &hidden files"),
        pgettext("Qt", "&New Folder"),
        pgettext("Qt", "New Folder"),
        pgettext("Qt", "Delete"),
        pgettext("Qt", "%1 already exists.\nDo you want to replace it?"),
        pgettext("Qt", "%1\nFile not found.\nPlease verify the correct file name was given."),
        pgettext(
            "Qt", "%1\nDirectory not found.\nPlease verify the correct directory name was given."
        ),
        pgettext("Qt", "Find Directory"),
        pgettext("Qt", "Save As"),
        pgettext("Qt", "Recent Places"),
        pgettext("Qt", "Drive"),
        pgettext("Qt", "Unknown"),
        pgettext("Qt", "Could not delete directory."),
        pgettext("Qt", "'%1' is write protected.\nDo you want to delete it anyway?"),
        pgettext("Qt", "Are you sure you want to delete '%1'?"),
        pgettext("Qt", "Remove"),
        pgettext("Qt", "Directories"),
        # QFileSystemModel
        pgettext("Qt", "Name"),
        pgettext("Qt", "Size"),
        pgettext("Qt", "Kind"),
        pgettext("Qt", "Type"),
        pgettext("Qt", "Date Modified"),
        pgettext("Qt", "My Computer"),
        pgettext("Qt", "Computer"),
        pgettext("Qt", "Invalid filename"),
        # QLineEdit
        pgettext("Qt", "&Undo"),
        pgettext("Qt", "&Redo"),
        pgettext("Qt", "Cu&t"),
        pgettext("Qt", "&Copy"),
        pgettext("Qt", "&Paste"),
        pgettext("Qt", "Select All"),
        # QAbstractSpinBox
        pgettext("Qt", "&Select All"),
        pgettext("Qt", "&Step up"),
        pgettext("Qt", "Step &down"),
        # QPrintDialog
        pgettext("Qt", "Print"),
        pgettext("Qt", "Print To File ..."),
        pgettext("Qt", "&Options >>"),
        pgettext("Qt", "&Options <<"),
        pgettext("Qt", "&Print"),
        pgettext("Qt", "Print to File (PDF)"),
        pgettext("Qt", "Local file"),
        pgettext("Qt", "Write PDF file"),
        pgettext("Qt", "File %1 is not writable.\nPlease choose a different file name."),
        pgettext("Qt", "%1 already exists.\nDo you want to overwrite it?"),
        pgettext("Qt", "%1 is a directory.\nPlease choose a different file name."),
        pgettext("Qt", "The 'From' value cannot be greater than the 'To' value."),
        # QPrintSettingsOutput
        pgettext("Qt", "Copies"),
        pgettext("Qt", "Print range"),
        pgettext("Qt", "Print all"),
        pgettext("Qt", "Pages from"),
        pgettext("Qt", "to"),
        pgettext("Qt", "Selection"),
        pgettext("Qt", "Current Page"),
        pgettext("Qt", "Output Settings"),
        pgettext("Qt", "Copies:"),
        pgettext("Qt", "Collate"),
        pgettext("Qt", "Reverse"),
        pgettext("Qt", "Options"),
        pgettext("Qt", "Color Mode"),
        pgettext("Qt", "Color"),
        pgettext("Qt", "Grayscale"),
        pgettext("Qt", "Pages"),
        pgettext("Qt", "Page &Set:"),
        pgettext("Qt", "Double Sided Printing"),
        pgettext("Qt", "Off"),
        pgettext("Qt", "Long side binding"),
        pgettext("Qt", "Short side binding"),
        pgettext(
            "Qt",
            "Specify pages or ranges separated by commas. Ranges are specified by two numbers "
            "separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.",
        ),
        pgettext("Qt", "All Pages"),
        pgettext("Qt", "Odd Pages"),
        pgettext("Qt", "Even Pages"),
        # QPrintWidget
        pgettext("Qt", "Printer"),
        pgettext("Qt", "&Name:"),
        pgettext("Qt", "P&roperties"),
        pgettext("Qt", "Location:"),
        pgettext("Qt", "Preview"),
        pgettext("Qt", "Type:"),
        pgettext("Qt", "Output &file:"),
        # QPrintPropertiesDialog
        pgettext("Qt", "Printer Properties"),
        pgettext("Qt", "Page"),
        pgettext("Qt", "Advanced"),
        # QPageSetupWidget
        pgettext("Qt", "Paper"),
        pgettext("Qt", "Page size:"),
        pgettext("Qt", "Width:"),
        pgettext("Qt", "Height:"),
        pgettext("Qt", "Paper source:"),
        pgettext("Qt", "Orientation"),
        pgettext("Qt", "Portrait"),
        pgettext("Qt", "Landscape"),
        pgettext("Qt", "Reverse landscape"),
        pgettext("Qt", "Reverse portrait"),
        pgettext("Qt", "Margins"),
        pgettext("Qt", "Page Layout"),
        pgettext("Qt", "Page order:"),
        pgettext("Qt", "Pages per sheet:"),
        # QAbstractFileIconProvider
        pgettext("Qt", "Folder"),
        # QTabBar
        pgettext("Qt", "Scroll Left"),
        pgettext("Qt", "Scroll Right"),
        # QScrollBar
        pgettext("Qt", "Scroll here"),
        pgettext("Qt", "Top"),
        pgettext("Qt", "Bottom"),
        pgettext("Qt", "Page up"),
        pgettext("Qt", "Page down"),
        pgettext("Qt", "Scroll up"),
        pgettext("Qt", "Scroll down"),
        pgettext("Qt", "Left edge"),
        pgettext("Qt", "Right edge"),
        pgettext("Qt", "Page left"),
        pgettext("Qt", "Page right"),
        pgettext("Qt", "Scroll left"),
        pgettext("Qt", "Scroll right"),
    )
)
"""What a person meets of Qt's own words, as Qt's sources have them, each once."""


class QtTexts(QTranslator):
    """Gives Qt its own words in the language spoken."""

    def __init__(self, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._ = translate("en")

    def speak(self, _: Translator) -> None:
        """Speak another language; dialogs opened from now on do."""
        self._ = _

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return one of Qt's words; None, by which Qt goes on looking, where it is not ours."""
        del context, disambiguation, n
        if source not in WORDS or self._.language == "en":
            return None  # type: ignore[return-value]  # Qt's null string, which "" is not
        return self._.pgettext(CONTEXT, source)


def speak(language: str) -> None:
    """Let Qt's own dialogs and menus speak a language from now on."""
    app = QCoreApplication.instance()
    if app is None:
        return
    texts = app.findChild(QtTexts)
    if texts is None and language != "en":
        texts = QtTexts(app)
        app.installTranslator(texts)
    if texts is not None:
        texts.speak(translate(language))
