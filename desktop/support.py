"""A fault of the program: one sentence for the person, one file for us, and nobody's data in it."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from desktop import VERSION


def write_bundle(fault: BaseException) -> str:
    """Write what is needed to mend a fault, and return the sentence that names the file.

    Only the program's own file names, line numbers and kinds of error go in: no message of the
    error, no argument and no value, for these can hold a worker's name.
    """
    said = "Sorry, the program has a fault and stopped; your files are as they were."
    text = "\n".join(_lines(fault)) + "\n"
    try:
        path = Path(tempfile.mkdtemp(prefix="pheaktean-")) / "support.txt"
        path.write_text(text, encoding="utf-8")
    except OSError:  # as on a full disk
        return f"{said} Please tell us what you did just before."
    return f"{said} Please send us {path} (it holds no person's data)."


def _lines(fault: BaseException) -> list[str]:
    lines = [f"pheaktean {VERSION}", f"python {sys.version.split()[0]}", platform.platform()]
    link: BaseException | None = fault
    while link is not None:
        lines.append(type(link).__qualname__)
        for frame in traceback.extract_tb(link.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
        link = link.__cause__
    return lines
