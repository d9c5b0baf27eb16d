"""What is drawn: every page, its leaves, and what opens over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QTabWidget
from stage import Stage

from declaration.month import Month
from declaration.vault.errors import WrongKeyError
from declaration.vault.kinds import Kind
from desktop import theme
from desktop.help_commands import HelpCommands
from desktop.page_list import PAGES

BOTH = ("empty", "full")
KEPT = ("kept",)
LOOKED_FOR = {"en": "overtime", "km": "ម៉ោងបន្ថែម", "zh": "加班"}
REFUSED = "W001: national id does not exist\nW002 wrong sex\n7777777-7777777-7 not registered"


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing to draw.

    Attributes:
        name: of the picture.
        page: on which it is seen.
        draw: shows it and returns its picture; the page is shown already.
        states: in which it is drawn.
    """

    name: str
    page: str
    draw: Callable[[Stage], QPixmap]
    states: tuple[str, ...] = ("full",)


def whole(stage: Stage) -> QPixmap:
    """Return the window as it is; a list of findings from its beginning."""
    findings = stage.window.page("findings")
    if findings.isVisible() and findings.model.rowCount():
        findings.table.show_row(findings.model.data_row(0))
    return stage.picture()


def leaf(number: int, stage: Stage) -> QPixmap:
    """Return the window with one of the page's leaves open, and the first again afterwards."""
    page = stage.window.page(PAGES[stage.window.navigation.currentRow()].name)
    (leaves,) = page.findChildren(QTabWidget)[:1]
    leaves.setCurrentIndex(number)
    picture = stage.picture()
    leaves.setCurrentIndex(0)
    return picture


def command(name: str, stage: Stage) -> QPixmap:
    """Return the dialog that a command of the Findings page opens."""
    return stage.dialog(stage.window.page("findings").commands.actions[name].trigger)


def finding(code: str, stage: Stage) -> QPixmap:
    """Return the window with the first finding of a code chosen."""
    stage.window.page("findings").show_target(code)
    return stage.picture()


def accepting(stage: Stage) -> QPixmap:
    """Return the question why a warning is right as it is."""
    finding("ROW-003", stage)
    return command("accept", stage)


def dropping(stage: Stage) -> QPixmap:
    """Return the window while a file is dragged over it."""
    stage.window.given.light_up(True)
    picture = stage.picture()
    stage.window.given.light_up(False)
    return picture


def failed(stage: Stage) -> QPixmap:
    """Return the window that says that something could not be done."""
    from desktop.closed_doors import sentence

    gone = FileNotFoundError(2, "", "payroll-october.xlsx")
    stage.window.say_failed(sentence(gone, stage.window.session.language))
    picture = stage.picture()
    stage.window.banner.hide()
    return picture


def control_sheet(stage: Stage) -> QPixmap:
    """Return the preview of the control sheet."""
    return stage.dialog(stage.window.page("declare").show_control_sheet)


def slips(stage: Stage) -> QPixmap:
    """Return the preview of the workers' slips."""
    return stage.dialog(partial(stage.window.page("declare").show_slips, 4, ""))


def enterprises(stage: Stage) -> QPixmap:
    """Return the board of invented enterprises; before a month began, no folder is chosen."""
    if stage.window.session.bench.sources:
        stage.show_enterprises()
    return stage.picture()


def batch(stage: Stage) -> QPixmap:
    """Return what would be declared of all enterprises, before anything is."""
    from months import MONTH

    stage.show_enterprises()
    page = stage.window.page("enterprises")
    form = page.batch.form
    form.month.show_month(MONTH)
    form.month.chosen.emit(MONTH)
    form.rate.setText("4015")
    form.out = Path("Declarations/October")
    form.changed.emit()
    form.retranslate(page._)
    return leaf(1, stage)


def printed_board(stage: Stage) -> QPixmap:
    """Return the preview of the table of enterprises."""
    stage.show_enterprises()
    return stage.dialog(stage.window.page("enterprises").commands["print"].trigger)


def menus(stage: Stage) -> QPixmap:
    """Return all menus of the window, open, side by side."""
    made = stage.window.menus
    opened = []
    inner = stage.window.menuBar().findChildren(QMenu)
    tops = (made.file, made.edit, made.go, made.page, made.view, made.help)
    chosen = [each for each in inner if each not in tops and each.title() and each.actions()]
    for menu in (*tops, *chosen):
        menu.aboutToShow.emit()
        menu.ensurePolished()
        menu.resize(menu.sizeHint())
        opened.append(menu.grab())
    return _beside(opened)


def _beside(pictures: list[QPixmap]) -> QPixmap:
    gap, ratio = 16, pictures[0].devicePixelRatio()
    size = [each.deviceIndependentSize().toSize() for each in pictures]
    width = sum(each.width() + gap for each in size) + gap
    height = max(each.height() for each in size) + 2 * gap
    sheet = QPixmap(round(width * ratio), round(height * ratio))
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(theme.colour("window"))
    painter, x = QPainter(sheet), gap
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for picture, room in zip(pictures, size, strict=True):
        painter.drawPixmap(x, gap, picture)
        x += room.width() + gap
    painter.end()
    return sheet


def row(month: Month, kind: Kind | None, stage: Stage) -> QPixmap:
    """Return the History page with one row chosen."""
    page = stage.window.page("history")
    rows = page._rows
    at = next(
        i for i, row in enumerate(rows) if row.month == month and (row.of and row.of.kind) == kind
    )
    page.box.table.show_row(at)
    return stage.picture()


def vault_dialog(name: str, stage: Stage) -> QPixmap:
    """Return the dialog that a command about vaults opens."""
    return stage.dialog(stage.window.menus.actions[name].trigger)


def new_passphrase(stage: Stage) -> QPixmap:
    """Return the second step of making a vault."""

    def ask() -> None:
        stage.window.vaults.ask_new()
        dialog = stage.window.vaults.asking.dialog
        dialog.panel.shown.setText("7K3M-9QXT-4HWB-2ZVD-\nPR6N-J8FA-C5YE")  # the same in all
        dialog._show_step(1)

    return stage.dialog(ask)


def passphrase(stage: Stage) -> QPixmap:
    """Return the question for a passphrase."""
    commands = stage.window.vaults
    path = stage.window.session.vault.seen.path
    return stage.dialog(lambda: commands._ask_passphrase(path, WrongKeyError(name=path.name)))


def printed_history(stage: Stage) -> QPixmap:
    """Return the preview of the list of returns."""
    return stage.dialog(stage.window.page("history").print_list)


def audit(number: int, stage: Stage) -> QPixmap:
    """Return a leaf of the audit of the practice factory, compared where it was not yet."""
    page = stage.window.page("audit")
    home = stage.window.session.bench.sources[0].parent
    if page.result is None:
        for role in ("declared", "receipt", "attendance"):
            page.form.give(role, [home / f"{role}.xlsx"])
        page.compare()
        stage.rest()
    page.leaves.setCurrentIndex(number)
    if number > 2:
        box = (page.workers, page.findings)[number - 3].box
        box.table.show_row(box.model.data_row(3))
    picture = stage.picture()
    page.leaves.setCurrentIndex(0)
    return picture


def accepted(stage: Stage) -> QPixmap:
    """Return the list of accepted findings, once the vault has given them."""
    page = stage.window.page("findings")
    page.accepted.show()
    picture = stage.picture(page.accepted.dialog)
    page.accepted.dialog.reject()
    return picture


def refused(number: int, stage: Stage) -> QPixmap:
    """Return a leaf of the dialog about refusals, a text pasted on its first."""
    stage.window.vaults.refusals.ask()
    dialog = stage.window.vaults.refusals.dialog
    dialog.note.text.setPlainText(REFUSED)
    stage.rest()
    dialog.leaves.setCurrentIndex(number)
    picture = stage.picture(dialog)
    dialog.reject()
    return picture


def help_at(place: str, stage: Stage) -> QPixmap:
    """Return the help at a place."""
    commands = stage.window.findChild(HelpCommands)
    commands.open(place)
    picture = stage.picture(commands.shown)
    commands.shown.close()
    return picture


def help_found(stage: Stage) -> QPixmap:
    """Return the help with what a search found, the first of it chosen."""
    commands = stage.window.findChild(HelpCommands)
    commands.open("start")
    shown = commands.shown
    shown.search.setText(LOOKED_FOR[stage.window.session.language])
    stage.rest()
    shown.results.setCurrentRow(0)
    picture = stage.picture(shown)
    shown.search.clear()
    shown.close()
    return picture


def help_printed(stage: Stage) -> QPixmap:
    """Return the help's page as it will be on paper."""
    commands = stage.window.findChild(HelpCommands)
    commands.open("finding:OVT-001")
    picture = stage.dialog(commands.shown.print_page)
    commands.shown.close()
    return picture


SCENES = (
    *(Scene(each.name, each.name, whole, BOTH) for each in PAGES if each.name != "enterprises"),
    Scene("enterprises", "enterprises", enterprises, BOTH),
    Scene("enterprises-declare", "enterprises", batch),
    Scene("enterprises-print", "enterprises", printed_board),
    Scene("audit-answers", "audit", partial(audit, 1)),
    Scene("audit-charts", "audit", partial(audit, 2)),
    Scene("audit-workers", "audit", partial(audit, 3)),
    Scene("audit-findings", "audit", partial(audit, 4)),
    Scene("payroll-dropping", "payroll", dropping, BOTH),
    Scene("payroll-failed", "payroll", failed, BOTH),
    Scene("findings-help", "findings", partial(leaf, 1)),
    Scene("findings-number", "findings", partial(finding, "FMT-001")),
    Scene("findings-twice", "findings", partial(finding, "DUP-001")),
    Scene("findings-accept", "findings", accepting),
    Scene("findings-steps", "findings", partial(command, "steps")),
    Scene("findings-print", "findings", partial(command, "print")),
    Scene("contributions-totals", "contributions", partial(leaf, 1)),
    Scene("contributions-readings", "contributions", partial(leaf, 2)),
    Scene("declare-control-sheet", "declare", control_sheet),
    Scene("declare-slips", "declare", slips),
    Scene("history", "history", whole, KEPT),
    Scene("history-missing", "history", partial(row, Month(2026, 8), None), KEPT),
    Scene("history-draft", "history", partial(row, Month(2026, 10), Kind.REGULAR), KEPT),
    Scene("history-print", "history", printed_history, KEPT),
    Scene("declare", "declare", whole, KEPT),
    Scene("contributions", "contributions", whole, KEPT),
    Scene("contributions-bridge", "contributions", partial(leaf, 3), (*KEPT, "full")),
    Scene("findings-accepted", "findings", accepted, (*KEPT, "full")),
    Scene("refused", "history", partial(refused, 0), KEPT),
    Scene("refused-noted", "history", partial(refused, 1), KEPT),
    Scene("vault-new", "history", partial(vault_dialog, "vault_new"), KEPT),
    Scene("vault-new-passphrase", "history", new_passphrase, KEPT),
    Scene("vault-passphrase", "history", passphrase, KEPT),
    Scene("menus", "findings", menus, BOTH),
    Scene("help", "payroll", partial(help_at, "start")),
    Scene("help-pictures", "payroll", partial(help_at, "first-month")),
    Scene("help-code", "payroll", partial(help_at, "finding:OVT-001")),
    Scene("help-law", "payroll", partial(help_at, "law:health_care_rate")),
    Scene("help-found", "payroll", help_found),
    Scene("help-print", "payroll", help_printed),
    Scene("about", "payroll", lambda stage: stage.dialog(stage.window.show_about)),
)
"""In the order in which they are drawn."""
