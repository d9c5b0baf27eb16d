"""What went wrong outside the payroll, as one sentence that says what to do. No Qt.

A closed door (no permission, a full disk, a file that is gone) is named with its advice. Anything
else is a fault of the program: it becomes a support file without anyone's data.
"""

from __future__ import annotations

import errno
from pathlib import Path

from declaration.vault.errors import VaultError
from desktop.journal import InUseError
from desktop.texts import mark, translate

DOORS = {
    errno.ENOSPC: mark("The disk is full. Free some space and try again; nothing was changed."),
    errno.EACCES: mark(
        "No permission for “{name}”. Close the file in Excel if it is open there, or choose a "
        "folder that you may write to."
    ),
    errno.EROFS: mark("“{name}” cannot be written to. Choose another folder."),
    errno.ENOENT: mark(
        "“{name}” is not there any more. Put it back, or take it off the list of files."
    ),
    errno.EISDIR: mark("“{name}” is a folder, where a file is needed. Choose a file."),
}
"""Error number → sentence."""

DOORS[errno.EPERM] = DOORS[errno.EACCES]
DOORS[errno.ENOTDIR] = DOORS[errno.ENOENT]

WRITING = {
    "full": mark("The disk of “{name}” is full. Make room and start again; nothing was changed."),
    "open": mark(
        "“{name}” is open in another program. Close it there and start again; nothing was changed."
    ),
    "permission": mark("“{name}” may not be written to. Choose another folder."),
    "not_a_folder": mark("“{name}” is not a folder. Choose another folder."),
    "declaration": mark(
        "“{name}” holds a declaration, and the findings and the summary there belong to it. Choose "
        "another folder; nothing was changed."
    ),
}
"""Why the export could not write (``CannotWriteError.reason``) → sentence."""

NOT_KEPT_FULL = mark(
    "The disk is full, so this month would be lost if the program stopped now. Make room; the next "
    "change keeps all of it."
)
NOT_KEPT = mark(
    "“{name}” cannot be written, so this month would be lost if the program stopped now. Allow "
    "writing there; the next change keeps all of it."
)
IN_USE = mark(
    "Another window works on that month. Go on with it there, or close that window first."
)
DAMAGED_MONTH = mark(
    "What was noted of an unfinished month is damaged and cannot be gone on with. Open its payroll "
    "files again; the damaged notes are kept as “{name}”."
)
DAMAGED_SETTINGS = mark(
    "What this program remembers of you was damaged: choose language, colours and enterprise once "
    "more. No month is touched; the damaged file is kept as “{name}”."
)

NO_FOLDER = mark("The folder “{name}” is not there. Choose another folder; nothing was changed.")

LAYOUT = mark("This layout cannot be used: {why} Choose another layout, or mend its file.")
TOO_MANY = mark(
    "{why} Declare the branches one after the other, each from its own payroll; nothing was "
    "changed."
)

REFUSED = mark("The system refused “{name}”: {why}. Try again, or choose another place.")


def not_kept(problem: OSError, language: str) -> str:
    """Return one sentence on why the journal of the month could not be written."""
    text = NOT_KEPT_FULL if problem.errno in (errno.ENOSPC, errno.EDQUOT) else NOT_KEPT
    return translate(language)(text).format(name=problem.filename or problem.filename2 or "")


def not_written(problem: OSError, path: Path, language: str) -> str:
    """Return one sentence on why a file could not be written, and what to do."""
    if not path.parent.is_dir():
        return translate(language)(NO_FOLDER).format(name=path.parent)
    from declaration.export.folder import explained

    found = explained(problem, path)
    if found.reason == "other":
        return sentence(OSError(problem.errno, problem.strerror, str(path)), language)
    return sentence(found, language)


def _export_refused(problem: ValueError) -> str:
    """Return the sentence where the declaration cannot take the form asked for, else ""."""
    from declaration.export import LayoutError, TooManyRowsError

    if isinstance(problem, LayoutError):
        return LAYOUT
    return TOO_MANY if isinstance(problem, TooManyRowsError) else ""


def sentence(problem: BaseException, language: str) -> str:
    """Return one sentence for the person: what happened and what to do."""
    _ = translate(language)
    if isinstance(problem, VaultError):
        return _(problem.sentence).format(**problem.values)
    if isinstance(problem, InUseError):
        return _(IN_USE)
    if isinstance(problem, OSError):
        if reason := WRITING.get(getattr(problem, "reason", "")):
            return _(reason).format(name=getattr(problem, "path", ""))
        name = problem.filename or problem.filename2 or ""
        known = DOORS.get(problem.errno or 0)
        if known is None:
            return _(REFUSED).format(name=name, why=problem.strerror or problem)
        return _(known).format(name=name)
    if isinstance(problem, MemoryError):
        return _(mark("There is not enough memory. Close other programs and try again."))
    if isinstance(problem, ValueError) and (said := _export_refused(problem)):
        return _(said).format(why=problem)
    from desktop.fault import write_bundle

    return write_bundle(problem, language)
