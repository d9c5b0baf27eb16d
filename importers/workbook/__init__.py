"""Opens workbooks: every format a factory keeps → ``importers.sheet.Workbook``.

One call, ``open_all``. What a file can contain never raises: it is read, or a finding says why
not. A file passes these steps: what it is by its content (``looks``), whether it is safe
(``guard``), its password (``locked``), its reader (``xlsx``, ``xlsb``, ``xls``, ``ods``,
``delimited``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importers.sheet import Progress, Workbook

__all__ = ["open_all"]


def open_all(
    paths: Sequence[Path], passwords: Sequence[str] = (), progress: Progress | None = None
) -> Iterator[Workbook]:
    """Yield every workbook meant by some paths, opened.

    A folder or archive gives its workbooks in name order. The same bytes given twice are read
    once: the second comes without sheets and with FIL-006.

    Args:
        paths: files, folders and archives.
        passwords: tried on locked files, in order.
        progress: told the file's name, which of several it is, and the share of all that is done.

    Raises:
        OSError: a path is not there, is locked by another program, or may not be read.
    """
    from importers.workbook import sources
    from importers.workbook.opening import Opener

    files = sources.files(paths)
    opener = Opener(passwords)
    for position, path in enumerate(files):
        beat = _beat(progress, path.name, position, len(files))
        beat(0.0)
        yield from opener.opened(sources.load(path), beat)
        beat(1.0)


def _beat(
    progress: Progress | None, name: str, position: int, count: int
) -> Callable[[float], None]:
    if progress is None:
        return lambda _: None
    tell = progress
    which = f"{name} · {position + 1}/{count}" if count > 1 else name
    return lambda share: tell(which, (position + share) / count)
