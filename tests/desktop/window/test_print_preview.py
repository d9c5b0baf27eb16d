from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from desktop.printing.slip_content import workers_with_slips
from desktop.printing.slips import slips
from desktop.widgets.print_preview import PrintPreview
from tests.desktop.window.conftest import until_idle
from tests.month import month_of, workers


@pytest.fixture
def preview(window):
    month = month_of(workers(10))
    printout = slips(month, workers_with_slips(month), 4)
    shown = PrintPreview(printout, "slips.pdf", window.session, window.settings, window)
    shown.show()
    yield shown
    shown.close()
    shown.deleteLater()


def test_pages_are_turned_by_key_and_button(preview):
    assert preview.page == 0
    assert not preview.previous.isEnabled()
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    QTest.mouseClick(preview.following, Qt.MouseButton.LeftButton)
    assert preview.page == 2
    assert not preview.following.isEnabled()
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == 2
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.page == 1
    assert preview._count.text() == "Page 2 of 3"
    assert not preview._paper.pixmap().isNull()


def test_a_pdf_is_saved_and_said(preview, qtbot, window, tmp_path):
    preview.save_to(tmp_path / "slips")
    until_idle(qtbot, window.session)
    assert (tmp_path / "slips.pdf").read_bytes().startswith(b"%PDF-")
    assert "slips.pdf" in preview.banner.accessibleName()
    assert preview.save.isEnabled()


def test_a_place_that_cannot_be_written_is_said(preview, qtbot, window, tmp_path):
    preview.save_to(tmp_path / "nowhere" / "slips.pdf")
    until_idle(qtbot, window.session)
    assert preview.banner.isVisible()
    assert "nowhere" in preview.banner.accessibleName()
    assert ".part" not in preview.banner.accessibleName()
    assert preview.save.isEnabled()


def test_without_a_printer_it_says_so_and_offers_a_pdf(preview, monkeypatch):
    monkeypatch.setattr("desktop.widgets.print_preview.QPrinterInfo.availablePrinterNames", list)
    QTest.mouseClick(preview.print_it, Qt.MouseButton.LeftButton)
    assert preview.banner.isVisible()
    assert "printer" in preview.banner.accessibleName()


def test_what_is_printed_are_the_pages_chosen(preview, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    preview.print_on(printer)
    assert b"/Count 2\n" in Path(tmp_path / "printed.pdf").read_bytes()
    assert not preview.banner.isVisible()


def test_a_printer_that_refuses_is_said(preview, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    preview.print_on(printer)
    assert preview.banner.isVisible()


def test_escape_closes_it(preview):
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()


def test_it_fits_the_screen_and_the_page_fits_it(preview, qtbot):
    assert preview.height() < preview.screen().availableSize().height()
    preview.resize(700, 500)
    room = preview._area.viewport()
    qtbot.waitUntil(lambda: preview._paper.pixmap().deviceIndependentSize().width() < room.width())
    narrow = preview._paper.pixmap().deviceIndependentSize().width()
    preview.resize(800, 500)
    qtbot.waitUntil(lambda: preview._paper.pixmap().deviceIndependentSize().width() > narrow)
