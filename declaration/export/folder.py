"""All or nothing: a set of files appears in a folder whole, or the folder stays as it was.

Files are made in a hidden working folder on the same disk, flushed, and then moved into place.

- The folder does not exist yet: the working folder is made beside it and renamed. One step.
- It exists: the working folder lies inside it. Files of the set before are moved into ``old``, the
  new ones into place, and the swap is over when the working folder is renamed away. If a move
  fails (a file is open in another program), everything is moved back. If the machine stops in
  between, the next export into this folder first moves everything back: the journal says what.

So a reader finds the old set or the new one, except for the moment of the moves themselves. Files
that are not of the set are never touched. One export at a time may work on a folder.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

MARK = ".pheaktean"
"""How the names of working folders begin."""
HEX = 12
"""So many digits end them."""
JOURNAL, NEW, OLD = "journal.json", "new", "old"


class CannotWriteError(OSError):
    """The files could not be written; the message is one sentence for a person.

    Attributes:
        reason: ``full``, ``open``, ``permission``, ``not_a_folder`` or ``other``.
        path: which file or folder.
    """

    def __init__(self, reason: str, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.path = path


class FileSet:
    """Files being made for a folder. Leaving it without ``commit`` leaves no trace.

    Attributes:
        target: where the files are to go.
        new: where they are made.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self.new = target
        self._work = target
        self._made: list[Path] = []

    def __enter__(self) -> FileSet:
        try:
            self._prepare()
        except OSError as problem:
            self._forget()
            raise explained(problem, self.target) from problem
        return self

    def __exit__(
        self, _: type[BaseException] | None, problem: BaseException | None, __: TracebackType | None
    ) -> None:
        self._forget()
        if isinstance(problem, OSError) and not isinstance(problem, CannotWriteError):
            raise explained(problem, self.target) from problem

    def _prepare(self) -> None:
        if self.target.exists():
            recover(self.target)
            self._work = self.target / f"{MARK}-{_digits()}"
        else:
            self._make_parents(self.target.parent)
            self._work = self.target.parent / f"{MARK}-{self.target.name}-{_digits()}"
        self.new = self._work / NEW
        self._work.mkdir()
        self.new.mkdir()

    def _make_parents(self, folder: Path) -> None:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        for path in reversed(missing):
            with suppress(FileExistsError):  # another process of a batch made it meanwhile
                path.mkdir()
                self._made.append(path)

    def _forget(self) -> None:
        """Remove the working folder, and the folders made for it that nothing came into."""
        if self._work != self.target:
            shutil.rmtree(self._work, ignore_errors=True)
        for path in reversed(self._made):
            with suppress(OSError):  # somebody put a file into it, or took it away
                path.rmdir()

    def commit(self, replaced: Iterable[str]) -> None:
        """Put the new files in place of the old.

        Args:
            replaced: names in the folder that belong to the set before and have no place in the
                new one; names of new files are replaced anyway.

        Raises:
            CannotWriteError: the folder is as it was.
        """
        try:
            flush_tree(self.new)
            if self.target.exists():
                self._swap(set(replaced))
            else:
                self.new.rename(self.target)
                flush_folder(self.target.parent)
        except OSError as problem:
            raise explained(problem, self.target) from problem

    def _swap(self, replaced: set[str]) -> None:
        made = [path.relative_to(self.new).as_posix() for path in files_below(self.new)]
        names = sorted({*replaced, *made})
        present = [name for name in names if os.path.lexists(self.target / name)]
        write_flushed(self._work / JOURNAL, json.dumps({"names": names, "present": present}))
        try:
            for name in present:
                _move(self.target / name, self._work / OLD / name)
            for name in made:
                _move(self.new / name, self.target / name)
        except OSError:
            move_back(self._work, self.target)
            raise
        flush_folder(self.target)
        (self._work / JOURNAL).unlink()  # from here on the new set stands


def _digits() -> str:
    return os.urandom(HEX // 2).hex()


def recover(target: Path) -> None:
    """Undo a swap that was cut short, and remove what a stopped export left in the folder.

    A working folder that bears another folder's name is let be: it belongs to one below this that
    is being made, as by another process of a batch.
    """
    for work in target.glob(f"{MARK}-{'[0-9a-f]' * HEX}"):
        if (work / JOURNAL).exists():
            move_back(work, target)
        shutil.rmtree(work)


def move_back(work: Path, target: Path) -> None:
    """Put the set before back, as the journal has it."""
    try:
        journal = json.loads((work / JOURNAL).read_text("utf-8"))
    except ValueError:  # cut short while it was written: nothing was moved yet
        return
    for name in journal["names"]:
        if os.path.lexists(work / OLD / name):
            (work / OLD / name).replace(target / name)
        elif name not in journal["present"] and not os.path.lexists(work / NEW / name):
            (target / name).unlink(missing_ok=True)
    (work / JOURNAL).unlink()


def files_below(folder: Path) -> list[Path]:
    """Return every file in a folder and in the folders below it."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _move(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    path.rename(to)


def flush_tree(folder: Path) -> None:
    """Bring every file below the folder to the disk itself."""
    for path in folder.rglob("*"):
        if path.is_file():
            flush_file(path)
        else:
            flush_folder(path)
    flush_folder(folder)


def flush_file(path: Path) -> None:
    """Bring a file to the disk itself."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Bring a folder's list of names to the disk; systems that cannot do it do it themselves."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_flushed(path: Path, text: str) -> None:
    """Write a small file and bring it to the disk."""
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _is_of_the_set(path: Path, target: Path) -> bool:
    """Return whether a path is one of the files in a folder, not of those being made in it."""
    return target in path.parents and not path.relative_to(target).parts[0].startswith(MARK)


def explained(problem: OSError, target: Path) -> CannotWriteError:
    """Return an error of the system as one sentence for a person."""
    if isinstance(problem, CannotWriteError):
        return problem
    path = Path(os.fsdecode(problem.filename)) if problem.filename else target
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        sentence = f"The disk of “{target}” is full. Make room and start again."
        return CannotWriteError("full", target, f"{sentence} Nothing was changed.")
    if getattr(problem, "winerror", None) in (5, 32, 33) and _is_of_the_set(path, target):
        sentence = f"“{path.name}” is open in another program. Close it and start again."
        return CannotWriteError("open", path, f"{sentence} Nothing was changed.")
    if isinstance(problem, PermissionError) or problem.errno == errno.EROFS:
        sentence = f"“{target}” may not be written to. Choose another folder."
        return CannotWriteError("permission", target, f"{sentence} Nothing was changed.")
    if isinstance(problem, NotADirectoryError | FileExistsError):
        sentence = f"“{target}” is not a folder. Choose another name."
        return CannotWriteError("not_a_folder", target, f"{sentence} Nothing was changed.")
    sentence = f"The files could not be written to “{target}”: {problem.strerror or problem}."
    return CannotWriteError("other", target, f"{sentence} Nothing was changed.")
