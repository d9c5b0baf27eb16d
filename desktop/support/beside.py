"""What lies beside the workbooks in a support bundle: findings, columns, what was done. No Qt.

put_beside(bundle, made, month, "en")
"""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

from desktop import VERSION
from desktop.support.bundle import Bundle
from desktop.support.fitting import Asked
from desktop.support.words import about_text
from importers.mapping_file import mapping_text

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration


def put_beside(bundle: Bundle, made: Asked, month: MonthlyDeclaration, language: str) -> None:
    """Put in what is said of the workbooks: findings, columns, versions, and what was done.

    Args:
        bundle: with the workbooks, and what of their findings was kept.
        made: what was asked of them.
        month: worked out of them.
        language: of the sentences.
    """
    from declaration.summary import summary
    from desktop.wording import wording

    listed = []
    for finding in month.findings:
        words = wording(finding, month.payroll, language)
        place = finding.place
        listed.append(
            {
                "code": finding.code,
                "severity": str(finding.grade),
                "file": place.file,
                "sheet": place.sheet,
                "row": place.row,
                "column": place.column,
                "field": finding.field,
                "message": words.message,
            }
        )
    command = _command(bundle, made)
    about = {
        "program": f"pheaktean {VERSION}",
        "command": command,
        "findings": {"in_sources": bundle.findings, "kept": bundle.kept},
        "lost": bundle.lost,
        "added": bundle.added,
        "not_in_it": [{"file": i + 1, "code": code} for i, code in bundle.not_in_it.items()],
        "columns": _columns(month),
    }
    if made.enterprise is not None:
        bundle.files["enterprise.toml"] = _enterprise(made).encode()
    if made.choices.mapping is not None:
        bundle.files["columns.toml"] = mapping_text(made.choices.mapping).encode()
    bundle.files["findings.json"] = _json(listed)
    bundle.files["summary.json"] = _json(summary(month))
    bundle.files["about.json"] = _json(about)
    bundle.files["README.txt"] = about_text(bundle, command, language).encode("utf-8-sig")


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1, default=str).encode()


def _columns(month: MonthlyDeclaration) -> list[dict[str, object]]:
    return [
        {
            "file": sheet.file,
            "sheet": sheet.name,
            "heading_row": sheet.heading_row,
            "column": column.letter,
            "heading": column.heading,
            "field": column.field,
            "confidence": column.confidence,
            "reason": column.reason,
            "currency": column.currency,
        }
        for sheet in month.payroll.sheets
        for column in sheet.columns
    ]


def _enterprise(made: Asked) -> str:
    enterprise = made.enterprise
    if enterprise is None:
        return ""
    lines = [
        f"{name} = {json.dumps(value, ensure_ascii=False)}"
        for name in ("name", "name_km", "nssf_number", "sector")
        if (value := getattr(enterprise, name))
    ]
    readings = [f'{name} = "{value}"' for name, value in enterprise.readings.items()]
    return "\n".join([*lines, *(["", "[readings]", *readings] if readings else []), ""])


def _command(bundle: Bundle, made: Asked) -> str:
    """Return what has to be typed, in the folder of the bundle, to see the same."""
    options, at = made.options, made.register
    payrolls = [b.name for i, b in enumerate(made.books) if i != at and b.name in bundle.files]
    typed = ["pheaktean", "check", *payrolls, "--month", str(options.month)]
    typed += ["--rate", str(options.rate)] if options.rate is not None else []
    typed += ["--enterprise", "enterprise.toml"] if made.enterprise is not None else []
    typed += ["--register", made.books[at].name] if at is not None else []
    typed += ["--as-of", str(options.as_of)] if options.as_of else []
    typed += ["--columns", "columns.toml"] if made.choices.mapping is not None else []
    for name in options.include:
        typed += ["--include", name]
    for name, value in options.readings.items():
        typed += ["--reading", f"{name}={value}"]
    return shlex.join(typed)
