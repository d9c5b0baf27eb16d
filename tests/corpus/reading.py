"""One file, read in every way that the program reads files; what came of each."""

import contextlib
import io
import json
import traceback
from decimal import Decimal
from functools import partial

from declaration import prepare
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import Enterprise, Options
from desktop import cli
from importers import read, read_declared, read_register
from importers.attendance import read_attendance
from importers.choices import Choices, ColumnMapping, sheet_key
from importers.receipt import read_receipts
from importers.sheet import column_letter
from importers.tax_filing import read_tax_filing
from importers.workbook import open_all

MONTH, RATE = Month(2026, 10), Decimal(4015)
CHOICES = Choices(MONTH, RATE)
FORCED = (
    *("worker_number", "name_latin", "gross", "hire_date", "basic_pay", "national_id", "sex"),
    *("birth_date", "days_worked", "overtime_hours", "nssf_number", "contract_type", "net_pay"),
)
"""What the columns are said to hold, so that cells of any workbook are read as a payroll's."""


def ways():
    """Return each way of reading by its name."""
    return {
        "check": checked,
        "forced": forced,
        "register": partial(read_with, read_register),
        "declared": partial(read_with, read_declared),
        "attendance": partial(read_with, read_attendance),
        "receipt": partial(read_with, read_receipts),
        "tax filing": partial(read_with, read_tax_filing),
    }


def outcome(work, path):
    """Return what came of one way: a few words, or the trace of an exception."""
    try:
        return work(path)
    except Exception:  # whatever it is, it is what is looked for
        return "TRACE " + traceback.format_exc()


def checked(path):
    """Run the command; its result is findings and totals, or a sentence."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        words = ["check", str(path), "--month", str(MONTH), "--rate", str(RATE), "--json"]
        status = cli.main(words)
    if status not in (0, 1, 2, 3):
        read([path], CHOICES)  # says where
        return f"TRACE status {status}: {err.getvalue()}"
    summary = json.loads(out.getvalue())
    if status == 3 and not (summary["findings"]["stop"] or err.getvalue().strip()):
        return "TRACE stopped without a sentence"
    workers = summary["workers"]["read"]
    return f"status {status}, {workers} workers" if workers else f"status {status}"


def forced(path):
    """Read the first columns of each sheet as a payroll's, and work the month out."""
    said = []
    for book in open_all([path]):
        for sheet in book.sheets:
            if sheet.visible and sheet.kinds.any():
                said.append((sheet_key(book.name, sheet.name), sheet.kinds.shape[0]))
    if not said:
        return "nothing to read"
    width = max(columns for _key, columns in said)
    columns = {field: column_letter(at) for at, field in enumerate(FORCED[:width])}
    currency = {"gross": "USD", "basic_pay": "USD", "net_pay": "USD"}
    mapping = ColumnMapping("dmy", columns, currency, heading_rows={key: (1, 1) for key, _ in said})
    payroll = read([path], Choices(MONTH, RATE, mapping=mapping))
    month = prepare(payroll, Enterprise("Corpus", "", "9"), Law.load(), Options(MONTH, RATE))
    return f"{len(payroll)} workers, {len(month.findings)} findings"


def read_with(reader, path):
    """Read a file as another list than a payroll."""
    found = reader(path, CHOICES)
    return "read" if isinstance(found, tuple) else f"{len(found)} rows"
