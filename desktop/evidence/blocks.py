"""What evidence.html says of one sealed return, each block from what was sealed and nothing else.

The figures of law are named as the program's own law names them, whatever packs are installed, so
that the same return makes the same page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from declaration.findings import codes, entry
from declaration.law import Law
from declaration.law_reading import THE_LAW
from desktop.evidence import labels
from desktop.evidence.markup import both, facts, pair, plain, rows_of, table, title
from desktop.formatting import day
from desktop.law_words import WORDS
from desktop.law_words import plain as in_words
from desktop.summary_words import OF_THEM, SCHEMES, SEVERITIES, STATES, WORKERS
from desktop.texts import Translator, mark, translate

Manifest = Mapping[str, Any]

_SHARE = re.compile(r"\d+/[1-9]\d*")


def blocks(manifest: Manifest, findings: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the blocks of one return.

    Args:
        manifest: as it was sealed.
        findings: as findings.json has them.
    """
    yield title(mark("Totals"), 3)
    yield _contributions(manifest)
    yield _correction(manifest.get("correction"))
    yield _facts(manifest)
    yield title(mark("Source files that were read"), 3)
    yield _sources(manifest)
    yield title(mark("What the columns were taken for"), 3)
    yield f"<pre>{plain(manifest['mapping'])}</pre>\n"
    yield title(mark("Findings and decisions"), 3)
    yield _findings(findings, manifest["decisions"])
    yield _decisions(manifest["decisions"])
    yield title(mark("Law in force, and how it was read"), 3)
    yield _figures(manifest)
    yield title(mark("Files that were sealed"), 3)
    files = ((name, file["size"], file["sha256"]) for name, file in manifest["files"].items())
    yield table(labels.FILES, files, "tnh", (36, 14, 50))


def _contributions(manifest: Manifest) -> str:
    parts = ("base", "employer", "worker")
    rows = [
        [both(label), *(plain(manifest["schemes"].get(name, {}).get(part, 0)) for part in parts)]
        for name, label in SCHEMES.items()
    ]
    totals = manifest["totals"]
    sums = [both(mark("Total")), "", plain(totals["employer"]), plain(totals["worker"])]
    pay = [both(mark("Remittance [riel]")), "", "", plain(totals["remittance"])]
    return rows_of(labels.CONTRIBUTIONS, [*rows, sums, pay], "tnnn")


def _correction(correction: Manifest | None) -> str:
    """Return what stood declared before a return that corrects, and what stands with it [riel]."""
    if not correction:
        return ""
    rows: list[tuple[str, str | int]] = []
    for label, part in ((mark("stood"), "before"), (mark("stands then"), "after")):
        said = correction[part]
        rows.append((label, f"{plain(said['totals']['remittance'])} ({said['workers']})"))
    return facts([*rows, (mark("difference"), correction["difference"])])


def _facts(manifest: Manifest) -> str:
    """Return who was declared, by what rate and choices, and when it was due."""
    options, due = manifest["options"], manifest["due"]
    workers = [
        (label, manifest["workers"][name])
        for name, label in {**WORKERS, **OF_THEM}.items()
        if name in manifest["workers"]
    ]
    state = STATES.get(manifest["state"], str(manifest["state"]))
    readings = ", ".join(f"{name} = {said}" for name, said in manifest["readings"].items())
    return facts(
        [
            *workers,
            (mark("State"), f"{translate('km')(state)} · {state}"),
            (mark("NSSF exchange rate"), options["rate"]),
            (mark("Registrations read on"), _day(options["as_of"])),
            (mark("Counted into the wage"), ", ".join(options["include"])),
            (mark("File layout"), options["layout"]),
            (mark("Pay by"), _day(due["payment"])),
            (mark("Send the documents by"), _day(due["documents"])),
            (mark("Readings of the law in use"), readings),
            (mark("Law version"), manifest["law_version"]),
            (mark("Program"), manifest["program"]),
        ]
    )


def _day(text: str | None) -> str:
    return day(date.fromisoformat(text), "en") if text else ""


def _sources(manifest: Manifest) -> str:
    rows = [(each["file"], each["sha256"]) for each in manifest["sources"]]
    register = translate("km")(mark("register"))
    rows += [
        (f"{each['file']} ({register} · register)", each["sha256"]) for each in manifest["register"]
    ]
    return table((mark("File"), "SHA-256"), rows, "th", (45, 55))


def _findings(findings: Sequence[Mapping[str, Any]], decisions: Sequence[Manifest]) -> str:
    """Return the findings by code: how many, how many accepted, what they come to."""
    counted = Counter((each["code"], each["severity"]) for each in findings)
    prices: Counter[str] = Counter()
    for each in findings:
        prices[each["code"]] += each["amount_khr"] or 0
    accepted = Counter(str(each.get("code", "")) for each in decisions)
    gravest = list(SEVERITIES)
    known = set(codes())
    order = sorted(counted, key=lambda each: (gravest.index(each[1]), each[0]))
    rows = [
        [
            plain(code),
            both(entry(code).title) if code in known else plain(""),
            both(SEVERITIES[severity]),
            plain(counted[code, severity]),
            plain(accepted[code] or ""),
            plain(prices[code] or ""),
        ]
        for code, severity in order
    ]
    return rows_of(labels.FINDINGS, rows, "tttnnn", (12, 37, 13, 10, 13, 15))


def _decisions(decisions: Sequence[Manifest]) -> str:
    """Return the findings that somebody accepted, and why."""
    if not decisions:
        return f"<p class=none>{both(mark('No finding was accepted.'))}</p>\n"
    named = ("code", "worker", "field", "reason", "until")
    rows = [[*(_text(each.get(name)) for name in named), _more(each, named)] for each in decisions]
    return table(labels.DECISIONS, rows)


def _more(decision: Manifest, named: Iterable[str]) -> str:
    return " · ".join(
        f"{name}: {_text(value)}"
        for name, value in decision.items()
        if name not in named and value not in (None, "", [], {})
    )


def _text(value: Any) -> str:  # noqa: ANN401 - plain data of any kind
    """Return plain data as one text."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_text(each)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_text, value))
    return "" if value is None else str(value)


def _figures(manifest: Manifest) -> str:
    """Return every figure of law in force, with its source; whole tables of law follow below."""
    rows, tables = [], ""
    for name, figure in manifest["figures"].items():
        label, unit = _named(name)
        values = [_values(figure["values"], unit, translate(each)) for each in ("km", "en")]
        said = pair(*values)
        if any(isinstance(value, Mapping | list) for value in figure["values"].values()):
            tables += f"<h4>{label}</h4>\n<p class=rows>{plain(values[1])}</p>\n"
            said = both(mark("below"))
        since = _day(figure["from"]) + (f" – {_day(figure['until'])}" if figure["until"] else "")
        reading = figure["reading"] if figure["reading"] != THE_LAW else ""
        rows.append([label, said, plain(since), plain(reading), plain(figure["source"])])
    return rows_of(labels.FIGURES, rows, "", (27, 24, 12, 12, 25)) + tables


def _named(name: str) -> tuple[str, str]:
    """Return what a figure of law is called, and its unit."""
    known = Law.bundled().parameters.get(name)
    return (both(known.title), known.unit) if known else (plain(name), "")


def _values(values: Manifest, unit: str, _: Translator) -> str:
    """Return all figures of a value, each with its name where it has one."""
    return " · ".join(
        f"{_(WORDS[name])} {_figure(value, unit, _)}" if name in WORDS else _figure(value, unit, _)
        for name, value in values.items()
    )


def _figure(value: Any, unit: str, _: Translator) -> str:  # noqa: ANN401 - a figure of any file
    """Return one figure of law as people read it."""
    match value:
        case dict():
            parts = (f"{name}: {_figure(each, unit, _)}" for name, each in value.items())
            return "; ".join(parts)
        case list():
            between = "; " if value and isinstance(value[0], list) else " "
            return between.join(_figure(each, unit, _) for each in value)
        case str() if _SHARE.fullmatch(value):
            return in_words(Fraction(value), unit, _)
        case _:
            return in_words(value, unit, _)
