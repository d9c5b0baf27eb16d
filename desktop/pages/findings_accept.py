"""The question why a finding is right as it is, and for how long that holds."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QPlainTextEdit, QWidget

from declaration.month import Month
from desktop.formatting import month_name, number
from desktop.pages.findings_accept_vault import KeptWith
from desktop.texts import Translator
from desktop.widgets.parts import down, label

WIDTH = 520
"""Of the dialog [pixels]."""
MONTHS = 12
"""So many months ahead a decision may end."""


class AcceptDialog(QDialog):
    """Asks for a reason and the last month.

    Args:
        title: of the finding, translated.
        count: how many findings are accepted at once.
        month: the month declared; the first in which it may end.
        kept: what is asked further, where the decision is kept in a vault; None where none is open.
        vault: the vault's name.
    """

    def __init__(
        self,
        title: str,
        count: int,
        month: Month | None,
        _: Translator,
        parent: QWidget | None = None,
        *,
        kept: KeptWith | None = None,
        vault: str = "",
    ) -> None:
        super().__init__(parent)
        self.setProperty("help_target", "findings#accept")
        self.kept, self._vault = kept, vault
        self._months = _following(month)
        self.reason, self.until = QPlainTextEdit(), QComboBox()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(96)
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self._about, self._what = label(strong=True, wrap=True), label(muted=True, wrap=True)
        self._reason_label, self._until_label = label(), label()
        self._build()
        self._speak(title, count, _)
        self.reason.textChanged.connect(self._check)
        self._check()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the sentences need in this width."""
        column = self.layout()
        if column is not None:
            self.setFixedSize(WIDTH, column.totalHeightForWidth(WIDTH))
        super().showEvent(event)

    def _build(self) -> None:
        column = down(self._about, self._what, gap=8)
        for words, field in ((self._reason_label, self.reason), (self._until_label, self.until)):
            words.setBuddy(field)
            column.addLayout(down(words, field, gap=4))
        if self.kept is not None:
            column.addWidget(self.kept)
        column.addWidget(self.buttons)
        column.setContentsMargins(20, 20, 20, 16)
        self.setLayout(column)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _speak(self, title: str, count: int, _: Translator) -> None:
        self.setWindowTitle(_("Accept"))
        findings = _.ngettext("{n} finding", "{n} findings", count).format(n=number(count))
        self._about.setText(f"{title} ({findings})" if count > 1 else title)
        self._what.setText(
            _(
                "It stays in the list and in the files. Your reason is kept with this month; in a "
                "vault the decision holds in later months too, until it ends or the data change."
            )
        )
        if self.kept is not None:
            text = _(
                "It stays in the list and in the files. Your decision is kept in the vault "
                "“{name}” and holds in later months too, until it ends or the data change."
            )
            self._what.setText(text.format(name=self._vault))
        for words, field, text in (
            (self._reason_label, self.reason, _("Why is it right as it is?")),
            (self._until_label, self.until, _("Holds until")),
        ):
            words.setText(text)
            field.setAccessibleName(text)
        for i, month in enumerate(self._months):
            name = month_name(month, _.language)
            self.until.addItem(_("{month} (this month)").format(month=name) if i == 0 else name)
        self.until.addItem(_("For good"))
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(_("Accept"))
        ok.setProperty("primary", True)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Cancel"))

    @property
    def answer(self) -> tuple[str, Month | None]:
        """The reason and the last month, None for good."""
        row = self.until.currentIndex()
        until = self._months[row] if row < len(self._months) else None
        return self.reason.toPlainText().strip(), until

    def _check(self) -> None:
        """A decision without a reason helps nobody."""
        has_reason = bool(self.reason.toPlainText().strip())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(has_reason)


def _following(month: Month | None) -> list[Month]:
    months = [month] if month else []
    while months and len(months) < MONTHS:
        months.append(months[-1].following())
    return months
