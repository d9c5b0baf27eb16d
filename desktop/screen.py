"""What a command says on the terminal: totals, findings by code, what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from desktop.tables import shorten, table
from desktop.texts import Translator, mark
from desktop.wrapping import wrapped

if TYPE_CHECKING:
    from declaration.export import Receipt
    from declaration.findings import Finding
    from declaration.payroll import Payroll

Gettext = Callable[[str], str]

_GRAVEST_FIRST = (
    mark("stop"),
    mark("error"),
    mark("warning"),
    mark("notice"),
    mark("changed"),
)


def totals(summary: dict[str, Any], _: Gettext) -> list[str]:
    """Return the lines about the month, its workers and the schemes.

    Args:
        summary: as in summary.json.
        _: the translation.
    """
    workers, due = summary["workers"], summary["due"]
    rate = f" · 1 USD = {summary['rate']} KHR" if summary["rate"] else ""
    lines = [f"{summary['enterprise']['name'] or '—'} · {summary['month']}{rate}", ""]
    lines += [*_workers(workers, _), "", *_schemes(summary, _), ""]
    if due["payment"]:
        lines.append(_("Pay by {payment}, file by {documents}.").format(**due))
    return lines


def _workers(workers: dict[str, int], _: Gettext) -> list[str]:
    names = {
        "read": _("workers read"),
        "declared": _("declared"),
        "held_out": _("held out"),
        "suspended": _("suspended"),
        "left": _("left before the month"),
        "not_due": _("no wage due"),
        "unregistered": _("not registered"),
        "unregistered_past_45_days": _("not registered, past 45 days"),
    }
    shown = [k for k in names if k in workers and (workers[k] or k in ("read", "declared"))]
    return table((_("Workers"), ""), [(names[k], f"{workers[k]:,}") for k in shown], right=(1,))


def _schemes(summary: dict[str, Any], _: Gettext) -> list[str]:
    names = {
        "occupational_risk": _("Occupational risk"),
        "health_care": _("Health care"),
        "pension": _("Pension"),
    }
    schemes = summary["schemes"]
    rows = [(names[k], v["base"], v["employer"], v["worker"]) for k, v in schemes.items() if v]
    all_of_it = summary["totals"]
    rows.append((_("Total"), "", all_of_it["employer"], all_of_it["worker"]))
    headings = (_("Scheme [riel]"), _("base"), _("employer"), _("worker"), _("remittance"))
    cells = [(name, *map(_whole, (base, e, w, e + w))) for name, base, e, w in rows]
    return table(headings, cells, right=(1, 2, 3, 4))


def _whole(number: int | str) -> str:
    return f"{number:,}" if isinstance(number, int) else number


def by_code(findings: Iterable[Finding], _: Gettext) -> list[str]:
    """Return the table of findings: a row a code, gravest first, then by riel and count."""
    from declaration.findings import entry

    count: Counter[tuple[str, str]] = Counter()
    money: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = (finding.grade.value, finding.code)
        count[key] += 1
        money[key] += finding.amount_khr or 0
    if not count:
        return [_("No findings.")]
    order = sorted(
        count, key=lambda k: (_GRAVEST_FIRST.index(k[0]), -abs(money[k]), -count[k], k[1])
    )
    rows = [
        (
            _(grade),
            code,
            f"{count[grade, code]:,}",
            f"{money[grade, code]:,}" if money[grade, code] else "",
            _(entry(code).title),
        )
        for grade, code in order
    ]
    headings = (_("Findings"), _("code"), _("count"), _("riel"), "")
    return table(headings, rows, right=(2, 3))


def accepted(figures: dict[str, Any], _: Translator) -> list[str]:
    """Return the line that says how many findings decisions of the vault accept.

    Args:
        figures: as in summary.json.
        _: the translation.
    """
    count = figures.get("accepted", {}).get("count", 0)
    if not count:
        return []
    told = _.ngettext(
        "{n} of them is accepted by a decision kept in the vault.",
        "{n} of them are accepted by decisions kept in the vault.",
        count,
    )
    return ["", told.format(n=f"{count:,}")]


def every_finding(findings: Iterable[Finding], payroll: Payroll | None, language: str) -> list[str]:
    """Return all findings, a paragraph each: where, what, and what to do."""
    from desktop.wording import wording

    lines = []
    for finding in findings:
        words = wording(finding, payroll, language)
        where = " · ".join(part for part in (words.where, words.who) if part)
        lines.append(f"{finding.code} {finding.grade.value}  {where}".rstrip())
        for sign, text in (("", words.message), ("→ ", words.fix)):
            lines += wrapped(sign + text, 4)
    return lines


def sources(summary: dict[str, Any], _: Gettext) -> list[str]:
    """Return one line a sheet: what was read from it, and what was left out."""
    lines = []
    for source in summary["sources"]:
        for sheet in source["sheets"]:
            name = f"{source['file']} {sheet['name']}".strip()
            lines.append(
                shorten(name, 58)
                + "  "
                + _("{workers} workers, {rows} rows left out").format(
                    workers=sheet["workers"], rows=len(sheet["rows_left_out"])
                )
            )
    return lines


def written(receipt: Receipt | None, _: Gettext) -> list[str]:
    """Return the folder and the names of the files that were written and proven."""
    if receipt is None or not receipt.files:
        return []
    names = ", ".join(receipt.files)
    return [*wrapped(_("Written to {folder}:").format(folder=receipt.folder) + " " + names, 4), ""]


def state(figures: dict[str, Any], _: Gettext) -> str:
    """Return what can be done with the month, in a sentence.

    Args:
        figures: as in summary.json.
        _: the translation.
    """
    state = figures["state"]
    if not figures["workers"]["declared"]:
        if state == "not_ready":
            return _("Not ready: nothing is declared. First mend what stands above.")
        if not figures["workers"]["read"]:
            return _("Nil return: it declares nobody, and the file for NSSF has no row.")
        if "correction" in figures:
            return _(
                "Nobody is declared anew: corrections.csv names who is taken back, and no file for "
                "NSSF is made."
            )
        return _("Nobody is declared: no wage is due this month, so no file for NSSF is made.")
    return {
        "ready": _("Ready: the declaration can go."),
        "ready_with_warnings": _("Ready, with warnings: the declaration can go; look at them."),
        "partly_ready": _("Partly ready: the sound workers are declared; mend the held-out ones."),
        "not_ready": _("Not ready: nothing is declared. Mend the errors, or use --hold-out."),
    }[state]
