"""report.html: one file that opens anywhere, without a network, scripts or fonts of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from declaration.export.clean import clean
from desktop.audit_reports.report import (
    Answer,
    Cell,
    Line,
    Part,
    Picture,
    Report,
    Section,
    Table,
    in_cell,
    in_each,
)
from desktop.formatting import number
from desktop.texts import mark, translate
from resources import resource

SHOWN = 100
"""Rows of a list on the page; all of them stand in report.xlsx."""
BREADTH = 860.0
"""Of a chart [pixels]."""
NAMES = {"en": "English", "km": "ខ្មែរ", "zh": "中文"}
"""Languages, each in its own."""

EVIDENCE = mark("Evidence")
MORE = mark("The first {shown} of {all}; all of them stand in report.xlsx, sheet “{sheet}”.")


def write_html(path: Path, report: Report) -> None:
    """Write the report as a page.

    Raises:
        OSError: the file cannot be written.
    """
    path.write_text("".join(_page(report)), encoding="utf-8", newline="\n")


def _page(report: Report) -> Iterator[str]:
    title = _text(" · ".join([*in_each(report.title, report.languages[:1]), report.month]))
    yield f'<!doctype html>\n<html lang="{report.languages[0]}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
    yield from _header(report)
    yield "<main>\n"
    for part in report.parts:
        yield from _part(part)
    yield f'<div id="evidence">\n{_heading(EVIDENCE, report.languages)}'
    for section in report.evidence:
        yield from _section(section, report.languages)
    yield "</div>\n</main>\n</body>\n</html>\n"


def _style() -> str:
    return resource("reports", "audit.css").read_text("utf-8")


def _header(report: Report) -> Iterator[str]:
    first, *others = in_each(report.title, report.languages)
    yield f"<header>\n<h1>{_text(first)}</h1>\n"
    yield f"<p class=month>{_text(' · '.join([*others, report.month]))}</p>\n"
    if report.enterprise:
        yield f"<p class=enterprise>{_text(report.enterprise)}</p>\n"
    links = [f'<a href="#{each.language}">{NAMES[each.language]}</a>' for each in report.parts]
    links.append(f'<a href="#evidence">{_text(" ".join(in_each(EVIDENCE, report.languages)))}</a>')
    yield f"<nav>{' · '.join(links)}</nav>\n</header>\n"


def _part(part: Part) -> Iterator[str]:
    yield f'<article id="{part.language}" lang="{part.language}">\n'
    yield f"<h2>{_text(part.title)} · {_text(part.month)}</h2>\n"
    yield f"<p class=about>{_text(' · '.join(part.about))}</p>\n"
    heads = "".join(f"<th scope=col class=n>{_text(head)}</th>" for head in part.heads)
    yield f"<div class=wide><table class=answers>\n<thead><tr><th></th>{heads}</tr></thead>\n"
    for answer in part.answers:
        yield from _answer(answer)
    yield "</table></div>\n"
    for picture in part.pictures:
        yield from _figure(picture)
    yield "</article>\n"


def _answer(answer: Answer) -> Iterator[str]:
    question = _text(answer.question)
    yield f"<tbody>\n<tr data-block><th colspan=4 scope=rowgroup>{question}</th></tr>\n"
    if answer.verdict:
        yield f"<tr><td colspan=4 class=verdict>{_text(answer.verdict)}</td></tr>\n"
    if answer.said:
        yield f"<tr><td colspan=4 class=said>{_text(answer.said)}</td></tr>\n"
    yield from map(_line, answer.lines)
    yield "</tbody>\n"


def _line(line: Line) -> str:
    figures = "".join(f"<td class=n>{_text(figure)}</td>" for figure in figures_of(line))
    return f"<tr><td>{_text(line.words)}</td>{figures}</tr>\n"


def figures_of(line: Line) -> tuple[str, str, str]:
    """Return the three figures of a line as they are read; "" for what there is not."""
    return (
        "" if line.workers is None else number(line.workers),
        "" if line.share is None else f"{line.share:.2%}",
        "" if line.riel is None else number(line.riel),
    )


def _figure(picture: Picture) -> Iterator[str]:
    from desktop.charts.svg import as_svg
    from desktop.printing.fonts import application

    application()
    chart = picture.make()
    yield f"<figure data-block>\n<h3>{_text(chart.title)}</h3>\n"
    yield as_svg(chart, BREADTH, picture.height)
    yield f"<figcaption>{_text(' '.join(picture.sentences))}</figcaption>\n</figure>\n"


def _section(section: Section, languages: Sequence[str]) -> Iterator[str]:
    yield f"<section data-block>\n{_heading(section.title, languages)}"
    for language, sentences in zip(languages, section.sentences, strict=False):
        yield from _sentences(sentences, language, as_list=section.as_list)
    for table in section.tables:
        yield from _table(table, languages)
    yield "</section>\n"


def _heading(title: str, languages: Sequence[str]) -> str:
    first, *others = in_each(title, languages)
    more = f" <small>{_text(' · '.join(others))}</small>" if others else ""
    return f"<h2>{_text(first)}{more}</h2>\n"


def _sentences(sentences: Sequence[str], language: str, *, as_list: bool) -> Iterator[str]:
    if as_list:
        items = "".join(f"<li>{_text(sentence)}</li>\n" for sentence in sentences)
        yield f'<ul lang="{language}">\n{items}</ul>\n' if items else "<p>–</p>\n"
    else:
        yield from (f'<p lang="{language}">{_text(each)}</p>\n' for each in sentences)


def _table(table: Table, languages: Sequence[str]) -> Iterator[str]:
    if not table.rows:
        yield f"<p class=none>{_text(' · '.join(in_each('None.', languages)))}</p>\n"
        return
    heads = "".join(
        f"<th scope=col{' class=n' if _holds_numbers(table, i) else ''}>"
        f"{_lines(chr(10).join(said))}</th>"
        for i, said in enumerate(table.heads(languages))
    )
    yield f"<div class=wide><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for row in table.rows[:SHOWN]:
        cells = "".join(_cell(cell, i, table, languages) for i, cell in enumerate(row))
        yield f"<tr>{cells}</tr>\n"
    yield "</tbody>\n</table></div>\n"
    if len(table.rows) > SHOWN:
        yield from (f"<p class=more>{_text(said)}</p>\n" for said in more(table, SHOWN, languages))


def more(table: Table, shown: int, languages: Sequence[str]) -> list[str]:
    """Return, in each language, where the rest of a table stands."""
    sheet = translate(languages[0])(table.name)
    said = (translate(language)(MORE) for language in languages)
    rows = number(len(table.rows))
    return [each.format(shown=number(shown), all=rows, sheet=sheet) for each in dict.fromkeys(said)]


def _holds_numbers(table: Table, column: int) -> bool:
    return any(isinstance(row[column], int) for row in table.rows[:SHOWN])


def _cell(value: Cell, column: int, table: Table, languages: Sequence[str]) -> str:
    if isinstance(value, int):
        return f"<td class=n>{number(value)}</td>"
    said = in_cell(value, languages) if column in table.words else value
    return f"<td>{_lines(str(said or ''))}</td>"


def _lines(text: str) -> str:
    return "<br>".join(map(_text, text.split("\n")))


def _text(text: str) -> str:
    return escape(clean(text))
