"""The support bundle of the month that stands in the window. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.support_bundle import Bundle, asked_of, make_bundle
from desktop.support_fitting import Asked
from importers.workbook import open_all

if TYPE_CHECKING:
    from desktop.session import State
    from desktop.tasks import Report


def bundle_of(state: State, language: str, report: Report) -> Bundle:
    """Return the bundle of a month as it is shown, corrected cells in it.

    Args:
        state: of the session, with a month worked out.
        language: of the sentences.
        report: takes how far it is; raises to cancel.

    Raises:
        LeakError: something of a person's was found in it.
        OSError: a source is gone.
    """
    bench = state.bench
    listed: list[Path] = [bench.register] if bench.register else []
    known = list(open_all(listed, bench.passwords)) if listed else []
    books = list(state.corrected or state.books)
    asked = Asked(books, bench.choices(), bench.options(), bench.enterprise)
    return make_bundle(asked_of(books, known, asked), [*bench.sources, *listed], language, report)
