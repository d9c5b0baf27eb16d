"""Workbooks under a password → the same without it, in memory only.

The decrypting is msoffcrypto's. Excel itself opens files that are locked with its own well-known
password (a mark against writing, not against reading), so that one is tried as well.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from importers.workbook.refusal import PARSER_FAULTS, Refused, damaged, unsafe

_EXCELS_OWN = "VelvetSweatshop"
_MOST_SPINS = 2_000_000
_SPINS = re.compile(rb'spinCount="(\d+)"')


def locked(passwords: Sequence[str], advice: str = "") -> Refused:
    """Return the refusal of a locked file."""
    tried = _WRONG if passwords else _NONE
    return Refused("FIL-002", {"tried": tried, "advice": advice or _ADVICE})


_NONE = "No password was given"
_WRONG = "No password that was given opens it"


_ADVICE = (
    "Give the right password, or open the file in Excel, take the password off "
    "(File, Info, Protect Workbook) and save it."
)

ADVICE_ODS = (
    "Open it in LibreOffice, choose Save As, clear the box “Save with password”, and give the new "
    "file."
)

ADVICE_ZIP = "Unpack the archive with its password and give the workbooks that are in it."


def is_locked(data: bytes) -> bool:
    """Whether an old workbook (.xls) is under a password.

    Where its records cannot be followed the answer is no: the reader then says what is broken.
    """
    from msoffcrypto.exceptions import FileFormatError, ParseError

    try:
        return bool(_office_file(data).is_encrypted())
    except (Refused, FileFormatError, ParseError, OSError, *PARSER_FAULTS):
        return False


def unlocked(data: bytes, passwords: Sequence[str]) -> bytes:
    """Return a locked workbook's content.

    Raises:
        Refused: FIL-002, no password opens it; FIL-001 or FIL-003, it is damaged or made to stall.
    """
    spins = _SPINS.search(data)
    if spins and (len(spins[1]) > 9 or int(spins[1]) > _MOST_SPINS):
        raise unsafe("its password would take a computer hours to try")
    for password in (*passwords, _EXCELS_OWN):
        content = _opened(data, password)
        if content is not None:
            return content
    raise locked(passwords)


def _opened(data: bytes, password: str) -> bytes | None:
    """Return the content, or None where the password is not the right one."""
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    content = io.BytesIO()
    try:
        file = _office_file(data)
        old = file.format != "ooxml"  # these always verify, and take no such argument
        try:
            file.load_key(password=password, **({} if old else {"verify_password": True}))
            file.decrypt(content)
        except (InvalidKeyError, DecryptionError):
            return None
    except (FileFormatError, ParseError, OSError, *PARSER_FAULTS):
        raise damaged("its locked content cannot be opened") from None
    return content.getvalue()


def _office_file(data: bytes) -> Any:  # noqa: ANN401  # the library has no type hints
    import msoffcrypto
    from msoffcrypto.exceptions import FileFormatError

    try:
        return msoffcrypto.OfficeFile(io.BytesIO(data))
    except (FileFormatError, OSError, *PARSER_FAULTS):
        raise damaged("its directory of contents is broken") from None
