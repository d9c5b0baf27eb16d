"""One month from the drop of its files to the declaration, by hand, on a real screen.

    python -m tests.desktop.real.whole_month PRACTICE OUT

``OUT/plain`` gets the files of the month as it was given, after corrections that were undone;
``OUT/chosen`` those with a column explained and a payment counted, which ``OUT/columns.toml`` and
``OUT/include.txt`` tell the command line.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from desktop.models.columns_model import FIELD_AT
from desktop.pages.findings_accept import AcceptDialog
from importers.mapping_file import mapping_text
from tests.desktop.real.person import CONTROL, SHIFT, Person
from tests.desktop.real.working import work

MONTH = "October 2026"


def give(person: Person, practice: Path) -> None:
    """Payroll: the files, the month, the rate, the enterprise, the register."""
    person.drop(sorted(practice.glob("payroll*.xlsx")))
    page = person.window.page("payroll")
    form = page.form
    person.choose_month(MONTH)
    person.write_into(form.rate, "4015")
    person.choose_file(lambda: person.click(form.enterprise_file), practice / "enterprise.toml")
    person.choose_file(lambda: person.click(form.register), practice / "register.xlsx")
    state = person.window.session.state
    assert state.month is not None
    assert len(state.payroll) > 100
    assert page.sheets.model.rowCount() >= 3


def look_at_columns(person: Person) -> None:
    """Columns: every column of the first sheet has a line."""
    person.press(Qt.Key.Key_2, CONTROL)
    page = person.window.page("columns")
    assert page.isVisible()
    assert page.box.model.rowCount() > 8


def mend_and_accept(person: Person) -> None:
    """Findings: correct a cell in place, accept a warning, undo both, redo both, undo both."""
    person.press(Qt.Key.Key_3, CONTROL)
    page, session = person.window.page("findings"), person.window.session
    person.wait(lambda: page.model.rowCount() > 0)
    page.show_target("FMT-001")
    person.click(page.table.viewport(), at_cursor(page.table))
    before = len(page.model.found)
    person.press(Qt.Key.Key_F2)
    assert page.card.editor.hasFocus()
    person.press(Qt.Key.Key_A, CONTROL)
    person.write("250")
    person.press(Qt.Key.Key_Return)
    assert len(session.bench.patches) == 1
    person.wait(lambda: len(page.model.found) != before)
    warning = next(f.code for f in session.state.month.findings if f.grade == "warning")
    page.show_target(warning)
    person.click(page.table.viewport(), at_cursor(page.table))
    person.answer(lambda: person.press(Qt.Key.Key_K, CONTROL), accept)
    assert [decision.reason for decision in session.bench.decisions] == ["agreed with the office"]
    for keys in ((Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT), (Qt.Key.Key_Z, CONTROL)):
        for _step in range(2):
            person.press(*keys)
    assert session.bench.patches == ()
    assert session.bench.decisions == ()
    assert len(page.model.found) == before


def accept(dialog: QDialog) -> None:
    """Give the reason, and say OK."""
    assert isinstance(dialog, AcceptDialog)
    if not dialog.reason.toPlainText():
        QTest.keyClicks(dialog.reason, "agreed with the office")
    QTest.mouseClick(dialog.buttons.buttons()[0], Qt.MouseButton.LeftButton)


def at_cursor(table):
    """Return where on the screen the cell under a table's cursor is."""
    return table.visualRect(table.currentIndex()).center()


def look_at_contributions(person: Person) -> None:
    """Contributions: the sum of some cells in the status bar, and why a number is what it is."""
    person.press(Qt.Key.Key_4, CONTROL)
    page = person.window.page("contributions")
    assert page.box.model.rowCount() > 100
    person.click(page.box.table.viewport(), at_cursor(page.box.table))
    for _row in range(3):
        person.press(Qt.Key.Key_Down, SHIFT)
    person.wait(lambda: "4 cells" in spoken(person))
    person.wait(page._print.isEnabled)


def spoken(person: Person) -> str:
    """Return what the status bar says."""
    return " ".join(each.text() for each in person.window.status.findChildren(QLabel))


def declare(person: Person, folder: Path, hold_out: bool) -> None:
    """Declare: hold out who has errors, copies, the folder; write, and look at the proof."""
    person.press(Qt.Key.Key_5, CONTROL)
    page = person.window.page("declare")
    if hold_out:
        page.held_out.hold_out.setFocus()
        person.press(Qt.Key.Key_Space)
        page.files.annotate.setFocus()
        person.press(Qt.Key.Key_Space)
    person.write_into(page.files.folder, str(folder))
    person.wait(page.files.declare.isEnabled)
    person.press(Qt.Key.Key_Return, CONTROL)
    person.wait(lambda: page.proof.isVisible() and page.proof.receipt.folder == folder)
    person.settle()
    assert "Everything agrees" in page.proof.accessibleDescription()
    assert person.window.session.bench.finished


def choose_a_column(person: Person) -> None:
    """Columns: say what a column is; its layout is saved."""
    person.press(Qt.Key.Key_2, CONTROL)
    page = person.window.page("columns")
    model = page.box.model
    cells = (model.index(row, FIELD_AT) for row in range(model.rowCount()))
    index = next(cell for cell in cells if cell.data() == "Attendance bonus")
    page.box.table.scrollTo(index)
    person.click(page.box.table.viewport(), page.box.table.visualRect(index).center())
    person.press(Qt.Key.Key_F2)
    person.press(Qt.Key.Key_A, CONTROL)
    person.write("other allowance")
    person.press(Qt.Key.Key_Return)
    assert person.window.session.bench.mapping is not None


def count_what_is_left_out(person: Person) -> None:
    """Findings: count into the wage what the gross leaves out, with one click."""
    person.press(Qt.Key.Key_3, CONTROL)
    page = person.window.page("findings")
    codes = sorted({finding.code for finding in person.window.session.state.month.findings})
    page.show_target("OVT-001" if "OVT-001" in codes else "WAG-005")
    person.wait(page.card.count.isVisible)
    person.click(page.card.count)
    assert person.window.session.bench.include


def main(practice: Path, out: Path) -> int:
    """Work through the month; return the exit status of the program."""

    def script(person: Person) -> None:
        assert QGuiApplication.platformName() == "xcb"
        give(person, practice)
        look_at_columns(person)
        mend_and_accept(person)
        look_at_contributions(person)
        declare(person, out / "plain", hold_out=True)
        choose_a_column(person)
        count_what_is_left_out(person)
        declare(person, out / "chosen", hold_out=False)
        person.window.grab().save(str(out / "end.png"))
        bench = person.window.session.bench
        (out / "columns.toml").write_text(mapping_text(bench.mapping), "utf-8")
        (out / "include.txt").write_text("\n".join(bench.include), "utf-8")
        person.press(Qt.Key.Key_Q, CONTROL)

    return work(script)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
