"""What the export itself has to say: texts changed, names parted, required cells left blank."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration.export.clean import clean
from declaration.export.figures import Figures
from declaration.export.layouts import LayoutColumn
from declaration.export.sheets import SheetTable
from declaration.findings import Finding, Place
from declaration.payroll import Int

SAMPLES = 5


def remarks(figures: Figures, sheets: list[SheetTable]) -> list[Finding]:
    """Return the findings about what is written.

    Args:
        figures: after every table was made from them.
        sheets: of the declaration.
    """
    found = [*_altered(figures)]
    for script in ("km", "latin"):
        found += _parted(figures, sheets, script)
    for sheet in sheets:
        found += _blanks(figures, sheet)
    return found


def _altered(figures: Figures) -> Iterator[Finding]:
    """EXP-002: one for each worker and text that had to be changed."""
    payroll = figures.month.payroll
    for name, changed in figures.altered.items():
        for worker in np.flatnonzero(changed).tolist() if name in payroll.texts else ():
            text = payroll.text(name)[worker]
            if clean(text) == text:
                continue  # made of another field's text, which is named itself
            written = clean(text)
            yield Finding(
                "EXP-002",
                payroll.place(worker, name),
                worker,
                field=name,
                value=visible(text),
                expected=written,
                figures={"field": name, "text": visible(text), "written": written},
            )


def visible(text: str) -> str:
    r"""Return a text whose unwritable characters are named, cut to what a person reads.

    >>> visible("so\x00k")
    'so␀k'
    """
    shown = "".join(chr(0x2400 + ord(c)) if ord(c) < 32 else c for c in text[:80])
    return "".join("�" if clean(c) != c else c for c in shown)


def _parted(figures: Figures, sheets: list[SheetTable], script: str) -> Iterator[Finding]:
    """EXP-003: one for each script whose whole names were parted for a layout that wants two."""
    field = f"family_name_{script}"
    if not any(field in column.sources for sheet in sheets for column in sheet.sheet.columns):
        return
    payroll, declared, names = figures.month.payroll, figures.declared(), figures.names(script)
    workers = np.flatnonzero(names.parted & declared)
    if len(workers):
        first = int(workers[0])
        whole = payroll.text(f"name_{script}")
        unparted = names.not_parted & declared
        yield Finding(
            "EXP-003",
            Place(payroll.place(first).file, payroll.place(first).sheet),
            field=f"name_{script}",
            value=clean(whole[first]),
            figures={
                "field": f"name_{script}",
                "workers": len(workers),
                "name": clean(whole[first]),
                "family": names.family[first],
                "given": names.given[first],
                "unparted": int(unparted.sum()),
            },
        )


def _blanks(figures: Figures, sheet: SheetTable) -> Iterator[Finding]:
    """EXP-004, EXP-005: one for each column that the layout requires and that is not filled."""
    workers = np.flatnonzero(figures.declared())
    for column, layout in zip(sheet.table.columns, sheet.sheet.columns, strict=True):
        blank = column.blank()
        if not layout.required or not blank.any():
            continue
        if sheet.sheet.of_workers:
            lacking = _without_unparted(figures, layout, workers[blank])
            if lacking:
                yield _blank_for(figures, layout, lacking)
        else:
            figures_of = {"column": layout.name, "sheet": sheet.sheet.name}
            yield Finding("EXP-005", field=layout.sources[0], figures=figures_of)


def _without_unparted(figures: Figures, layout: LayoutColumn, workers: Int) -> list[int]:
    """Return the workers without those whose name could not be parted: EXP-003 speaks of them."""
    field, _, script = layout.sources[0].rpartition("_")
    if field == "given_name":
        workers = workers[~figures.names(script).not_parted[workers]]
    lacking: list[int] = workers.tolist()
    return lacking


def _blank_for(figures: Figures, layout: LayoutColumn, workers: list[int]) -> Finding:
    payroll, field = figures.month.payroll, layout.sources[0]
    return Finding(
        "EXP-004",
        payroll.place(workers[0], field),
        workers[0] if len(workers) == 1 else None,
        others=() if len(workers) == 1 else tuple(workers),
        field=field,
        figures={
            "column": layout.name,
            "field": field,
            "workers": len(workers),
            "who": ", ".join(_who(figures, worker) for worker in workers[:SAMPLES]),
        },
    )


def _who(figures: Figures, worker: int) -> str:
    payroll = figures.month.payroll
    number = payroll.text("worker_number")[worker]
    return clean(number or payroll.name(worker) or payroll.place(worker).cell)
