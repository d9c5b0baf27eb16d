"""The support bundle of the month that stands in the window. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.support.bundle import Bundle
from desktop.support.fitting import Asked
from desktop.support.making import asked_of, make_bundle
from importers.workbook import open_all

if TYPE_CHECKING:
    from desktop.support.making import Report
    from desktop.workbench import Workbench
    from importers.sheet import Workbook


def bundle_of(bench: Workbench, books: Sequence[Workbook], language: str, report: Report) -> Bundle:
    """Return the bundle of a month as it is shown, corrected cells in it.

    Args:
        bench: what was given and chosen for the month.
        books: the payrolls, opened, corrected cells in them.
        language: of the sentences.
        report: takes how far it is; raises to cancel.

    Raises:
        LeakError: something of a person's was found in it.
        OSError: a source is gone.
    """
    listed: list[Path] = [bench.register] if bench.register else []
    known = list(open_all(listed, bench.passwords)) if listed else []
    asked = Asked(books, bench.choices(), bench.options(), bench.enterprise)
    return make_bundle(asked_of(books, known, asked), [*bench.sources, *listed], language, report)
