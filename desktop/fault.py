"""A fault of the program: one sentence for the person, one file for us, and nobody's data in it."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from desktop import VERSION
from desktop.texts import mark, translate

SORRY = mark("Sorry, a fault of the program kept it from doing this; your files are as they were.")
SEND = mark("Please send us {path} (it holds no person’s data).")
TELL = mark("Please tell us what you did just before.")


def write_bundle(fault: BaseException, language: str = "en") -> str:
    """Write what is needed to mend a fault, and return the sentence that names the file.

    Only the program's own file names, line numbers and kinds of error go in: no message of the
    error, no argument and no value, for these can hold a worker's name.
    """
    _ = translate(language)
    text = "\n".join(_lines(fault)) + "\n"
    try:
        path = Path(tempfile.mkdtemp(prefix="pheaktean-")) / "support.txt"
        path.write_text(text, encoding="utf-8")
    except OSError:  # as on a full disk
        return f"{_(SORRY)} {_(TELL)}"
    return f"{_(SORRY)} {_(SEND).format(path=path)}"


def _lines(fault: BaseException) -> list[str]:
    lines = [f"pheaktean {VERSION}", f"python {sys.version.split()[0]}", platform.platform()]
    link: BaseException | None = fault
    while link is not None:
        lines.append(type(link).__qualname__)
        for frame in traceback.extract_tb(link.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
        link = link.__cause__
    return lines
