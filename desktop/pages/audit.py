"""Audit: a payroll beside the declaration that was filed, worker by worker, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QFileDialog

from desktop.audit_compared import Compared, compared, locked_in, stopped
from desktop.pages.audit_answers import AuditAnswers
from desktop.pages.audit_charts import AuditCharts
from desktop.pages.audit_findings import AuditFindings
from desktop.pages.audit_form import AuditFormLeaf
from desktop.pages.audit_workers import AuditWorkers
from desktop.pages.page import Page
from desktop.texts import Translator, mark
from desktop.widgets.banner import Banner
from desktop.widgets.card import Badge
from desktop.widgets.icons import icon
from desktop.widgets.leaves import Leaves
from desktop.widgets.parts import across, button, label
from desktop.widgets.password_card import PasswordCard

if TYPE_CHECKING:
    from declaration.findings import Finding
    from desktop.session import Session, State
    from desktop.settings import Settings
    from desktop.tasks import Report, Task

FILES, ANSWERS, CHARTS, WORKERS, FINDINGS = range(5)
LEAVES = (
    mark("Files"),
    mark("Answers"),
    mark("Charts"),
    mark("Worker by worker"),
    mark("Findings"),
)
WRITING = mark("writing the files")


class AuditPage(Page):
    """What is compared, the answers, the charts, everybody side by side, and the findings.

    Attributes:
        form: what is asked.
        answers, charts, workers, findings: the other leaves.
        result: what came of the last comparison, or None.
    """

    title = mark("Audit")
    lead = mark(
        "Where payroll and declaration differ, by how much, in which cells. Files are only read."
    )

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.result: Compared | None = None
        self._task: Task | None = None
        self._tried = 0
        self.banner, self.password = Banner(), PasswordCard()
        self.leaves, self.form = Leaves(), AuditFormLeaf(settings)
        self.answers, self.charts = AuditAnswers(), AuditCharts()
        self.workers, self.findings = AuditWorkers(settings), AuditFindings(settings)
        self.go, self.save, self.stop = button(primary=True), button(), button()
        self._lacking, self._state = label(muted=True, wrap=True), Badge(wrap=True)
        self._build_page()
        self._listen()
        self._actions = {"go": QAction(self), "save": QAction(self)}
        self._actions["go"].setShortcut(QKeySequence("Ctrl+Return"))
        self._actions["save"].setShortcut(QKeySequence("Ctrl+E"))
        self._actions["go"].triggered.connect(self.compare)
        self._actions["save"].triggered.connect(self.ask_folder)

    def _build_page(self) -> None:
        for part in (self.stop, self.save, self.go):
            self.title_bar.addWidget(part)
        for leaf in (self.form, self.answers, self.charts, self.workers, self.findings):
            self.leaves.add(leaf)
        said = across(self._state, self._lacking)
        said.setStretch(0, 1)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.password)
        self.body.addWidget(self.leaves, 1)
        self.body.addLayout(said)

    def _listen(self) -> None:
        self.go.clicked.connect(self.compare)
        self.save.clicked.connect(self.ask_folder)
        self.stop.clicked.connect(self._stop)
        self.form.changed.connect(self._show_standing)
        self.form.begin.connect(self.compare)
        self.form.noticed.connect(lambda text: self.banner.say("notice", text))
        self.answers.picked.connect(self._show_group)
        self.password.given.connect(self._unlock)
        self.session.idle.connect(self._idle)
        for leaf in (self.workers, self.findings):
            leaf.said.connect(self.said)

    def has_content(self, state: State) -> bool:
        """Return True: what is to be given first is asked on the page itself."""
        del state
        return True

    def actions_of_page(self) -> list[QAction]:
        """Return the page's commands, for the window's menu."""
        return list(self._actions.values())

    def focus_search(self) -> None:
        """Put the cursor into the filter line of the table that is shown."""
        if self.leaves.currentIndex() not in (WORKERS, FINDINGS):
            self.leaves.setCurrentIndex(WORKERS if self.result else FILES)
        leaf = self.findings if self.leaves.currentIndex() == FINDINGS else self.workers
        leaf.box.filter.setFocus()

    def take_dropped(self, paths: Sequence[Path]) -> bool:
        """Take files that were dropped beside the cards."""
        if self._is_under_way:
            return True
        self.leaves.setCurrentIndex(FILES)
        return self.form.take(paths)

    @property
    def _is_under_way(self) -> bool:
        return self._task is not None

    # ── showing ──────────────────────────────────────────────────────────────────────────────

    def refresh(self, state: State) -> None:
        """Take what the month in the window has."""
        self.form.show_bench(state.bench)
        self._show_standing()

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.banner.retranslate(_)
        self.password.retranslate(_)
        for leaf in (self.form, self.answers, self.charts, self.workers, self.findings):
            leaf.retranslate(_)
        for at, words in enumerate(LEAVES):
            self.leaves.setTabText(at, _(words))
        self.leaves.setAccessibleName(_("Audit"))
        self.go.setText(_("Compare"))
        self.go.setToolTip(_("Read the files and compare them, worker by worker (Ctrl+Return)"))
        self.save.setText(_("Save the reports…"))
        self.save.setToolTip(_("PDF, XLSX, HTML, CSV and JSON, into a folder (Ctrl+E)"))
        self.stop.setText(_("Stop it"))
        self.go.setIcon(icon("audit", "on_accent"))
        self.save.setIcon(icon("save"))
        self.stop.setIcon(icon("close"))
        self._actions["go"].setText(_("&Compare"))
        self._actions["save"].setText(_("&Save the reports…"))
        self.form.redraw()
        self.answers.redraw()

    def _show_standing(self) -> None:
        """Say what is lacking, and whether what is shown is of these files."""
        _, lacking, under_way = self._, self.form.form.lacking(), self._is_under_way
        self.form.lock(under_way)
        self.go.setEnabled(not lacking and not under_way)
        self._actions["go"].setEnabled(self.go.isEnabled())
        self._lacking.setText(_(lacking) if lacking else "")
        self._lacking.setVisible(bool(lacking))
        self.stop.setVisible(under_way)
        result = self.result
        for at in (ANSWERS, CHARTS, WORKERS, FINDINGS):
            self.leaves.setTabEnabled(at, result is not None)
        can_save = result is not None and not under_way
        self.save.setEnabled(can_save)
        self._actions["save"].setEnabled(can_save)
        text = _("Something else was given since: compare again to see it.")
        self._state.set("warning", "warning", text)
        self._state.setVisible(result is not None and result.form != self.form.form)

    def _show_group(self, group: str) -> None:
        """Show the people behind the dots that were picked."""
        self.workers.show_group(group)
        self.leaves.setCurrentIndex(WORKERS)

    # ── comparing ────────────────────────────────────────────────────────────────────────────

    def compare(self) -> None:
        """Compare what was given, off the main thread."""
        if not self.go.isEnabled():
            return
        form, bench, language = self.form.form, self.session.bench, self.language
        self.banner.hide()
        desk = self.session.vault
        self._task = self.session.run(
            lambda report: compared(form, bench, language, report, desk.vault),
            self._compared,
            self._failed,
        )
        self._show_standing()

    def _stop(self) -> None:
        """Stop comparing; what was shown stays."""
        if self._task is not None:
            self._task.cancel()
            self._ended()

    def _idle(self) -> None:
        """Notice that the window's own Cancel stopped the work."""
        if self._task is not None and self._task.finished:
            self._ended()

    def _ended(self) -> None:
        self._task = None
        self._show_standing()

    def _failed(self, problem: Exception) -> None:
        self._ended()
        self.session.say_failed(problem)

    def _compared(self, result: Compared) -> None:
        """Show what came, or what has to be done before anything comes."""
        self.result = result
        self._ended()
        audit = result.shown.job.audit
        locked = locked_in(result)
        self.password.show_files(locked, len(self.form.form.passwords), can_remember=False)
        self.answers.show_result(result.shown)
        self.charts.show_result(result.shown)
        self.workers.show_audit(audit, result.rows)
        self.findings.show_audit(audit)
        if locked:
            self.leaves.setCurrentIndex(FILES)
            return
        if problem := stopped(result):
            self._say_stop(problem)
            self.leaves.setCurrentIndex(FILES)
            return
        self.leaves.setCurrentIndex(ANSWERS)

    def _say_stop(self, finding: Finding) -> None:
        """Say in a sentence why nothing could be compared; the findings tell all of it."""
        from desktop.wording import in_the_window, wording

        words = wording(finding, None, self.language)
        text, file = in_the_window(words.message), finding.place.file
        if file and file not in text:
            text = f"{file}: {text}"
        self.banner.say(
            "error", text, self._("Show the findings"), lambda: self._show_code(finding.code)
        )

    def _show_code(self, code: str) -> None:
        self.findings.show_code(code)
        self.leaves.setCurrentIndex(FINDINGS)

    def _unlock(self, password: str, _remember: bool) -> None:
        self.form.unlock(password)
        self.compare()

    # ── saving ───────────────────────────────────────────────────────────────────────────────

    def ask_folder(self) -> None:
        """Ask where the reports go, and write them."""
        if self.result is None or not self.save.isEnabled():
            return
        start = self.settings.out_folder or self.settings.folder
        title = self._("Folder of the reports")
        if name := QFileDialog.getExistingDirectory(self, title, start):
            self.write_to(Path(name) / f"audit-{self.result.form.month}")

    def write_to(self, folder: Path) -> None:
        """Write the reports of what is shown into a folder, proven, off the main thread."""
        result, language = self.result, self.language
        if result is None:
            return

        def write(report: Report) -> Finding | None:
            from desktop.audit_result import write_result

            report(WRITING, 0.0)
            arguments = result.form.arguments(language)
            shown = result.again(arguments)
            report(WRITING, 0.1)
            return write_result(shown, folder, arguments.seed, language)

        self.session.run(write, lambda problem: self._written(folder, problem))

    def _written(self, folder: Path, problem: Finding | None) -> None:
        if problem is not None:
            from desktop.wording import in_the_window, wording

            words = wording(problem, None, self.language)
            self.session.failed.emit(f"{words.message} {in_the_window(words.fix)}")
            return
        url = QUrl.fromLocalFile(str(folder))
        text = self._("The reports are written to “{folder}”, and read back.")
        self.banner.say(
            "notice",
            text.format(folder=folder.name),
            self._("Open the folder"),
            lambda: _show_folder(url),
        )


def _show_folder(url: QUrl) -> None:
    QDesktopServices.openUrl(url)
