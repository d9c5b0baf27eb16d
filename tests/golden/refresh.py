"""Writes the golden files anew: ``python -m tests.golden.refresh``; look at the diff then.

Each folder beside this file is one case; a case is a function that writes its files into a folder.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from declaration.export import Wanted, export
from tests.declaration.export.invented import month, summary, wording

FOLDER = Path(__file__).parent


def _export(layout: str, wanted: Wanted) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        export(month(), folder, layout, wording=wording, summary=summary, wanted=wanted)

    return write


CASES: dict[str, Callable[[Path], None]] = {
    "declaration-v10": _export("nssf-eform-v10", Wanted.DECLARATION),
    "declaration-grid-km": _export("nssf-eform-grid-km", Wanted.DECLARATION),
    "check": _export("nssf-eform-v10", Wanted.CHECK),
}
"""Folder → what writes it. Workbooks are kept as the text of their parts, see ``readable``."""


def readable(folder: Path) -> None:
    """Put each workbook's sheets and texts beside it as XML, a row a line, in its place."""
    import zipfile

    for path in folder.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                text = (
                    package.read(name).decode().replace("<row", "\n<row").replace("<si>", "\n<si>")
                )
                (path.parent / f"{path.stem}-{Path(name).name}").write_text(f"{text}\n", "utf-8")
        path.unlink()


def refresh() -> None:
    """Write every case anew."""
    for name, write in CASES.items():
        shutil.rmtree(FOLDER / name, ignore_errors=True)
        write(FOLDER / name)
        readable(FOLDER / name)


if __name__ == "__main__":
    refresh()
