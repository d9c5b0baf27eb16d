"""What is filtered on the Findings page: how grave, which family, which sheet, open or accepted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.formatting import number
from desktop.found import GRADES, Found, SheetName, Wanted
from desktop.reference import FAMILIES, SEVERITIES
from desktop.texts import Translator, mark, translate
from desktop.widgets.icons import icon
from desktop.widgets.parts import across, button

STATES: dict[str, tuple[bool | None, str]] = {
    "open": (False, mark("Still open")),
    "accepted": (True, mark("Accepted")),
    "all": (None, mark("All of them")),
}
"""Name → whether accepted, and the words for it."""


class GradeChips(QWidget):
    """A button for each severity, with icon, word and count; none pressed shows all.

    Signals:
        changed: a person pressed one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._counts = [0] * len(GRADES)
        self.chips = {grade: button() for grade in GRADES}
        row = across(*self.chips.values(), gap=6)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for chip in self.chips.values():
            chip.setCheckable(True)
            chip.setProperty("chip", True)
            chip.clicked.connect(self.changed)

    @property
    def grades(self) -> frozenset[str]:
        """The severities chosen; none means all."""
        return frozenset(grade for grade, chip in self.chips.items() if chip.isChecked())

    def clear(self) -> None:
        """Let all severities through."""
        for chip in self.chips.values():
            chip.setChecked(False)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.show_counts(self._counts)

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show how many findings there are of each severity; those without any are hidden."""
        self._counts = list(counts)
        for (grade, chip), count in zip(self.chips.items(), counts, strict=True):
            word = self._(SEVERITIES[grade][0])
            chip.setText(f"{word} {number(count)}")
            chip.setIcon(icon(grade, grade))
            chip.setVisible(count > 0 or chip.isChecked())
            chip.setAccessibleName(f"{word}, {number(count)}")
            chip.setToolTip(self._("Show only these"))


class FindingsFilters(QWidget):
    """Three choices beside the filter line.

    Signals:
        changed: a person chose something.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._families: list[str] = []
        self._sheets: list[SheetName] = []
        self.family, self.sheet, self.state = QComboBox(), QComboBox(), QComboBox()
        row = across(self.family, self.sheet, self.state)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for choice in (self.family, self.sheet, self.state):
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(9)
            choice.setMinimumWidth(100)
            choice.activated.connect(self.changed)

    def wanted(self, grades: frozenset[str]) -> Wanted:
        """Return the filter chosen here, with the severities chosen elsewhere."""
        family, sheet = self.family.currentIndex(), self.sheet.currentIndex()
        accepted = list(STATES.values())[max(self.state.currentIndex(), 0)][0]
        return Wanted(
            grades,
            self._families[family - 1] if family > 0 else "",
            self._sheets[sheet - 1] if sheet > 0 else None,
            accepted,
        )

    def clear(self) -> None:
        """Let every open finding through."""
        for choice in (self.family, self.sheet, self.state):
            choice.setCurrentIndex(0)

    def show_found(self, found: Found) -> None:
        """Offer the families and sheets that the findings have; what is chosen stays if it can."""
        wanted = self.wanted(frozenset())
        self._families = list(dict.fromkeys(code[:3] for code in found.codes))
        self._sheets = found.sheets
        self._fill()
        if wanted.family in self._families:
            self.family.setCurrentIndex(self._families.index(wanted.family) + 1)
        if wanted.sheet in self._sheets:
            self.sheet.setCurrentIndex(self._sheets.index(wanted.sheet) + 1)

    def retranslate(self, _: Translator) -> None:
        """Speak another language; what is chosen stays."""
        self._ = _
        chosen = [max(each.currentIndex(), 0) for each in (self.family, self.sheet, self.state)]
        self.state.clear()
        self.state.addItems([_(words) for _accepted, words in STATES.values()])
        self._fill()
        for choice, row in zip((self.family, self.sheet, self.state), chosen, strict=True):
            choice.setCurrentIndex(row)
        for choice, name in (
            (self.family, _("Family of findings")),
            (self.sheet, _("Sheet")),
            (self.state, _("Open or accepted")),
        ):
            choice.setAccessibleName(name)
            choice.setToolTip(name)

    def _fill(self) -> None:
        _ = self._
        families = [f"{name} · {_(FAMILIES.get(name, name))}" for name in self._families]
        sheets = [" · ".join(filter(None, name)) or _("No sheet") for name in self._sheets]
        for choice, words in (
            (self.family, [_("All families"), *families]),
            (self.sheet, [_("All sheets"), *sheets]),
        ):
            with QSignalBlocker(choice):
                choice.clear()
                choice.addItems(words)
            widest = max((choice.fontMetrics().horizontalAdvance(w) for w in words), default=0)
            choice.view().setMinimumWidth(min(widest + 40, 460))
