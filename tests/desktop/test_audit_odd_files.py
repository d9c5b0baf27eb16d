"""Odd files given to an audit: each ends with findings or a clear refusal, never with nonsense."""

import contextlib
import io
import json
from collections import Counter

import pytest
from openpyxl import Workbook

from desktop.cli import main

PAYROLL = ("Worker ID", "NSSF No", "Name (Khmer)", "Sex", "Date of birth", "Days", "Basic (USD)")
PAYROLL = (*PAYROLL, "OT hours", "OT pay (USD)", "Gross (USD)", "Net (USD)")
DECLARED = ("Enter_ID", "NSSF_ID", "Ben_FName_kh", "Ben_LName_kh", "Date_of_Birth", "Ben_Wage")
WAGE, BIRTH = 5, 4
COUNT = 12


def paid(i):
    """Return an invented worker's line of the payroll."""
    numbers = f"A-{i:03d}", f"{1234000 + i}-{7654000 + i}-ក"
    overtime = round((210 + i) / 208 * 1.5 * (20 + i), 2)
    gross = round(210 + i + overtime, 2)
    who = f"សុខ ដារ៉ា{i}", "F", f"{1980 + i}-05-1{i % 9}"
    return [*numbers, *who, 26, 210 + i, 20 + i, overtime, gross, round(gross - 8, 2)]


def declared(i, wage=None):
    line = paid(i)
    wage = round(line[9] * 4015) if wage is None else wage
    return [*line[:2], *line[2].split(), line[4], wage]


PAID = [paid(i) for i in range(1, COUNT + 1)]
FILED = [declared(i) for i in range(1, COUNT + 1)]
WAGES = [line[WAGE] for line in FILED]


class Files:
    """Writes the files of one case."""

    def __init__(self, folder):
        self.folder, self.count = folder, 0

    def book(self, rows, head=(), title=""):
        book, self.count = Workbook(), self.count + 1
        for row in filter(None, ([title] if title else [], head, *rows)):
            book.active.append(list(row))
        path = self.folder / f"{self.count}.xlsx"
        book.save(path)
        return path

    def payroll(self, rows=PAID, title=""):
        return self.book(rows, PAYROLL, title)

    def filed(self, wages=WAGES, title=""):
        rows = [declared(i, wage) for i, wage in enumerate(wages, 1)]
        return self.book(rows, DECLARED, title)

    def raw(self, content, name="raw.xlsx"):
        path = self.folder / name
        path.write_bytes(content)
        return path


def pair(files, **changes):
    return {"payroll": [files.payroll()], "declared": files.filed()} | changes


def copies(files):
    first = files.payroll()
    return pair(files, payroll=[first, first])


def turned(files):
    rows = [line[::-1] for line in PAID[::-1]], [line[::-1] for line in FILED]
    return pair(
        files,
        payroll=[files.book(rows[0], PAYROLL[::-1])],
        declared=files.book(rows[1], DECLARED[::-1]),
    )


def truncated(files):
    whole = files.filed().read_bytes()
    return pair(files, declared=files.raw(whole[: len(whole) // 2]))


def given(**more):
    """Return a case with further files, each made by a call."""
    return lambda files: pair(files, **{name: make(files) for name, make in more.items()})


def one_birth_date(files):
    rows = [[*line[:BIRTH], "1990-01-01", *line[BIRTH + 1 :]] for line in FILED]
    return pair(files, declared=files.book(rows, DECLARED))


def names_only(files):
    rows = [[*line[2:4], line[WAGE]] for line in FILED]
    return pair(files, declared=files.book(rows, (*DECLARED[2:4], DECLARED[WAGE])))


HALF = COUNT // 2
FINE = [
    ("as it is", pair, {}),
    ("turned round", turned, {}),
    ("the payroll twice", copies, {"FIL-006": 1}),
    ("the declaration twice", given(declared=lambda f: f.book(FILED * 2, DECLARED)), None),
    ("one birth date", one_birth_date, {"XCK-003": COUNT}),
    ("another month", given(declared=lambda f: f.filed(title="June 2026")), {"XCK-021": 1}),
    ("payroll of another month", lambda f: pair(f, payroll=[f.payroll(title="June 2026")]), None),
    ("dollars without a heading", given(declared=lambda f: f.filed([p[9] for p in PAID])), {}),
    ("a receipt as attendance", given(attendance=lambda f: f.book([["Paid", 1]])), None),
    ("attendance as receipt", given(receipt=lambda f: f.payroll()), {"XCK-009": 1}),
    ("declared as attendance", given(attendance=lambda f: f.filed()), None),
    ("blank further files", given(register=lambda f: f.raw(b"", "a.csv")), {"FIL-001": 1}),
    ("payroll as worker list", given(**{"worker-list": lambda f: f.payroll()}), {}),
]
"""Name, files, and how often each code is given that the sound files have not; None: some are."""

TOLD = [
    ("half not declared", given(declared=lambda f: f.filed(WAGES[:HALF])), "XCK-001", HALF),
    ("half not paid", lambda f: pair(f, payroll=[f.payroll(PAID[:HALF])]), "XCK-002", HALF),
    ("nobody declared", given(declared=lambda f: f.filed([])), "XCK-001", COUNT),
    ("names alone", names_only, "XCK-001", COUNT),
    ("a digit too many", given(declared=lambda f: f.filed([w * 10 for w in WAGES])), "XCK-025", 12),
    ("below zero", given(declared=lambda f: f.filed([-w for w in WAGES])), "XCK-006", COUNT),
    ("blank wages", given(declared=lambda f: f.filed([""] * COUNT)), "XCK-006", COUNT),
    ("one wage that is none", given(declared=lambda f: f.filed(["?", *WAGES[1:]])), "FMT-001", 1),
]
"""Name, files, the code that tells it, how often."""

REFUSED = [
    ("changed places", lambda f: {"payroll": [f.filed()], "declared": f.payroll()}, "XCK-022"),
    ("one file as both", lambda f: dict.fromkeys(("payroll", "declared"), f.payroll()), "XCK-022"),
    ("wages that are texts", given(declared=lambda f: f.filed(["n/a"] * COUNT)), "XCK-026"),
    ("torn in half", truncated, "FIL-001"),
    ("a picture", given(declared=lambda f: f.raw(b"\x89PNG\r\n\x1a\n" + bytes(99))), "FIL-001"),
    ("nothing in it", given(declared=lambda f: f.raw(b"")), "FIL-001"),
    ("prose", given(declared=lambda f: f.raw(b"Dear Sir, it follows.", "a.csv")), "MAP-001"),
    ("no wages", given(declared=lambda f: f.book([r[:5] for r in FILED], DECLARED[:5])), "MAP-002"),
    ("an empty payroll", lambda f: pair(f, payroll=[f.payroll([])]), "FIL-011"),
]
"""Name, files, the code of the stop."""


def audited(files, tmp_path, *more):
    """Return exit status, audit.json, and the codes of the findings as they are written."""
    payroll = files.pop("payroll")
    args = ["audit", *map(str, payroll if isinstance(payroll, list) else [payroll])]
    for name, path in files.items():
        args += [f"--{name}", str(path)]
    said = io.StringIO()
    out = tmp_path / "out"
    args += ["--month", "2026-10", "--rate", "4015", "--out", str(out), *more]
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = main(args)
    assert "Traceback" not in said.getvalue()
    found = json.loads((out / "findings.json").read_text("utf-8"))
    codes = Counter(finding["code"] for finding in found)
    return status, json.loads((out / "audit.json").read_text("utf-8")), codes


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """What the files as they are give: nobody is missing and no wage differs."""
    folder = tmp_path_factory.mktemp("sound")
    status, data, codes = audited(pair(Files(folder)), folder)
    assert status == 1
    assert data["headcount"]["matched"] == COUNT
    assert not [code for code in codes if code.startswith("XCK")]
    return data, codes


@pytest.mark.parametrize(("make", "more"), [c[1:] for c in FINE], ids=[c[0] for c in FINE])
def test_what_does_not_matter_changes_no_answer(files, tmp_path, sound, make, more):
    before, usual = sound
    _status, data, codes = audited(make(files), tmp_path)
    for key in ("inclusion", "wage", "registration"):
        assert data[key] == before[key]
    assert data["headcount"] == before["headcount"]
    assert data["employer_contribution_paid"]["answer"] == "yes"
    extra = codes - usual
    assert extra if more is None else extra == Counter(more)


@pytest.mark.parametrize(("make", "code", "count"), [c[1:] for c in TOLD], ids=[c[0] for c in TOLD])
def test_what_matters_is_told_so_often(files, tmp_path, make, code, count):
    status, data, codes = audited(make(files), tmp_path)
    assert status in (1, 2)
    assert codes[code] == count
    answer = data["employer_contribution_paid"]
    assert answer["declared_khr"] >= 0
    assert answer["owed_khr"] > 0


@pytest.mark.parametrize(("make", "code"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED])
def test_what_cannot_be_compared_is_refused(files, tmp_path, make, code):
    status, data, codes = audited(make(files), tmp_path)
    assert status == 3
    assert codes[code] == 1
    assert data["headcount"] is None
    assert data["employer_contribution_paid"] is None
