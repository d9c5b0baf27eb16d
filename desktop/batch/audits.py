"""Many enterprises audited in one run: a folder each, what lies in it told by its name.

DEWDROP/payroll.xlsx             one or more payrolls; or in a folder that bears the month's name
DEWDROP/declared.xlsx            the declaration that was filed (or ``declaration…``, ``e-form…``)
DEWDROP/register.xlsx            and, where there are: ``receipt…`` or ``invoice…``,
                                 ``attendance…``, ``second…`` (payroll), ``worker-list…``, ``tax…``
DEWDROP/enterprise.toml          only for its name and sector; an audit needs none
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.batch.errands import NO_PAYROLL, Errand
from desktop.batch.factories import COLUMNS, ENTERPRISE, workbooks
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from declaration.month import Month
    from desktop.batch.errands import Outcome

FILE = "audit.csv"

PAPERS = {
    "--declared": ("declared", "declaration", "tbl_beneficiary", "e-form", "eform"),
    "--register": ("register", "registered"),
    "--receipt": ("receipt", "invoice"),
    "--attendance": ("attendance",),
    "--second-payroll": ("second",),
    "--worker-list": ("worker-list", "worker_list", "workers", "staff-list"),
    "--tax-filing": ("tax",),
}
"""Option → how the name of its file begins."""

NO_PAYROLL_EITHER = ("held-out", "new-registrations", "already-declared", "contributions")
"""What the program itself writes beside a declaration."""

NO_DECLARATION = mark(
    "No declaration lies in the folder. Put the file that was filed with NSSF beside the payroll, "
    "under a name that begins with “declared”."
)

HEADINGS = (
    *("folder", "enterprise", "month", "status", "answer"),
    *("owed_khr", "declared_khr", "received_khr"),
    *("paid", "declared", "paid_not_declared", "declared_not_paid"),
    *("under_reported_share", "under_reported_khr"),
    *("excluded_pay_workers", "excluded_pay_share", "excluded_pay_khr"),
    *("wrong_wages_workers", "wrong_wages_share", "wrong_wages_khr"),
    *("unregistered", "unregistered_past_45_days"),
    *("stop", "error", "warning", "notice", "changed", "out", "message"),
)
"""Columns of audit.csv; ``status`` is the exit status, shares are of 1."""

_SEVERITIES = ("stop", "error", "warning", "notice", "changed")
_INSPECTIONS = ("under_reported_workers", "excluded_pay", "wrong_wages")


def audits_below(
    folder: Path, month: Month, out: Path, common: Sequence[str], typed: str = ""
) -> list[Errand]:
    """Return the audit of each enterprise in a folder and in those below it, by name.

    An enterprise is wherever an ``enterprise.toml`` or a declaration lies.

    Args:
        folder: of all of them.
        month: audited.
        out: the folder of all results, which is not looked into.
        common: arguments of every audit.
        typed: what comes from standard input, for all of them.
    """
    found = {_home(path, month) for path in _signs(folder, out)}
    return [_errand(each, folder, month, out, common, typed) for each in sorted(found)]


def _signs(folder: Path, out: Path) -> Iterable[Path]:
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        if any(part.startswith(".") for part in inside) or out.resolve() in path.resolve().parents:
            continue
        if path.name == ENTERPRISE or (path.is_file() and _begins(path, PAPERS["--declared"])):
            yield path


def _home(path: Path, month: Month) -> Path:
    """Return an enterprise's folder: a folder of the month's name is none of its own."""
    return path.parent.parent if path.parent.name == str(month) else path.parent


def _errand(
    home: Path, above: Path, month: Month, out: Path, common: Sequence[str], typed: str
) -> Errand:
    dated = home / str(month)
    papers = [*(workbooks(dated) if dated.is_dir() else []), *workbooks(home)]
    name = home.relative_to(above).as_posix()
    name = home.resolve().name if name == "." else name
    own = str(out / name)
    payrolls = [path for path in papers if not _is_paper(path)]
    if dated.is_dir():
        payrolls = [path for path in payrolls if path.parent == dated]
    if not payrolls:
        return Errand(name, (), own, NO_PAYROLL)
    given = {option: _first(papers, begins) for option, begins in PAPERS.items()}
    if given["--declared"] is None:
        return Errand(name, (), own, NO_DECLARATION)
    given |= {"--enterprise": _there(home / ENTERPRISE), "--columns": _there(home / COLUMNS)}
    options = [part for key, path in given.items() if path for part in (key, str(path))]
    arguments = ("audit", *map(str, payrolls), *options, "--json", "--out", own, *common)
    return Errand(name, arguments, own, typed=typed)


def _there(path: Path) -> Path | None:
    return path if path.is_file() else None


def _is_paper(path: Path) -> bool:
    begins = (word for words in PAPERS.values() for word in words)
    return _begins(path, (*begins, *NO_PAYROLL_EITHER))


def _first(papers: Sequence[Path], begins: tuple[str, ...]) -> Path | None:
    return next((path for path in papers if _begins(path, begins)), None)


def _begins(path: Path, words: tuple[str, ...]) -> bool:
    return path.name.casefold().startswith(words)


def row(outcome: Outcome, _: Translator) -> dict[str, Any]:
    """Return what came of one audit, by heading; None where nothing is known."""
    said = outcome.summary
    paid, count = _of(said, "employer_contribution_paid"), _of(said, "headcount")
    under, excluded, wrong = (_of(_of(said, "inspections"), name) for name in _INSPECTIONS)
    registered, findings = _of(said, "registration"), _of(said, "findings")
    state = (outcome.name, _of(said, "enterprise").get("name", ""), said.get("month", ""))
    heads = (count.get(n) for n in ("paid", "declared", "paid_not_declared", "declared_not_paid"))
    values = (
        *(*state, outcome.status, paid.get("answer")),
        *(paid.get(name) for name in ("owed_khr", "declared_khr", "received_khr")),
        *heads,
        *(under.get("share"), under.get("amount_khr")),
        *(each.get(n) for each in (excluded, wrong) for n in ("workers", "share", "amount_khr")),
        *(registered.get("unregistered"), registered.get("past_45_days")),
        *(findings.get(name) for name in _SEVERITIES),
        *(outcome.out if said else "", _(outcome.said) if outcome.said else ""),
    )
    return dict(zip(HEADINGS, values, strict=True))


def _of(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return said.get(name) or {}


def shares_of_enterprises(rows: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return in how many of the enterprises compared each heading of inspections was found.

    Returns:
        Heading → share [of 1]; nothing where no enterprise could be compared.
    """
    compared = [each for each in rows if each["paid"] is not None]
    if not compared:
        return {}
    named = ("paid_not_declared", "excluded_pay_workers", "wrong_wages_workers")
    found = (sum(bool(each[name]) for each in compared) / len(compared) for name in named)
    return {name: round(share, 4) for name, share in zip(_INSPECTIONS, found, strict=True)}
