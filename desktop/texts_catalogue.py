"""For developers: collects every text, brings the translations up to date, compiles them.

``python -m desktop.texts_catalogue`` rewrites ``resources/translations``; with ``--check`` it only
says what is missing or old (exit status 1). A text that changed a little keeps its translation,
marked ``fuzzy`` with the old source beside it, until a person has looked; tests refuse ``fuzzy``.
Texts come from Python sources (``_("…")``, ``mark("…")``, ``ngettext``, ``pgettext``) and from
data: findings, phrases, figures of law, fields, chapters of the help, and what the command line
says of its options. The running program never imports this file.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib  # type: ignore[import-untyped]  # ships no types; developers only
from rapidfuzz import fuzz, process

from declaration.findings import codes, entry
from desktop.help.commands import sources as sentences_of_commands
from desktop.help.contents import chapters
from desktop.khmer_breaks import with_breaks
from desktop.phrases import phrases, words
from desktop.texts import DOMAIN, FIELD, LANGUAGES, compiled
from resources import resource

ROOT = Path(__file__).resolve().parent.parent
SOURCES = (
    ROOT / "desktop",
    *(ROOT / "declaration" / name for name in ("evidence", "law_pack", "vault")),
)
CALLS = {"_": 1, "mark": 1, "gettext": 1, "ngettext": 2, "pgettext": 2, "mark_plural": 2}
"""Functions whose first texts are sources, and how many."""

FINDING_KEYS = ("title", "message", "cause", "fix", "law", "price", "cannot_know")
LIKENESS = 75
"""From here on an old translation is offered for a changed text [of 100]."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text to translate.

    Attributes:
        source: English, singular.
        plural: English, or "".
        context: gettext context, or "".
        where: what it belongs to.
        hint: for the translator.
    """

    source: str
    plural: str = ""
    context: str = ""
    where: str = ""
    hint: str = ""


def collect() -> list[Text]:
    """Return every text once, in a stable order; later places are added to the first's."""
    found: dict[tuple[str, str], Text] = {}
    for text in (
        *_of_sources(),
        *_of_fields(),
        *_of_findings(),
        *_of_phrases(),
        *_of_law(),
        *_of_layouts(),
        *_of_help(),
    ):
        key = (text.context, text.source)
        first = found.get(key)
        if text.source:
            found[key] = _joined(first, text) if first else text
    return list(found.values())


def _joined(first: Text, other: Text) -> Text:
    where = first.where if other.where in first.where.split() else f"{first.where} {other.where}"
    return Text(first.source, first.plural or other.plural, first.context, where, first.hint)


def _of_sources() -> Iterator[Text]:
    for path in sorted(each for folder in SOURCES for each in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from _of_call(node, path.relative_to(ROOT).as_posix())


def _of_call(call: ast.Call, where: str) -> Iterator[Text]:
    name = str(getattr(call.func, "id", None) or getattr(call.func, "attr", ""))
    given = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    if len(given) < CALLS.get(name, sys.maxsize):
        return
    match name:
        case "ngettext" | "mark_plural":
            yield Text(given[0], plural=given[1], where=where)
        case "pgettext":
            yield Text(given[1], context=given[0], where=where)
        case _:
            yield Text(given[0], where=where)


def _of_fields() -> Iterator[Text]:
    for name, field in _toml(resource("fields.toml")).items():
        yield Text(field["title"], context=FIELD, where=f"field:{name}")
        yield Text(field["description"], where=f"field:{name}")


def _of_findings() -> Iterator[Text]:
    for code in codes():
        said = entry(code)
        hint = "; ".join(f"{{{name}}}: {what}" for name, what in said.placeholders.items())
        for key in FINDING_KEYS:
            text = getattr(said, key)
            yield Text(text, where=f"{code}:{key}", hint=hint if "{" in text else "")


def _of_phrases() -> Iterator[Text]:
    hint = "{a}, {b}: names and numbers that the program fills in"
    for text in (*phrases(), *words().values()):
        yield Text(text, where="phrase", hint=hint if "{" in text else "")


def _of_law() -> Iterator[Text]:
    for path in sorted(resource("law").glob("*.toml")):
        yield from _of_figure(_toml(path), path.stem)


def _of_figure(figure: dict[str, Any], name: str) -> Iterator[Text]:
    for key in ("title", "unit"):
        if isinstance(figure.get(key), str):
            yield Text(figure[key], where=f"law:{name}")
    for sentence in (*_articles(figure), *_notes(figure)):
        yield Text(sentence, where=f"law:{name}")
    for reading in figure.get("readings", {}).values():
        for key in ("title", "why"):
            if isinstance(reading, dict) and reading.get(key):
                yield Text(reading[key], where=f"law:{name}")


def _articles(figure: dict[str, Any]) -> Iterator[str]:
    """Yield the citations in a table of pay items."""
    for value in figure.get("values", ()):
        if isinstance(value.get("value"), dict):
            yield from (citation for _counts, citation in value["value"].values())


def _of_layouts() -> Iterator[Text]:
    for path in sorted(resource("layouts").glob("*.toml")):
        yield Text(_toml(path)["title"], where=f"layout:{path.stem}")


def _of_help() -> Iterator[Text]:
    for chapter in chapters():
        yield Text(chapter.title, where=f"help:{chapter.name}")
    for sentence in sentences_of_commands():
        yield Text(sentence, where="command-line")


def _notes(figure: dict[str, Any]) -> Iterator[str]:
    """Yield what is noted on the values of every reading."""
    for part in (figure, *figure.get("readings", {}).values()):
        yield from (value["note"] for value in part.get("values", ()) if "note" in value)


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def source_path(language: str) -> Path:
    """Return the path of a language's editable catalogue."""
    return compiled(language).with_suffix(".po")


def updated(language: str, texts: list[Text]) -> polib.POFile:
    """Return a language's catalogue with exactly these texts, keeping what was translated."""
    path = source_path(language)
    old = {
        (entry.msgctxt or "", entry.msgid): entry
        for entry in (polib.pofile(str(path)) if path.is_file() else [])
    }
    catalogue = polib.POFile(wrapwidth=98)
    catalogue.metadata = {
        "Project-Id-Version": DOMAIN,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    kept = {(text.context, text.source) for text in texts}
    spare = {key: item for key, item in old.items() if key not in kept and item.translated()}
    catalogue.extend(_item(text, old, spare) for text in texts)
    return catalogue


def _item(text: Text, old: dict[Any, Any], spare: dict[Any, Any]) -> polib.POEntry:
    item = polib.POEntry(
        msgid=text.source,
        msgctxt=text.context or None,
        occurrences=[(place, "") for place in text.where.split()],
        comment=text.hint,
    )
    known = old.get((text.context, text.source)) or _alike(text, spare)
    if known is not None and known.msgid != text.source:
        item.flags, item.previous_msgid = ["fuzzy"], known.msgid
    elif known is not None:
        item.flags, item.previous_msgid = known.flags, known.previous_msgid
    if text.plural:
        item.msgid_plural = text.plural
        item.msgstr_plural = dict(known.msgstr_plural) if known is not None else {0: ""}
    else:
        item.msgstr = known.msgstr if known is not None else ""
    return item


def _alike(text: Text, spare: dict[Any, Any]) -> polib.POEntry | None:
    sources = {key: key[1] for key in spare if key[0] == text.context}
    best = process.extractOne(text.source, sources, scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return spare[best[2]] if best and not text.plural else None


def missing(language: str) -> list[str]:
    """Return the sources that a language lacks, or that nobody has looked at since a change."""
    return [item.msgid for item in updated(language, collect()) if not item.translated()]


def is_fresh(language: str) -> bool:
    """Return whether the files hold exactly today's texts, compiled."""
    catalogue = updated(language, collect())
    path = source_path(language)
    return (
        path.is_file()
        and path.read_text("utf-8") == _written(catalogue)
        and compiled(language).read_bytes() == binary(catalogue)
    )


def binary(catalogue: polib.POFile) -> bytes:
    """Return the compiled catalogue, in which long Khmer texts may wrap between words."""
    made = polib.POFile()
    made.metadata = catalogue.metadata
    for item in catalogue.translated_entries():
        parted = polib.POEntry(
            msgid=item.msgid, msgctxt=item.msgctxt, msgid_plural=item.msgid_plural
        )
        parted.msgstr = with_breaks(item.msgstr)
        parted.msgstr_plural = {n: with_breaks(s) for n, s in item.msgstr_plural.items()}
        made.append(parted)
    return bytes(made.to_binary())


def _written(catalogue: polib.POFile) -> str:
    return f"{catalogue}".rstrip("\n") + "\n"


def write(language: str) -> None:
    """Bring a language's files up to date."""
    catalogue = updated(language, collect())
    path = source_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    _put(path, _written(catalogue).encode())
    _put(compiled(language), binary(catalogue))


def _put(path: Path, content: bytes) -> None:
    """Write a file whole, so that nobody reads half of it meanwhile."""
    beside = path.with_suffix(f"{path.suffix}.part")
    beside.write_bytes(content)
    beside.replace(path)


def main(arguments: list[str]) -> int:
    """Write or check every language; return the exit status."""
    status = 0
    for language in LANGUAGES[1:]:
        if "--check" not in arguments:
            write(language)
        lacking = missing(language)
        status |= bool(lacking) or not is_fresh(language)
        sys.stdout.write(f"{language}: {len(collect())} texts, {len(lacking)} not translated\n")
        sys.stdout.writelines(f"    {source}\n" for source in lacking)
    return int(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
