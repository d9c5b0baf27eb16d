"""The reference of codes and fields, written from the catalogue and never by hand.

``python -m desktop.reference`` writes ``docs/``; with ``--check`` it only says which page is old
(exit status 1).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from declaration.fields import FIELDS, Kind, Role
from declaration.findings import codes, entry
from desktop.fields import field_description, field_title
from desktop.texts import Translator, mark, translate

FOLDER = Path(__file__).resolve().parent.parent / "docs"

FAMILIES = {
    "FIL": mark("Files"),
    "MAP": mark("Columns"),
    "FMT": mark("Formats"),
    "ROW": mark("One row"),
    "DUP": mark("Repeats"),
    "CON": mark("Contracts"),
    "WAG": mark("Wages"),
    "OVT": mark("Overtime"),
    "REG": mark("Registration"),
    "CAL": mark("Computation"),
    "PER": mark("Against other months"),
    "XCK": mark("Against other files"),
    "EXP": mark("Writing the files"),
    "LAW": mark("Figures of law"),
}

SEVERITIES = {
    "stop": (mark("Stop"), mark("no file can be made")),
    "error": (mark("Error"), mark("this worker's line would be refused or wrong")),
    "warning": (mark("Warning"), mark("legal risk; the file can go")),
    "notice": (mark("Notice"), mark("look once")),
    "changed": (mark("Changed"), mark("the program altered a value, and says how")),
}

LABELS = {
    "message": mark("What it says"),
    "cause": mark("Why it happens"),
    "fix": mark("What to do"),
    "law": mark("Law"),
    "price": mark("Its price"),
    "cannot_know": mark("What it cannot know"),
}

KINDS = {
    Kind.CODE: mark("number or code, kept as text"),
    Kind.TEXT: mark("text"),
    Kind.DATE: mark("date"),
    Kind.QUANTITY: mark("days or hours"),
    Kind.MONEY: mark("money"),
}

ROLES = {
    Role.IDENTITY: mark("Who the worker is"),
    Role.EMPLOYMENT: mark("The employment"),
    Role.TIME: mark("Days and hours"),
    Role.PART: mark("Pay items"),
    Role.TOTAL: mark("Totals"),
    Role.DEDUCTION: mark("Deductions"),
    Role.SCHEME: mark("Contributions that the payroll shows"),
    Role.OTHER: mark("Others"),
}


def findings_page(language: str) -> str:
    """Return the reference of every code, as Markdown."""
    _ = translate(language)
    lines = [
        f"# {_('Reference of findings')}",
        "",
        _(
            "Every remark the program can make on a payroll, by its code. Written from the"
            " catalogue in resources/findings by “python -m desktop.reference”;"
            " do not edit it here."
        ),
        "",
        f"| {_('severity')} | {_('meaning')} |",
        "| --- | --- |",
        *(f"| {_(name)} | {_(meaning)} |" for name, meaning in SEVERITIES.values()),
        "",
    ]
    family = ""
    for code in codes():
        if code[:3] != family:
            family = code[:3]
            lines += [f"## {family}: {_(FAMILIES[family])}", ""]
        lines += _finding(code, _)
    return "\n".join(lines)


def _finding(code: str, _: Translator) -> Iterator[str]:
    """Yield the lines of one code."""
    said = entry(code)
    yield f"### {code}: {_(said.title)}"
    yield ""
    yield f"- **{_('Severity')}**: {_(SEVERITIES[said.severity][0])}"
    for key, label in LABELS.items():
        if text := getattr(said, key):
            yield f"- **{_(label)}**: {_one_line(_(text))}"
    yield f"- **{_('Since version')}**: {said.since}"
    yield ""


def fields_page(language: str) -> str:
    """Return the reference of every field, as Markdown."""
    _ = translate(language)
    lines = [
        f"# {_('Reference of fields')}",
        "",
        _(
            "What a column of a payroll can mean. The names are those of mappings, of --include and"
            " of the findings. Written by “python -m desktop.reference”;"
            " do not edit it here."
        ),
        "",
    ]
    for role, title in ROLES.items():
        heads = (_("name"), _("field"), _("kind"), _("holds"))
        lines += [f"## {_(title)}", "", f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |"]
        lines += [_field(name, language) for name, it in FIELDS.items() if it.role is role]
        lines.append("")
    return "\n".join(lines)


def _field(name: str, language: str) -> str:
    """Return one field's line of the table."""
    kind = translate(language)(KINDS[FIELDS[name].kind])
    title, holds = field_title(name, language), field_description(name, language)
    return f"| `{name}` | {title} | {kind} | {holds} |"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def pages() -> dict[str, str]:
    """Return file name → content of every page."""
    return {
        "findings.md": findings_page("en"),
        "findings.km.md": findings_page("km"),
        "findings.zh.md": findings_page("zh"),
        "fields.md": fields_page("en"),
        "fields.km.md": fields_page("km"),
        "fields.zh.md": fields_page("zh"),
    }


def old_pages(folder: Path = FOLDER) -> list[str]:
    """Return the names of the pages that are missing or not what would be written."""
    return [
        name
        for name, content in pages().items()
        if not (folder / name).is_file() or (folder / name).read_text("utf-8") != content
    ]


def write(folder: Path = FOLDER) -> None:
    """Write every page."""
    folder.mkdir(exist_ok=True)
    for name, content in pages().items():
        (folder / name).write_text(content, "utf-8")


def main(arguments: list[str]) -> int:
    """Write or check the pages; return the exit status."""
    if "--check" not in arguments:
        write()
    old = old_pages()
    sys.stdout.writelines(f"docs/{name} is old: run python -m desktop.reference\n" for name in old)
    return int(bool(old))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
