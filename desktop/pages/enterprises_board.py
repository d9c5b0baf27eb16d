"""The leaf with all vaults: how urgent, the table, and what keeps the vault of a row shut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.formatting import number, paragraph
from desktop.models import enterprises_model as model
from desktop.models.enterprises_columns import columns
from desktop.models.enterprises_model import SIGNS, Urgency
from desktop.texts import Translator, translate
from desktop.widgets.card import Badge
from desktop.widgets.passphrase_card import PassphraseCard
from desktop.widgets.stage_card import StageCard
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from desktop.board import Standing
    from desktop.enterprises import Found
    from desktop.settings import Settings

ALWAYS = (Urgency.OVERDUE, Urgency.SOON, Urgency.IN_TIME)
BOARD = (*ALWAYS, Urgency.EMPTY, Urgency.SHUT)


class EnterprisesBoard(QWidget):
    """Cards that filter, the passphrase where one is needed, and the table.

    Attributes:
        box: the table.
        cards: urgency → its card.
        passphrase: asks for what opens the vaults that are shut.

    Signals:
        opened(Standing): a row was opened.
        said(str): a line for the status bar.
    """

    opened = Signal(object)
    said = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._found: Found | None = None
        self._which: Urgency | None = None
        self._selected = ""
        self.cards = {each: StageCard(*SIGNS[each][:2]) for each in BOARD}
        self.passphrase = PassphraseCard()
        self.box = TableBox("enterprises", settings, frozen=1)
        self.line, self.no_vault = Badge(wrap=True), Badge(wrap=True)
        self._build()
        self._listen()

    def _build(self) -> None:
        self._cards = cards = QWidget()
        cards.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(cards)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for card in self.cards.values():
            row.addWidget(card, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        for part in (self.no_vault, cards, self.passphrase):
            whole.addWidget(part)
        whole.addWidget(self.box, 1)
        whole.addWidget(self.line)
        whole.addStretch(0)

    def _listen(self) -> None:
        for which, card in self.cards.items():
            card.clicked.connect(lambda on, which=which: self.show_urgency(which if on else None))
        self.box.table.opened.connect(lambda at: self.opened.emit(self.rows[at]))
        self.box.table.said.connect(self._select)
        self.box.table.current_changed.connect(self._explain)
        self.box.model.layoutChanged.connect(self._tell)

    @property
    def rows(self) -> Sequence[Standing]:
        """The vaults, in the order of the data."""
        return self._found.rows if self._found else ()

    def shown(self) -> list[Standing]:
        """Return the vaults that the filters keep, in the order shown."""
        shown = self.box.model
        return [self.rows[shown.data_row(at)] for at in range(shown.rowCount())]

    def current(self) -> Standing | None:
        """Return the vault under the cursor, or None."""
        at = self.box.table.current_row()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def show_found(self, found: Found, remark: str = "") -> None:
        """Show what lies below a folder.

        Args:
            found: it.
            remark: what came of the passphrase given last, translated.
        """
        before = self.current()
        self._found = found
        self.box.show_data(columns(self.rows, found.folder, self._), len(self.rows))
        self._show_cards()
        self.show_urgency(self._which)
        names = [row.path.stem for row in found.needing]
        self.passphrase.show_vaults(names, remark)
        self._show_nothing()
        self._show_again(before)
        self._explain(self.box.table.current_row())

    def retranslate(self, _: Translator) -> None:
        """Speak another language; ``show_found`` follows."""
        self._ = _
        self.box.retranslate(_, _("Enterprises and how they stand"))
        self.passphrase.retranslate(_)

    def show_urgency(self, which: Urgency | None) -> None:
        """Show only enterprises that are so urgent; None shows all."""
        counts = model.counts(self.rows)
        self._which = which if which is not None and counts[which] else None
        for each, card in self.cards.items():
            card.setChecked(each is self._which)
        if self.rows:
            self.box.model.keep(model.kept(self.rows, self._which))
        self._tell()

    def tell_again(self) -> None:
        """Say the totals, because the page is shown again."""
        self._tell()

    def redraw(self) -> None:
        """Draw the icons in the colours of the scheme in use."""
        for badge in (self.line, self.no_vault):
            badge.redraw()

    def _show_again(self, before: Standing | None) -> None:
        """Put the cursor on the vault it was on, else on the first."""
        paths = [row.path for row in self.rows]
        if before is not None and before.path in paths:
            self.box.table.show_row(paths.index(before.path))
        elif self.box.table.current_row() < 0 and self.box.model.rowCount():
            self.box.table.show_row(self.box.model.data_row(0))

    def _show_cards(self) -> None:
        counts = model.counts(self.rows)
        for which, card in self.cards.items():
            card.show_stage(self._(SIGNS[which][2]), number(counts[which]), "")
            card.setEnabled(counts[which] > 0)
            card.setVisible(which in ALWAYS or counts[which] > 0)

    def _show_nothing(self) -> None:
        """Say where there is no vault at all, in place of an empty table."""
        for part in (self._cards, self.box):
            part.setVisible(bool(self.rows))
        self.no_vault.setVisible(not self.rows)
        text = self._(
            "No vault lies below this folder yet. All enterprises can be declared all the same; a "
            "vault for one is made in the menu: File, Vault."
        )
        self.no_vault.set("notice", "notice", text)

    def _explain(self, at: int) -> None:
        """Say below the table what matters of the row under the cursor."""
        one = self.rows[at] if 0 <= at < len(self.rows) else None
        text = self._about(one) if one else ""
        self.line.setVisible(bool(text))
        if one is not None:
            icon, tone, _words = model.state_words(one)
            self.line.set(icon, tone, text)

    def _about(self, one: Standing) -> str:
        """Return what is said of a vault: why it is shut, or until when the next month is due."""
        if one.trouble is not None:
            return model.trouble_words(one.trouble, self._)
        parts = [model.due_words(one, self._)]
        if one.missing:
            text = self._("Nothing is kept of {months}.")
            parts.append(text.format(months=model.missing_text(one.missing, self._)))
        return paragraph(parts)

    def _select(self, text: str) -> None:
        self._selected = text
        self._tell()

    def _tell(self) -> None:
        """Say the sum of the cells selected, else the totals of the rows shown."""
        rows = self.shown() if self.rows else []
        self.said.emit(self._selected or model.totals_text(model.totals(rows), self._))
