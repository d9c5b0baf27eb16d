"""The leaf on which many enterprises are declared in one go: asked, under way, and what came."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.batch.asked import Asked
from desktop.batch.errands import NOT_BEGUN
from desktop.batch.factories import factories_below
from desktop.folders import show_folder
from desktop.formatting import number
from desktop.models import outcomes_model as model
from desktop.models.outcomes_model import Line, Stage
from desktop.pages.enterprises_form import BatchForm
from desktop.pages.enterprises_run import BatchRun, Ended
from desktop.texts import Translator, mark, translate
from desktop.widgets.banner import Banner
from desktop.widgets.card import Badge
from desktop.widgets.elided import ElidedLabel
from desktop.widgets.icons import icon
from desktop.widgets.parts import button, label
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from desktop.batch.asked import Opening
    from desktop.batch.errands import Errand, Outcome
    from desktop.enterprises import Found
    from desktop.session import Session
    from desktop.settings import Settings
    from desktop.tasks import Report

LISTING = mark("looking which payrolls there are")
NAMED = 3
"""So many enterprises under way are named."""


class EnterprisesBatch(QWidget):
    """What is asked, how far it is, and a row an enterprise.

    Attributes:
        form: what is asked.
        box: the table.
        run: the batch.
        lines: an enterprise each, in the order of the data.

    Signals:
        said(str): a line for the status bar.
        done: a batch has ended; its vaults stand otherwise now.
    """

    said = Signal(str)
    done = Signal()

    def __init__(
        self, session: Session, settings: Settings, opening: Opening, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._session, self._opening = session, opening
        self._found: Found | None = None
        self._selected = ""
        self._planned_for: object = None
        self.lines: list[Line] = []
        self.form, self.box = BatchForm(settings), TableBox("outcomes", settings, frozen=1)
        self.run, self.banner = BatchRun(self), Banner()
        self.bar, self.stop, self._how_far = QProgressBar(), button(), ElidedLabel()
        self.results, self.line = button(), Badge(wrap=True)
        self._strip, self._hint = QWidget(), label(muted=True, wrap=True)
        self._build()
        self._listen()

    def _build(self) -> None:
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(220)
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.bar)
        row.addWidget(self._how_far, 1)
        row.addWidget(self.stop)
        self.box.filter_bar.addWidget(self.results)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        for part in (self.form, self._strip, self.banner):
            whole.addWidget(part)
        whole.addWidget(self._hint)
        whole.addWidget(self.box, 1)
        whole.addWidget(self.line)
        whole.addStretch(0)
        self._strip.hide()

    def _listen(self) -> None:
        self.form.changed.connect(self.plan)
        self.form.begin.connect(self.begin)
        self.stop.clicked.connect(self.stop_it)
        self.run.begun.connect(lambda name: self._put(name, Stage.UNDER_WAY))
        self.run.came.connect(self._came)
        self.run.ended.connect(self._ended)
        self.run.failed.connect(self._failed)
        self.box.table.opened.connect(self.open_results)
        self.box.table.said.connect(self._select)
        self.box.table.current_changed.connect(lambda _at: self._explain())
        self.results.clicked.connect(lambda: self.open_results(self.box.table.current_row()))

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.form.retranslate(_)
        self.banner.retranslate(_)
        self.box.retranslate(_, _("What came of each enterprise"))
        self.bar.setAccessibleName(_("Progress"))
        self.results.setText(_("Open its results"))
        self._hint.setText(
            _(
                "Each enterprise is declared by itself, from the payrolls that lie in its folder, "
                "or in a folder there that bears the month’s name, as 2026-10. One that fails "
                "stops nobody else."
            )
        )
        self._show_lines()
        self._show_run()

    def redraw(self) -> None:
        """Draw the icons in the colours of the scheme in use."""
        self.form.redraw()
        self.results.setIcon(icon("folder"))
        self.stop.setIcon(icon("close"))
        self.line.redraw()

    def show_found(self, found: Found) -> None:
        """Show the enterprises below a folder, as far as none of them is under way."""
        self._found = found
        if not self.run.is_under_way:
            self.form.show_count(len(found.homes))
            self.plan()

    def tell_again(self) -> None:
        """Say the sums, because the leaf is shown again."""
        self.said.emit(self._selected or model.summed(self.lines, self._))

    # ── what is planned ──────────────────────────────────────────────────────────────────────

    def plan(self) -> None:
        """List what would be done, once month and folder are known.

        What came of the last batch stays until another month or folder is chosen.
        """
        month, out, found = self.form.chosen, self.form.out, self._found
        if self.run.is_under_way or found is None:
            return
        wanted = (found.folder, found.homes, month, out)
        if wanted == self._planned_for and self._are_planned:
            self._planned_for = None  # a passphrase may be known now
        if wanted == self._planned_for:
            return
        self._planned_for = wanted
        if month is None or out is None or not found.homes:
            self._set_lines([])
            return
        asked, opening = Asked(str(month), str(out), self._.language), self._opening

        def show(errands: Sequence[Errand]) -> None:
            if not self.run.is_under_way and wanted == self._planned_for:
                shut = {str(row.path) for row in found.needing}
                planned = [
                    Line(each, is_shut=not shut.isdisjoint(each.arguments)) for each in errands
                ]
                self._set_lines(planned)

        self._session.run(lambda report: _planned(found.folder, asked, opening, report), show)

    @property
    def _are_planned(self) -> bool:
        """Whether what is listed is what would be done, not what came."""
        return all(line.stage is Stage.PLANNED for line in self.lines)

    def begin(self) -> None:
        """Declare all of them."""
        asked = self.form.asked(self._.language)
        if self.run.is_under_way or self._found is None or asked is None:
            return
        folder, opening, processes = self._found.folder, self._opening, self.form.at_once
        if self._has_open(folder):
            return

        def start(errands: Sequence[Errand]) -> None:
            if errands and not self.run.is_under_way:
                self._set_lines([Line(errand, Stage.WAITING) for errand in errands])
                self.run.start(errands, processes, Path(asked.out), asked.language)
                self._show_run()

        self._session.run(lambda report: _planned(folder, asked, opening, report), start)

    def _has_open(self, folder: Path) -> bool:
        """Return whether the vault open in the window lies below the folder; say so."""
        seen = self._session.vault.seen
        if seen is None or not seen.path.is_relative_to(folder.absolute()):
            return False
        text = self._("“{name}” is open in this window, and a batch could not write to it.")
        close = self._session.vault.close
        self.banner.say(
            "notice",
            text.format(name=seen.name),
            self._("Close it and begin"),
            lambda: close(lambda _problem: self.begin()),
        )
        return True

    # ── under way ────────────────────────────────────────────────────────────────────────────

    def stop_it(self) -> None:
        """Begin no further one; those under way are done to their end."""
        self.run.stop()
        self._show_run()

    def _put(self, name: str, stage: Stage, outcome: Outcome | None = None) -> None:
        """Show that one has come further."""
        for at, line in enumerate(self.lines):
            if line.errand.name == name:
                line.stage, line.outcome = stage, outcome
                self.box.model.tell_rows(at)
        self._show_run()

    def _came(self, outcome: Outcome) -> None:
        self._put(outcome.name, Stage.DONE, outcome)
        self.tell_again()

    def _ended(self, ended: Ended) -> None:
        came = {outcome.name: outcome for outcome in ended.outcomes}
        for line in self.lines:
            outcome = came[line.errand.name]
            line.outcome = outcome
            line.stage = Stage.NOT_BEGUN if outcome.said == NOT_BEGUN else Stage.DONE
        self._show_lines()
        self._show_run()
        self._say_ended(ended)
        self.done.emit()

    def _failed(self, problem: Exception) -> None:
        for line in self.lines:
            line.stage = Stage.NOT_BEGUN if line.outcome is None else line.stage
        self._show_lines()
        self._show_run()
        self._session.say_failed(problem)

    def _say_ended(self, ended: Ended) -> None:
        """Say how it ended, and where the table of it lies."""
        from desktop.closed_doors import sentence

        text, _ = model.ended(self.lines, self._), self._
        if ended.problem is not None or ended.table is None:
            why = sentence(ended.problem or OSError(), _.language)
            self.banner.say("error", f"{text} · {why}")
            return
        folder = ended.table.parent
        text = f"{text} · {ended.table.name}"
        self.banner.say("notice", text, _("Open the folder"), lambda: self._show(folder))

    # ── showing ──────────────────────────────────────────────────────────────────────────────

    def _set_lines(self, lines: list[Line]) -> None:
        if lines or self.lines:
            self.banner.hide()
        self.lines = lines
        self._show_lines()

    def _show_lines(self) -> None:
        self.box.show_data(model.columns(self.lines, self._), len(self.lines))
        self.box.setVisible(bool(self.lines))
        self._hint.setVisible(not self.lines)
        self._explain()
        self.tell_again()

    def _show_run(self) -> None:
        _, under_way = self._, self.run.is_under_way
        self._strip.setVisible(under_way)
        self.form.lock(under_way)
        done = sum(line.stage is Stage.DONE for line in self.lines)
        self.bar.setValue(round(1000 * done / max(len(self.lines), 1)))
        if not under_way:
            return
        self.banner.hide()
        text = _("{done} of {n} done").format(done=number(done), n=number(len(self.lines)))
        names = [line.errand.name for line in self.lines if line.stage is Stage.UNDER_WAY]
        if self.run.is_stopping:
            now = _("stopping: what is under way is done to its end")
        else:
            now = ", ".join(names[:NAMED]) + ("…" if len(names) > NAMED else "")
        self._how_far.setText(" · ".join(filter(None, (text, now))))
        self.stop.setText(_("Stop it"))
        self.stop.setToolTip(_("What is under way is done to its end, what waits is not begun"))
        self.stop.setEnabled(not self.run.is_stopping)

    def _explain(self) -> None:
        """Say below the table what went wrong with the row under the cursor; offer its results."""
        at = self.box.table.current_row()
        self.results.setEnabled(self._folder_of(at) is not None)
        line = self.lines[at] if 0 <= at < len(self.lines) else None
        text = model.full_message(line, self._) if line else ""
        self.line.setVisible(bool(text))
        if line is not None:
            self.line.set(*model.words(line)[:2], text.partition("\n")[0])
            self.line.setToolTip(text)

    def _folder_of(self, at: int) -> Path | None:
        """Return the folder with the results of a row, where there are any."""
        outcome = self.lines[at].outcome if 0 <= at < len(self.lines) else None
        return Path(outcome.out) if outcome is not None and outcome.summary else None

    def open_results(self, at: int) -> None:
        """Show the folder with the results of a row."""
        if folder := self._folder_of(at):
            self._show(folder)

    def _show(self, folder: Path) -> None:
        if why := show_folder(folder, self._):
            self.banner.say("error", why)

    def _select(self, text: str) -> None:
        self._selected = text
        self.tell_again()


def _planned(folder: Path, asked: Asked, opening: Opening, report: Report) -> Sequence[Errand]:
    """Return what is to be done for each enterprise below a folder; on the worker thread."""
    from declaration.month import Month
    from desktop.batch.asked import errands_of

    report(LISTING, 0.0)
    found = factories_below(folder, Month.parse(asked.month), Path(asked.out))
    return errands_of(asked, found, opening)
