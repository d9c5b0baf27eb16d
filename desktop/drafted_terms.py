"""The terms that we drafted ourselves, in one list for a clerk of the fund or a factory to check.

``python -m desktop.drafted_terms`` writes ``docs/terms-to-check.md`` from GLOSSARY.md, where a
drafted term is marked °, with how many texts use it and one to read it in; ``--check`` only says
whether the list is old (exit status 1). The running program never imports this file.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib  # type: ignore[import-untyped]  # ships no types; developers only

from desktop.texts import compiled

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY, PAGE = ROOT / "GLOSSARY.md", ROOT / "docs" / "terms-to-check.md"
DRAFTED = "°"
LANGUAGES = {"km": "Khmer", "zh": "Chinese"}
"""Language → its column of the glossary's tables."""

HEAD = """# Terms to check

These words were drafted by us and await a native reader who works with the fund: a payroll clerk,
an accountant, an officer of the fund. Each stands with how many texts of the program use it and
one of them. If you would say it otherwise, write your word into the last column and send us the
page; the term is changed in every text, and its mark ° in [GLOSSARY.md](../GLOSSARY.md) goes.

All other Khmer and Chinese wording was taken from the law, the fund's own pages or payrolls that
are public, as the glossary has it; tell us too where a whole sentence reads badly.

Written by `make docs`; do not edit it by hand.
"""


@dataclass(frozen=True, slots=True)
class Term:
    """A drafted term.

    Attributes:
        english: the glossary's English.
        word: as we translate it.
        note: what it means, or "".
    """

    english: str
    word: str
    note: str

    @property
    def forms(self) -> list[str]:
        """The words of the term, one or several."""
        return _split(self.word)

    @property
    def names(self) -> list[str]:
        """The English words of the term."""
        return _split(self.english)


def _split(words: str) -> list[str]:
    return [word.strip().removeprefix("to ") for word in re.split("[,;]", words)]


def drafted(language: str) -> list[Term]:
    """Return the terms of a language that are marked as drafted, in the glossary's order."""
    rows = _rows(GLOSSARY.read_text("utf-8"))
    return [
        Term(row["English"], word.removesuffix(DRAFTED).strip(), _note(row))
        for row in rows
        if (word := row[LANGUAGES[language]]).endswith(DRAFTED)
    ]


def _rows(text: str) -> Iterator[dict[str, str]]:
    """Yield the rows of the glossary's tables: heading → cell."""
    heads: list[str] = []
    for line in text.splitlines():
        cells = [
            cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")
        ]
        if not line.startswith("|"):
            heads = []
        elif not heads:
            heads = cells
        elif not set(cells[0]) <= set("- "):
            yield dict(zip(heads, cells, strict=True))


def _note(row: dict[str, str]) -> str:
    """Return what a term means; of a reserved word, what alone it means."""
    return row.get("note", "") or row.get("means only", "")


def page() -> str:
    """Return the list, as Markdown."""
    lines = [HEAD]
    for language, name in LANGUAGES.items():
        texts = _texts(language)
        lines += [f"## {name}", "", "| English | our word | texts | read it in | yours |"]
        lines += ["| --- | --- | ---: | --- | --- |"]
        lines += [_line(term, texts) for term in drafted(language)] + [""]
    return "\n".join(lines).rstrip() + "\n"


def _texts(language: str) -> list[tuple[str, str]]:
    """Return the English and the translation of every text, without breaks, the shortest first."""
    items = polib.pofile(str(compiled(language).with_suffix(".po")))
    pairs = [
        (item.msgid, (item.msgstr or item.msgstr_plural.get(0, "")).replace("\u200b", ""))
        for item in items
    ]
    return sorted(pairs, key=lambda pair: (len(pair[0]), pair[0]))


def _line(term: Term, texts: list[tuple[str, str]]) -> str:
    used = [pair for pair in texts if _has(pair[0], term.names) and _has(pair[1], term.forms)]
    example = " → ".join(_telling(used)) if used else ""
    what = f"{term.english} ({term.note})" if term.note else term.english
    cells = (what, term.word, str(len(used)), example, "")
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _has(text: str, words: list[str]) -> bool:
    return any(word.lower() in text.lower() for word in words)


def _telling(used: list[tuple[str, str]]) -> tuple[str, str]:
    """Return the shortest text that is a sentence, else the shortest."""
    return next((pair for pair in used if len(pair[0].split()) > 3), used[0])


def main(arguments: list[str]) -> int:
    """Write the list, or say whether it is old; return the exit status."""
    is_old = not PAGE.is_file() or PAGE.read_text("utf-8") != page()
    if is_old and "--check" in arguments:
        print(f"{PAGE.name} is old: run python -m desktop.drafted_terms")  # noqa: T201
        return 1
    PAGE.write_text(page(), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
