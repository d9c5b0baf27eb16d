"""The help on a code: why it happens, what to do, the law, the price, and what nobody can see."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from declaration.findings import entry
from desktop.texts import Translator, mark, translate
from desktop.widgets.parts import down, label

PARTS = {
    "cause": mark("Why this happens"),
    "fix": mark("What to do"),
    "law": mark("What the law says"),
    "price": mark("How the amount is reckoned"),
    "cannot_know": mark("What the check cannot see"),
}
"""Part of a code's entry → its heading."""


class FindingHelp(QScrollArea):
    """What the catalogue says of one code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._code, self._fix = "", ""
        self._title = label(strong=True, wrap=True)
        self._parts = {name: (label(strong=True), label(wrap=True)) for name in PARTS}
        self._inside = inside = QWidget()
        inside.setObjectName("scrolled")
        column = down(self._title, gap=2)
        for heading, text in self._parts.values():
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            heading.setContentsMargins(0, 8, 0, 0)
            for words in (heading, text):  # flat: a layout in it would keep a text's old height
                column.addWidget(words)
        column.addStretch(1)
        column.setContentsMargins(16, 12, 16, 12)
        inside.setLayout(column)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.show_code(self._code, self._fix)

    def show_code(self, code: str, fix: str) -> None:
        """Show the help on a code; "" shows nothing.

        Args:
            code: of the catalogue.
            fix: what to do about the finding at hand, its figures filled in.
        """
        self._code, self._fix = code, fix
        self._inside.setVisible(bool(code))
        if not code:
            return
        _, said = self._, entry(code)
        self._title.setText(f"{code} · {_(said.title)}")
        self.setAccessibleName(self._title.text())
        for name, (heading, text) in self._parts.items():
            words = fix if name == "fix" else _(getattr(said, name))
            heading.setText(_(PARTS[name]))
            text.setText(words)
            heading.setVisible(bool(words))
            text.setVisible(bool(words))
