"""Targets that are files of tables: each format, read as a payroll and as every other list."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import xlsxwriter

from declaration import prepare
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import Enterprise, Options
from declaration.payroll import Payroll
from importers import read, read_declared, read_register
from importers.attendance import read_attendance
from importers.choices import Choices, ColumnMapping
from importers.receipt import read_receipts
from importers.tax_filing import read_tax_filing
from importers.workbook import open_all
from tests.fuzz.breaking import bytes_broken, text_broken, zip_broken
from tests.fuzz.target import Target
from tests.importers.workbook.made import package, sheet_xml
from tests.workbooks.odd.plain import HEADING, WORKERS

FOLDER = Path(__file__).parents[1] / "workbooks" / "formats"
CHOICES = Choices(Month(2026, 10), Decimal(4015))
NEUTRAL = Choices(Month(2026, 10), Decimal(4015), mapping=ColumnMapping(date_order="dmy"))
FORMS = (
    '<row r="1" spans="1:9"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>46326</v></c>'
    '<c r="D1" t="inlineStr"><is><t>Gross</t></is></c></row>'
    '<row r="2" hidden="1"><c r="A2" t="str"><f>B2</f><v>x &amp; y</v></c>'
    '<c r="B2"><f t="shared" ref="B2:B3" si="0">A2*2</f><v>8.1E-3</v></c>'
    '<c r="C2" t="e"><v>#REF!</v></c><c r="D2" t="b"><v>1</v></c>'
    '<c r="E2" s="3"><v>1.25</v></c></row>'
)


def opened(data, folder, name):
    """A file of any bytes is opened as sheets, or refused with a finding; and then worked out."""
    path = folder / name
    path.write_bytes(data)
    (book,) = list(open_all([path], ("secret",)))[:1]
    assert book.sheets or book.findings
    for sheet in book.sheets:
        rows, columns = sheet.shape
        assert sheet.kinds.shape == sheet.numbers.shape == sheet.texts.shape == (columns, rows)
        assert not sheet.texts.size or 0 <= sheet.texts.min() <= sheet.texts.max() < len(sheet.pool)
    payroll = read([path], NEUTRAL)
    options = Options(Month(2026, 10), Decimal(4015), hold_out=True)
    month = prepare(payroll, Enterprise("Invented", "", "9"), Law.load(), options)
    assert len(payroll) or month.findings
    shapes = sorted({sheet.shape for sheet in book.sheets})[:2]
    return f"{sorted({f.code for f in month.findings})} {shapes} {len(payroll)}"


def as_list(reader):
    """Return a run that reads a CSV as another list than a payroll."""

    def run(data, folder):
        path = folder / "list.csv"
        path.write_bytes(data)
        found = reader(path, CHOICES)
        if isinstance(found, Payroll):
            return f"{len(found)} {sorted({each.code for each in found.findings})}"
        receipts, findings = found
        return f"{len(receipts)} {sorted({each.code for each in findings})}"

    return run


def as_csv(rows):
    """Return rows as a CSV's bytes."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def payroll_xlsx():
    """Return the invented payroll as an .xlsx file."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("LINE A")
        sheet.merge_range(0, 0, 0, 3, "Invented factory, October 2026")
        for row, values in enumerate([HEADING, *WORKERS], 2):
            sheet.write_row(row, 0, values)
        sheet.write_formula(6, 11, "=SUM(L4:L6)", None, 660.29)
        sheet.set_column(8, 8, None, None, {"hidden": True})
    return out.getvalue()


def shipped(*endings):
    """Return the small files that were made with other programs."""
    paths = sorted(path for path in FOLDER.iterdir() if path.suffix in endings)
    return [path.read_bytes() for path in paths]


def of_kind(ending, broken, *more):
    """Return the target of one format."""
    return Target(
        ending,
        lambda data, folder: opened(data, folder, f"payroll.{ending}"),
        lambda _folder: [*shipped(f".{ending}"), *(make() for make in more)],
        broken,
    )


PAYROLL = as_csv([HEADING, *WORKERS])
REGISTER = as_csv(
    [["NSSF ID", "Name", "Registered on"], ["1900315-1000001-1", "SOK DARA", "1/2/21"]]
)
MARKS = as_csv([["No", "Name", *range(1, 32)], ["T-01", "SOK DARA", *["P", "A", "½", "8"] * 7]])
RECEIPT = as_csv([["Receipt No", "R-1"], ["Date", "15/11/2026"], ["Health care", "1,250,000 ៛"]])
TARGETS = [
    of_kind("xlsx", zip_broken, payroll_xlsx, lambda: package(sheet_xml(FORMS))),
    of_kind("xls", bytes_broken),
    of_kind("xlsb", zip_broken),
    of_kind("ods", zip_broken),
    of_kind("csv", text_broken, lambda: PAYROLL, lambda: PAYROLL.decode().encode("utf-16")),
    *(
        Target(name, as_list(reader), lambda _folder, seed=seed: [seed, PAYROLL])
        for name, reader, seed in (
            ("register", read_register, REGISTER),
            ("declared", read_declared, PAYROLL),
            ("attendance", read_attendance, MARKS),
            ("receipt", read_receipts, RECEIPT),
            ("tax filing", read_tax_filing, PAYROLL),
        )
    ),
]
