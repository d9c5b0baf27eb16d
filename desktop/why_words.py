"""The "why this number" card in words: blocks of lines for the screen and for paper. No Qt.

In comes a ``Why``; out come blocks in a language, each line with a label, an amount, and a note
that names the article or source. Screen and paper lay out the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from declaration.contributions import Scheme
from declaration.law_reading import Certainty
from declaration.month import Month
from declaration.monthly import Status
from desktop.fields import field_title
from desktop.formatting import dollars, month_name, number, riel
from desktop.law_words import CERTAINTY, exact, signed
from desktop.texts import Translator, mark
from desktop.why_steps import (
    Basis,
    Method,
    Money,
    NotDue,
    PayLine,
    SchemeStep,
    ShareStep,
    Used,
    Verdict,
    Why,
)

SCHEMES = {
    Scheme.OCCUPATIONAL_RISK: mark("Occupational risk"),
    Scheme.HEALTH_CARE: mark("Health care"),
    Scheme.PENSION: mark("Pension"),
}
STATUSES = {
    Status.DECLARED: mark("Declared"),
    Status.HELD_OUT: mark("Held out"),
    Status.SUSPENDED: mark("Suspended"),
    Status.LEFT: mark("Left before the month"),
    Status.NOT_DUE: mark("No wage, nothing due"),
}
VERDICTS = {
    Verdict.IN: mark("in the wage"),
    Verdict.LEFT_OUT: mark("not in the gross, although the law counts it"),
    Verdict.CHOSEN: mark("not in the gross, counted because you chose so"),
    Verdict.NOT_WAGE: mark("not wage, left out"),
    Verdict.UNKNOWN: mark("the arithmetic does not tell whether the gross has it"),
}
LEFT_OUT_RIGHTLY = mark("not in the gross, and not wage by law")
COUNTS_AS_IT_STANDS = mark("in the gross, which counts as it stands; by law it is not wage")
NOT_DUE = {
    NotDue.STATUS: mark("Nothing is due: the line is not declared."),
    NotDue.AGE: mark("Nothing is due: the worker has reached the age at which it ends."),
}
NO_TEXT = mark("no text says whether this is wage")


@dataclass(frozen=True, slots=True)
class Line:
    """One step.

    Attributes:
        label: what it is.
        value: the amount, or "".
        note: why, by which article or source; or "".
        is_out: whether the amount is left out of what follows.
        is_sum: whether it is what the lines above come to.
    """

    label: str
    value: str = ""
    note: str = ""
    is_out: bool = False
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Some steps under a title."""

    title: str
    lines: tuple[Line, ...]


def heading(why: Why, month: Month, _: Translator) -> tuple[str, str]:
    """Return whose card it is and for when: the name, and numbers, month and status."""
    name = why.name or _("(no name)")
    cell = f"{why.place.file} · {why.place.cell}".strip(" ·")
    numbers = (why.worker_number, why.nssf_number or _("not registered with NSSF"))
    status = _(STATUSES[Status(why.status)]) if why.status else ""
    if why.held_by:
        status += f" ({', '.join(why.held_by)})"
    known = (*numbers, month_name(month, _.language), status, cell)
    return name, " · ".join(each for each in known if each)


def blocks(why: Why, _: Translator) -> list[Block]:
    """Return the whole card."""
    found = [
        Block(_("What was paid, and what of it is wage"), tuple(_pay(why, _))),
        Block(_("In riel"), tuple(_in_riel(why, _))),
        *_schemes(why, _),
        Block(_("Together"), tuple(_totals(why, _))),
    ]
    if why.others:
        found.append(Block(_("Had the law been read otherwise"), tuple(_others(why, _))))
    return [block for block in found if block.lines]


def amount(money: Money) -> str:
    """Return an amount in the currencies that it has.

    >>> amount(Money(Decimal("239.12"), Decimal(0))), amount(Money(Decimal(5), Decimal(2000)))
    ('$239.12', '$5.00 + 2,000៛')
    """
    parts = [dollars(money.usd)] if money.usd or not money.khr else []
    return " + ".join([*parts, riel(money.khr)] if money.khr else parts)


def _pay(why: Why, _: Translator) -> Iterator[Line]:
    for line in why.pay:
        is_out = line.verdict in (Verdict.LEFT_OUT, Verdict.NOT_WAGE)
        note = "\n".join((_cell(line), _article(line, why, _)))
        yield Line(field_title(line.field, _.language), amount(line.amount), note, is_out)
    if not why.apart.is_zero:
        yield Line(
            _("Taken off or added before the gross"),
            amount(Money(-why.apart.usd, -why.apart.khr)),
            _("The gross differs by this from the columns counted; absence, for one."),
        )
    if not why.deductions.is_zero:
        note = _("What is taken from the pay lowers no wage: the wage before deductions counts.")
        yield Line(_("Deductions"), amount(why.deductions), note, is_out=True)
    yield Line(_("Wage declared"), amount(why.wage), _basis(why, _), is_sum=True)


def _cell(line: PayLine) -> str:
    """Return the column's heading as the payroll writes it, and the cell."""
    heading = " ".join(line.heading.split())
    return f"“{heading}” · {line.place.cell}".strip(" ·")


def _article(line: PayLine, why: Why, _: Translator) -> str:
    said = VERDICTS[line.verdict]
    if not line.law_counts and line.verdict is Verdict.LEFT_OUT:
        said = LEFT_OUT_RIGHTLY
    elif not line.law_counts and line.verdict is Verdict.IN and why.basis is Basis.GROSS:
        said = COUNTS_AS_IT_STANDS
    article = _(line.article or NO_TEXT)
    return " · ".join(each for each in (_(said), article, line.reading) if each)


def _basis(why: Why, _: Translator) -> str:
    if why.basis is Basis.PARTS:
        return _("There is no gross column: the columns that the law counts, together.")
    if any(line.verdict is Verdict.CHOSEN for line in why.pay):
        return _("The gross column “{heading}”, and what you chose to count.").format(
            heading=why.gross_heading
        )
    return _("The gross column “{heading}” as it stands.").format(heading=why.gross_heading)


def _in_riel(why: Why, _: Translator) -> Iterator[Line]:
    if why.wage.usd and why.rate:
        label = f"{dollars(why.wage.usd)} × {number(why.rate)}"
        label += f" + {riel(why.wage.khr)}" if why.wage.khr else ""
        note = _("Riel per dollar: NSSF's rate of the month, as it was given.")
        yield Line(label, _plain(why.exact_khr), note)
    elif why.wage.usd:
        yield Line(_("No exchange rate was given: the dollars cannot be reckoned."))
    note = _("Rounded once, to the nearest whole riel.") if _is_broken(why.exact_khr) else ""
    yield Line(_("Wage declared in riel"), riel(why.wage_khr), note, is_sum=True)


def _schemes(why: Why, _: Translator) -> Iterator[Block]:
    """Yield a block a scheme; a base found as the scheme before found it names no source again."""
    before: SchemeStep | None = None
    for step in why.schemes:
        same = before is not None and not step.not_due and before.used[:-1] == step.used[:-1]
        title = _(SCHEMES[before.scheme]) if same and before else ""
        yield Block(_(SCHEMES[step.scheme]), tuple(_scheme(step, title, _)))
        before = step


def _scheme(step: SchemeStep, same_as: str, _: Translator) -> Iterator[Line]:
    if step.not_due:
        yield Line(_(NOT_DUE[step.not_due]), "0៛", _sources(step.used, _))
        return
    note = _sources(step.used[:-1], _)
    if same_as:
        note = _("As for: {scheme}").format(scheme=same_as)
    yield Line(_base_label(step, _), riel(step.base), note)
    note = _sources(step.used[-1:], _)
    for name, share in ((_("Employer"), step.employer), (_("Worker"), step.worker)):
        if not share.rate:
            yield Line(f"{name}: {_('no share in this scheme')}", "0៛")
            continue
        yield Line(f"{name}: {_share(share, step)}", riel(share.amount), note, is_sum=True)
        note = ""


def _base_label(step: SchemeStep, _: Translator) -> str:
    match step.method:
        case Method.CLASS if step.high is None:
            said = _("Class {number}: wages above {low}")
            low = step.low - 1
        case Method.CLASS:
            said, low = _("Class {number}: wages from {low} to {high}"), step.low
        case Method.FLOOR:
            said, low = _("The wage is raised to the floor of {low}"), step.low
        case Method.CEILING:
            said, low = _("The wage is cut at the ceiling of {high}"), step.low
        case _:
            said, low = _("The wage itself, between floor {low} and ceiling {high}"), step.low
    return said.format(number=step.wage_class, low=riel(low), high=riel(step.high or 0))


def _share(share: ShareStep, step: SchemeStep) -> str:
    """Return rate × base, and the exact result where it was rounded."""
    text = f"{percent(share.rate)} × {number(step.base)}"
    product = Decimal(share.exact.numerator) / Decimal(share.exact.denominator)
    return f"{text} = {_plain(product)}" if product != share.amount else text


def percent(rate: Fraction) -> str:
    """Return a share of law in per cent.

    >>> percent(Fraction(8, 1000)), percent(Fraction(43, 800))
    ('0.8%', '5.375%')
    """
    return f"{exact(rate * 100)}%"


def _totals(why: Why, _: Translator) -> Iterator[Line]:
    rounding = ""
    if why.rounding:
        said = _("Each share is rounded to {unit}, halves up.")
        rounding = said.format(unit=riel(why.rounding.value.value))
        rounding = f"{rounding} {_sources([why.rounding], _)}"
    yield Line(_("Employer pays"), riel(why.employer_total), rounding)
    note = _("Taken from the worker's pay.") if why.worker_total else ""
    yield Line(_("Worker pays"), riel(why.worker_total), note)
    held = _("Held out: not paid until the error is mended.") if why.held_by else ""
    yield Line(_("Remittance for this worker"), riel(why.remittance), held, is_sum=True)


def _others(why: Why, _: Translator) -> Iterator[Line]:
    for other in why.others:
        label = f"{_(other.used.title)}: {_(other.called) or other.reading}"
        used = _(other.used.called) or other.used.reading
        in_use = _("In use: {reading}").format(reading=used)
        yield Line(label, signed(other.difference) + "៛", in_use)


def _sources(used: Iterable[Used], _: Translator) -> str:
    """Return a line a source; figures of one source are named once, the first of them."""
    first = {each.value.source: each for each in reversed(list(used))}
    return "\n".join(source(each, _) for each in reversed(first.values()))


def source(used: Used, _: Translator) -> str:
    """Return the source of a figure, how sure it is, and the reading in use."""
    reading = f"{used.parameter}={used.reading}" if used.reading else ""
    status = _(CERTAINTY[Certainty(used.value.status)])
    return " · ".join(each for each in (used.value.source, status, reading) if each)


def _plain(amount: Decimal) -> str:
    return number(amount) + "៛"


def _is_broken(amount: Decimal) -> bool:
    return amount != amount.to_integral_value()
