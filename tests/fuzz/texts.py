"""Targets that are texts: cells, headings, and the files that people write by hand."""

import re
import tempfile
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import numpy as np

from declaration import khmer
from declaration.enterprise import EnterpriseError, read_enterprise
from declaration.export.layout_files import LayoutError, load_layout
from declaration.identifiers import national_id, nssf_number
from declaration.law_reading import LawFileError, parse_parameter
from declaration.month import Month
from declaration.payroll import SCALE
from declaration.vault.canonical import canonical, parsed
from declaration.vault.errors import VaultError
from declaration.vault.key import Key, own_passphrase
from declaration.vault.kinds import Kind
from declaration.vault.manifest import Chosen
from declaration.vault.packing import NotWhatWasPackedError, packed, unpacked
from declaration.vault.refusal_text import read_refusal
from declaration.vault.returns import lines_in, sealed
from declaration.vault.sealing import seal
from desktop.coverage_totals import read_totals
from desktop.inputs import passwords_in
from desktop.status import UsageError
from importers.cells import date_text
from importers.cells.column import CellColumn
from importers.cells.date_column import dates, decided, evidence
from importers.cells.number_column import numbers
from importers.cells.number_text import currency_of, decimal_mark, number_of, plain, reads_two_ways
from importers.labels import read_label
from importers.mapping_file import MappingError, mapping_text, parse_mapping
from importers.sheet import Cell
from resources import resource
from tests.declaration.vault.build import new_vault, stamp, written
from tests.declaration.vault.test_rejections import PEOPLE, people_of
from tests.fuzz.breaking import bytes_broken
from tests.fuzz.target import Target

PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,2})?")


def said(data):
    """Return bytes as a cell's text: what no file can hold is another sign."""
    return data.decode("utf-8", "replace")


def lines(*texts):
    """Return a maker of inputs, one for each text."""
    return lambda _folder: [text.encode() for text in texts]


def sentence(problem):
    """Return what a refusal says; it says something."""
    text = str(problem)
    assert text.strip()
    return text


def number(data, _folder):
    """A number is finite, what shows plainly counts as it shows, and is the same read again."""
    text = said(data)
    currency_of(text), reads_two_ways(text), decimal_mark(text.split("\n"), "KHR")
    assert plain(plain(text)) == plain(text)
    for mark in ("", ".", ","):
        found = number_of(text, mark)
        if found is not None:
            assert found.is_finite()
            assert number_of(f"{found:f}", ".") == found or len(f"{found:f}") > 60
    if PLAIN_NUMBER.fullmatch(text):
        assert number_of(text) == Decimal(text)
    return f"{number_of(text) is None} {currency_of(text)}"


def column_of(data):
    """Return a column of text cells, one a line."""
    pool = ["", *said(data).split("\n")[:50]]
    n = len(pool) - 1
    kinds = np.full(n, Cell.TEXT, np.uint8)
    codes = np.arange(1, n + 1, dtype=np.int32)
    return CellColumn(kinds, np.zeros(n), codes, np.zeros(n, np.int32), pool, {}, {})


def number_column(data, _folder):
    """A cell is a number, blank, or unreadable; never two of these; an amount keeps in bounds."""
    column = column_of(data)
    outcome = []
    for unit in ("", "hours", "days"):
        for currency in ("", "USD", "KHR"):
            read = numbers(column, unit, currency)
            assert not set(np.flatnonzero(read.present).tolist()) & set(read.unreadable)
            assert (np.abs(read.value) <= 10**10 * SCALE).all()
            outcome += sorted(set(read.unreadable.values()))
    return " ".join(outcome)


def date_written(data, _folder):
    """A date stands in every order that it is said to stand in, or there is no such day."""
    found = date_text.written(said(data))
    if found is None:
        return ""
    days = [date_text.as_date(found, order, 2028) for order in sorted(date_text.orders(found))]
    for day in days:
        if day is not None and day.year < 2400:  # later ones are of the Buddhist era
            again = date_text.written(day.isoformat())
            assert date_text.as_date(again, "", 2028) == day
    return f"{found.order} {found.short_year} {[day is None for day in days]}"


def date_column(data, _folder):
    """A cell is a day or unreadable, never both."""
    column = column_of(data)
    order = decided(evidence(column))
    read = dates(column, order, 2028, 2026)
    assert not set(np.flatnonzero(~np.isnat(read.value)).tolist()) & set(read.unreadable)
    return f"{order} {sorted(set(read.unreadable.values()))} {bool(read.buddhist)}"


def folding(data, _folder):
    """Folding twice changes nothing; so do the keys of names and numbers."""
    text = said(data)
    for fold in (khmer.fold, khmer.name_key):
        assert fold(fold(text)) == fold(text), fold
    for kind in (nssf_number, national_id):
        kind.is_valid(text)
        assert kind.compact(kind.compact(text)) == kind.compact(text), kind
    khmer.is_legacy_font(text)
    return f"{khmer.is_khmer(text)} {khmer.looks_legacy(text)}"


def label(data, _folder):
    """A heading of any text is read."""
    read = read_label(tuple(said(data).split("\n")[:3]))
    return repr(read)[:60]


def mapping(data, _folder):
    """A mapping is refused with a sentence, or written and read again the same."""
    try:
        found = parse_mapping(said(data))
    except MappingError as problem:
        return sentence(problem)[:20]
    assert parse_mapping(mapping_text(found)) == found
    return "read"


def of_file(name, read, *refusals):
    """Return a run that writes a file and reads it; only its documented refusals may rise."""

    def run(data, folder):
        path = folder / name
        path.write_bytes(data)
        try:
            found = read(path)
        except refusals as problem:
            return sentence(problem).replace(str(folder), "")[:24]
        return type(found).__name__

    return run


def law(data, _folder):
    """A file of law is refused with what is wrong, or holds values with days."""
    try:
        found = parse_parameter("pension_rate.toml", data)
    except LawFileError as problem:
        return sentence(problem)[:30]
    assert found.name
    return "read"


def month(data, _folder):
    """A month is of the years 1900 to 2200, and says itself again."""
    try:
        found = Month.parse(said(data))
    except ValueError as problem:
        return sentence(problem)[:4]
    assert Month.parse(str(found)) == found
    return "read"


def refusal(data, _folder):
    """A refusal of any text ties lines of it to workers who are there."""
    found = read_refusal(said(data), lines_sealed())
    assert all(-1 <= tie.row < len(PEOPLE) and 0 <= tie.score <= 100 for tie in found)
    return " ".join(sorted({f"{tie.by}{tie.field}" for tie in found}))


@lru_cache
def lines_sealed():
    """Return the lines of a return of invented workers."""
    with tempfile.TemporaryDirectory() as folder, new_vault(Path(folder)) as vault:
        receipt = written(Path(folder) / "october", people_of())
        seal(vault, receipt, Chosen(Kind.REGULAR, "nssf-eform-v10"), stamp())
        return lines_in(vault, sealed(vault)[0])


def vault_texts(data, _folder):
    """What a vault keeps in small: keys, passphrases, plain data, packed files."""
    text, outcome = said(data), []
    for read, refusals in (
        (lambda: key_kept(text), ValueError),
        (lambda: own_passphrase(text), VaultError),
        (lambda: canonical(parsed(data)), (ValueError, TypeError)),
        (lambda: unpacked(data), NotWhatWasPackedError),
    ):
        try:
            read()
            outcome.append("read")
        except refusals:
            outcome.append("refused")
    assert unpacked(packed(data)) == data
    return " ".join(outcome)


def key_kept(text):
    """Return the key that a text is; it is written as it was read."""
    key = Key.from_kept(text)
    assert Key.from_kept(key.kept) == key
    return key


def resource_files(folder, pattern):
    """Return a maker of inputs: the shipped files."""
    return lambda _: [path.read_bytes() for path in sorted(resource(folder).glob(pattern))]


ENTERPRISE = """name = "Invented Co."
name_km = "រោងចក្រ"
nssf_number = "123456"
sector = "garment"
[readings]
contribution_base = "classes"
"""
MAPPING = """date_order = "dmy"
[columns]
worker_number = "A"
gross = ["Gross", "Bonus"]
[currency]
gross = "USD"
[values]
"ថេរ" = "fdc"
[heading_rows]
"S!A" = [3, 4]
"""
NUMBERS = ("$ 1,250.50", "៛ ១,០០០", "(6.00)", "1.234,50", "250.-", "2E3")
NUMBER_COLUMNS = ("1,250.50\n30:15\n1.250\n-\n12 ថ្ងៃ", "250.000\n9")
DATES = ("15/03/2020", "01-Mar-24", "ថ្ងៃទី១៥ ខែមីនា ឆ្នាំ២០២០", "2020年3月5日")
DATE_COLUMNS = ("15/03/2020\n03/04/2567\n-\n45000", "03/04/24\n2020-1-2")
KHMER = ("ផែ្នក O.T. (១.៥)", "ចិន្ដា", "1900101-0000001-1")
HEADINGS = ("ប្រាក់ខែ\nBasic pay", "ថ្ងៃខែឆ្នាំកំណើត", "O.T 150%\nUSD", "Gross ($)")
TOTALS = "period,workers,members,printed_gap\n2019,830000,689149,140851\n2020,820000,599397,\n"
REFUSAL = "1900101-0000001-1 date of birth\nrow 3: ឈ្មោះ SOK DARA"
KEPT = (b"00" * 48, b'{"a": [1, null]}', b"correct horse", packed(b"worker"), b"0 O1l-")

enterprise = of_file("enterprise.toml", read_enterprise, EnterpriseError)
layout = of_file("own.toml", load_layout, LayoutError)
totals = of_file("totals.csv", read_totals, UsageError)
passwords = of_file("passwords.txt", lambda path: passwords_in(str(path)), UsageError)

TARGETS = [
    Target("numbers", number, lines(*NUMBERS)),
    Target("number column", number_column, lines(*NUMBER_COLUMNS)),
    Target("dates", date_written, lines(*DATES)),
    Target("date column", date_column, lines(*DATE_COLUMNS)),
    Target("Khmer and numbers", folding, lines(*KHMER)),
    Target("headings", label, lines(*HEADINGS)),
    Target("mapping", mapping, lines(MAPPING)),
    Target("enterprise file", enterprise, lines(ENTERPRISE)),
    Target("law", law, resource_files("law", "*.toml")),
    Target("layout", layout, resource_files("layouts", "*.toml")),
    Target("totals of coverage", totals, lines(TOTALS)),
    Target("file of passwords", passwords, lines("secret\nសម្ងាត់\n")),
    Target("month", month, lines("2026-10", " 1999-01 ")),
    Target("refusal by NSSF", refusal, lines(REFUSAL)),
    Target("texts of a vault", vault_texts, lambda _folder: list(KEPT), bytes_broken),
]
