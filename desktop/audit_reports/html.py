"""report.html: one file that opens anywhere, without a network, scripts or fonts of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from declaration.export.clean import clean
from declaration.month import Month
from desktop.audit_reports.report import Cell, Histogram, Report, Section, Table
from desktop.formatting import month_name, number
from desktop.texts import Translator, mark, translate
from resources import resource

SHOWN = 100
"""Rows of a list on the page; all of them stand in report.xlsx and matches.csv."""

CHART_WIDTH, CHART_HEIGHT, FOOT = 860, 240, 34


def write_html(path: Path, report: Report) -> None:
    """Write the report as a page.

    Raises:
        OSError: the file cannot be written.
    """
    path.write_text("".join(_page(report)), encoding="utf-8", newline="\n")


def _page(report: Report) -> Iterator[str]:
    _ = translate(report.language)
    month = month_name(Month.parse(report.month), report.language)
    title = _text(_(report.title))
    yield f'<!doctype html>\n<html lang="{report.language}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title} · {_text(month)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
    yield f"<header>\n<h1>{title}</h1>\n<p class=month>{_text(month)}</p>\n"
    if report.enterprise:
        yield f"<p class=enterprise>{_text(report.enterprise)}</p>\n"
    yield from _facts(report.facts, _)
    yield "</header>\n<main>\n"
    for section in report.sections:
        yield from _section(section, _)
    yield "</main>\n</body>\n</html>\n"


def _style() -> str:
    return resource("reports", "audit.css").read_text("utf-8")


def _section(section: Section, _: Translator) -> Iterator[str]:
    yield f"<section>\n<h2>{_text(_(section.title))}</h2>\n"
    if section.as_list:
        items = "".join(f"<li>{_text(sentence)}</li>\n" for sentence in section.sentences)
        yield f"<ul>\n{items}</ul>\n" if items else "<p>–</p>\n"
    else:
        yield from (f"<p>{_text(sentence)}</p>\n" for sentence in section.sentences)
    yield from _facts(section.facts, _)
    if section.histogram:
        yield from _chart(section.histogram, _)
    if section.table:
        yield from _table(section.table, _)
    yield "</section>\n"


def _facts(facts: Sequence[tuple[str, str]], _: Translator) -> Iterator[str]:
    if facts:
        rows = (f"<dt>{_text(_(label))}</dt><dd>{_text(value)}</dd>\n" for label, value in facts)
        yield f"<dl>\n{''.join(rows)}</dl>\n"


def _table(table: Table, _: Translator) -> Iterator[str]:
    if not table.rows:
        yield f"<p class=none>{_text(_('None.'))}</p>\n"
        return
    heads = "".join(
        f"<th scope=col{' class=n' if _holds_numbers(table, i) else ''}>{_text(_(heading))}</th>"
        for i, heading in enumerate(table.headings)
    )
    yield f"<div class=wide><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for row in table.rows[:SHOWN]:
        yield f"<tr>{''.join(map(_cell, row))}</tr>\n"
    yield "</tbody>\n</table></div>\n"
    if len(table.rows) > SHOWN:
        more = _("The first {shown} of {all}; all of them stand in report.xlsx.").format(
            shown=SHOWN, all=number(len(table.rows))
        )
        yield f"<p class=more>{_text(more)}</p>\n"


def _holds_numbers(table: Table, column: int) -> bool:
    return any(isinstance(row[column], int) for row in table.rows[:SHOWN])


def _cell(value: Cell) -> str:
    if isinstance(value, int):
        return f"<td class=n>{number(value)}</td>"
    return f"<td>{_text(value or '')}</td>"


def _text(text: str) -> str:
    return escape(clean(text))


def _chart(bars: Histogram, _: Translator) -> Iterator[str]:
    """Yield the chart: two bars a step, paid and declared."""
    tallest = max([1, *bars.paid, *bars.declared])
    width = CHART_WIDTH / len(bars.paid)
    label = _text(_(mark("Workers by wage, paid and declared")))
    yield f'<svg role=img aria-label="{label}" viewBox="0 0 {CHART_WIDTH} {CHART_HEIGHT + FOOT}">\n'
    for i, pair in enumerate(zip(bars.paid, bars.declared, strict=True)):
        for which, workers in enumerate(pair):
            height = workers / tallest * (CHART_HEIGHT - 20)
            x, y = i * width + which * width * 0.42 + width * 0.08, CHART_HEIGHT - height
            kind = ("paid", "declared")[which]
            tip = f"{number(i * bars.step)}–{number((i + 1) * bars.step)}: {number(workers)}"
            yield (
                f'<rect class={kind} x="{x:.1f}" y="{y:.1f}" width="{width * 0.4:.1f}" '
                f'height="{height:.1f}"><title>{tip}</title></rect>\n'
            )
    yield from _axis(bars, width, tallest)
    yield "</svg>\n<p class=legend>"
    yield f"<span class=paid></span>{_text(_(mark('Paid')))} "
    yield f"<span class=declared></span>{_text(_(mark('Declared')))} "
    yield f"· {_text(_('Steps of {step} riel.').format(step=number(bars.step)))}</p>\n"


def _axis(bars: Histogram, width: float, tallest: int) -> Iterator[str]:
    yield f'<line x1="0" x2="{CHART_WIDTH}" y1="{CHART_HEIGHT}" y2="{CHART_HEIGHT}"/>\n'
    every = max(1, len(bars.paid) // 8)
    for i in range(0, len(bars.paid) - 1, every):
        yield f'<text x="{i * width:.1f}" y="{CHART_HEIGHT + 18}">{number(i * bars.step)}</text>\n'
    yield f'<text x="{CHART_WIDTH}" y="12" text-anchor="end">{number(tallest)}</text>\n'
