"""The leaf with the findings of an audit by code, and the help on the code under the cursor."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from declaration.findings import entry
from desktop.formatting import number
from desktop.models.audit_model import finding_columns, said_of
from desktop.pages.findings_help import FindingHelp
from desktop.texts import Translator, translate
from desktop.widgets.choice import Choice
from desktop.widgets.parts import label
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from declaration.audit.auditing import Audit
    from declaration.findings import Finding
    from desktop.settings import Settings

OWN, ALL = "XCK", ""
"""Codes of the comparison itself; all codes."""


class AuditFindings(QWidget):
    """A table of findings, which code, and the help.

    Attributes:
        box: filter line and table.
        code: which codes are shown.
        help: on the code under the cursor.

    Signals:
        said(str): a line for the status bar.
    """

    said = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._settings = settings
        self._audit: Audit | None = None
        self._findings: list[Finding] = []
        self._asked = OWN
        self.box, self.code, self.help = (
            TableBox("audit-findings", settings),
            Choice(),
            FindingHelp(),
        )
        self.code.setMinimumWidth(300)
        self._message, self._hint = label(strong=True, wrap=True), label(muted=True, wrap=True)
        self.box.filter_bar.addWidget(self.code)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        for part in (self._message, self._hint):
            column.addWidget(part)
        column.addWidget(self.help, 1)
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(self.box)
        self.halves.addWidget(right)
        self.halves.setSizes(settings.splitters.get("audit-findings", [640, 340]))
        self.halves.splitterMoved.connect(self._remember)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.halves)
        self.code.activated.connect(self._choose)
        self.box.table.said.connect(self.said)
        self.box.table.current_changed.connect(self._explain)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.box.retranslate(_, _("Findings of the comparison"))
        self.code.setAccessibleName(_("Which findings are shown"))
        self.help.retranslate(_)
        self._hint.setText(_("Choose a finding to read what it means and what can be done."))
        self._show()

    def show_audit(self, audit: Audit) -> None:
        """Show the findings of an audit; at first those of the comparison."""
        self._audit, self._findings = audit, audit.findings
        own = any(f.code.startswith(OWN) for f in self._findings)
        self._asked = OWN if own else ALL
        self._show()

    def show_code(self, asked: str) -> None:
        """Show the findings of one code, of the comparison, or all."""
        self._asked = asked
        self._show()

    def _choose(self, at: int) -> None:
        self._asked = str(self.code.itemData(at))
        self._keep()

    def _show(self) -> None:
        if self._audit is None:
            return
        found = self._findings
        self.box.show_data(finding_columns(found, self._audit, self._), len(found))
        count = Counter(finding.code for finding in found)
        own = sum(n for code, n in count.items() if code.startswith(OWN))
        choices = [
            (self._("Of the comparison"), OWN, own),
            (self._("All findings"), ALL, len(found)),
        ]
        choices += [
            (f"{code} · {self._(entry(code).title)}", code, n) for code, n in sorted(count.items())
        ]
        self.code.clear()
        for words, value, n in choices:
            self.code.addItem(f"{words} ({number(n)})", value)
        self.code.setCurrentIndex(max(self.code.findData(self._asked), 0))
        self._keep()
        self._explain(self.box.table.current_row())

    def _keep(self) -> None:
        import numpy as np

        codes = (f.code for f in self._findings)
        mask = np.fromiter((c.startswith(self._asked) for c in codes), bool, len(self._findings))
        self.box.model.keep(None if self._asked == ALL else mask)

    def _explain(self, row: int) -> None:
        """Say what the finding under the cursor means."""
        has_one = self._audit is not None and 0 <= row < len(self._findings)
        self._hint.setVisible(not has_one)
        self._message.setVisible(has_one)
        if self._audit is None or not has_one:
            self.help.show_code("", "")
            return
        finding = self._findings[row]
        message, fix, who = said_of(finding, self._audit, self._.language)
        self._message.setText(" · ".join(filter(None, (who, message))))
        self.help.show_code(finding.code, fix)

    def _remember(self, *_moved: int) -> None:
        self._settings.splitters["audit-findings"] = self.halves.sizes()
