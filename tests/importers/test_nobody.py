"""Headings without workers; every name is invented."""

import importers
from tests.importers.test_reading import CHOICES, HEADING, WORKERS, book


def test_headings_without_a_worker_stop(tmp_path):
    path = book(
        tmp_path / "form.xlsx",
        A=[["Factory"], HEADING, ["Total", None, None, None, 0, 0]],
        B=[HEADING],
    )
    payroll = importers.read([path], CHOICES)
    (finding,) = payroll.findings
    assert (finding.code, finding.grade, finding.place.file) == ("FIL-011", "stop", "form.xlsx")
    assert finding.figures == {"sheets": ["form.xlsx A", "form.xlsx B"], "rows": 1}


def test_one_worker_anywhere_is_enough(tmp_path):
    empty, filled = (
        book(tmp_path / "a.xlsx", A=[HEADING]),
        book(tmp_path / "b.xlsx", B=[HEADING, WORKERS[0]]),
    )
    payroll = importers.read([empty, filled], CHOICES)
    assert (len(payroll), [f.code for f in payroll.findings]) == (1, [])


def test_a_file_that_cannot_be_read_says_why_itself(tmp_path):
    path = tmp_path / "pay.xlsx"
    path.write_bytes(b"%PDF-1.4")
    assert [f.code for f in importers.read([path], CHOICES).findings] == ["FIL-001"]


def test_a_register_may_be_empty(tmp_path):
    path = book(tmp_path / "register.xlsx", A=[HEADING])
    assert importers.read_register(path, CHOICES).findings == []
