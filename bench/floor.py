"""The floor F: what any program must at least do, with nothing but the standard library.

``python floor.py XML PAYROLL…`` inflates every XML part of the payrolls and parses it with bare
expat (no handlers), then deflates the declaration's XML (one file, taken from a declaration that
the product wrote) at zlib's level 6, once for each payroll.
"""

import sys
import zipfile
import zlib
from xml.parsers import expat


def parse(path: str) -> None:
    """Inflate and parse every XML part of a workbook."""
    with zipfile.ZipFile(path) as book:
        for part in book.namelist():
            if part.endswith(".xml"):
                expat.ParserCreate().Parse(book.read(part), True)


def main() -> None:
    """Run the floor over the files named on the command line."""
    xml, *payrolls = sys.argv[1:]
    for payroll in payrolls:
        parse(payroll)
        with open(xml, "rb") as file:  # noqa: PTH123 - pathlib would cost the floor its import
            zlib.compress(file.read(), 6)


if __name__ == "__main__":
    main()
