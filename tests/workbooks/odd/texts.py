"""CSV files in every encoding and separator, and texts that only look like tables."""

import csv
import io

from tests.workbooks.odd import odd
from tests.workbooks.odd.plain import HEADING, WORKERS

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "gb18030"]
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
LATIN = [2, 0, *range(3, 14)]
"""Columns without Khmer, for encodings that have none."""


def table(separator=",", columns=range(14), end="\r\n"):
    """Return the plain payroll as CSV text."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerows([row[c] for c in columns] for row in (HEADING, *WORKERS))
    return out.getvalue()


def _encoded(encoding, separator):
    def build(folder):
        path = folder / ("payroll.tsv" if separator == "\t" else "payroll.csv")
        columns = LATIN if encoding == "cp1252" else range(14)
        path.write_bytes(table(separator, columns).encode(encoding))
        return path

    return build


for _encoding in ENCODINGS:
    for _name, _separator in SEPARATORS.items():
        _build = _encoded(_encoding, _separator)
        _build.__name__ = f"csv_{_encoding.replace('-', '_')}_{_name}"
        odd(workers=None if _encoding == "utf-32" else 3)(_build)


def _written(name, text, workers=None):
    def build(folder):
        path = folder / "payroll.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    build.__name__ = f"csv_{name}"
    odd(workers=workers)(build)


_written("old_mac_line_ends", table(end="\r"), 3)
_written("unix_line_ends", table(end="\n"), 3)
_written("no_last_line_end", table().rstrip("\r\n"), 3)
_written("sep_line", "sep=;\r\n" + table(";"))
_written("byte_order_mark_alone", b"\xef\xbb\xbf")
_written("utf_16_mark_alone", b"\xff\xfe")
_written("utf_16_cut_in_a_character", table().encode("utf-16")[:-1])
_written("utf_8_cut_in_a_character", "Worker ID,Name (Khmer),Gross\nT-01,សុខ".encode()[:-1])
_written("nul_bytes", table().replace("SOK", "S\0K"))
_written("only_nul_bytes", b"\0" * 4096)
_written("blank_lines", "\r\n" * 500)
_written("commas_only", ",,,,,\r\n" * 50)
_written("quote_never_closed", table().replace("SOK DARA", '"SOK DARA'))
_written("quotes_inside", table().replace("SOK DARA", 'SOK "D" DARA'))
_written("line_break_in_a_cell", table().replace("SOK DARA", '"SOK\nDARA"'), 3)
_written("ragged_rows", table().replace(",217.68", "").replace("223.61", "223.61,,,,,,1"))
_written("one_column", "Worker ID\r\nT-01\r\nT-02\r\n")
_written("one_long_line", "x," * 200_000)
_written("one_huge_field", "Worker ID,Gross\r\nT-01," + "9" * 300_000)
_written("prose", "Dear all,\n\nplease find the payroll attached.\n\nBest, HR\n")
_written("html", "<html><body><table><tr><td>Worker ID</td></tr></table></body></html>")
_written("json", '[{"worker": "T-01", "gross": 222.12}]')
_written("headings_twice", table() + table())
