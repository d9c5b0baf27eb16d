"""The page of answers: every question with its figures, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from declaration.findings import Severity
from desktop.audit_reports.labels import (
    ANSWERS,
    CONTRACTS,
    CONTRIBUTION,
    HEADCOUNT,
    INSPECTIONS,
    PAST_30_DAYS,
    REGISTRATION,
    ROLES,
)
from desktop.audit_reports.report import Answer, Line
from desktop.audit_reports.screen import shortened
from desktop.formatting import number, paragraph, riel
from desktop.texts import Translator, mark

QUESTION = mark("Does the employer pay the required employer contribution to the NSSF?")
MOST_COLUMNS = 4
"""Columns left out that are named on the page; the evidence lists all."""

Data = Mapping[str, Any]


def answers(data: Data, _: Translator) -> list[Answer]:
    """Return every question with its figures, from audit.json.

    Where nothing could be compared, that is the answer.

    Args:
        data: audit.json.
        _: translates.
    """
    if data["headcount"] is None:
        return [Answer(_(QUESTION), _("Nothing was compared.")), _findings(data, _)]
    return [
        _contribution(data, _),
        _headcount(data, _),
        _inspections(data, _),
        _registration(data, _),
        _contracts(data, _),
        _suspensions(data["suspensions"], _),
        _pension(data["pension"], _),
        _findings(data, _),
        _accepted(data, _),
    ]


def _contribution(data: Data, _: Translator) -> Answer:
    paid = data["employer_contribution_paid"]
    missing = paid["owed_khr"] - paid["declared_khr"]
    lines = [Line(_(label), riel=paid[key]) for key, label in CONTRIBUTION.items()]
    lines.insert(2, Line(_("Employer's share due and not declared"), riel=missing))
    both = data["remittance"]["declared_khr"]
    lines.insert(3, Line(_("Both shares due on the wages declared"), riel=both))
    return Answer(
        _(QUESTION),
        paragraph(_rests_on(paid, _)),
        [line for line in lines if line.riel is not None],
        _(ANSWERS[paid["answer"]]),
    )


def _rests_on(paid: Data, _: Translator) -> Iterator[str]:
    """Yield the figures of the answer in a sentence, and what it rests on."""
    figures = _("Due on what was paid: {owed}; on the wages declared: {declared}.")
    yield figures.format(owed=riel(paid["owed_khr"]), declared=riel(paid["declared_khr"]))
    if paid["received_khr"] is None:
        yield _("This rests on the declaration alone: no receipt was read.")


def _headcount(data: Data, _: Translator) -> Answer:
    counts = data["headcount"]
    lines = [Line(_(label), counts[key]) for key, label in HEADCOUNT.items()]
    for name, count in data["other_lists"].items():
        words = _("People in the {file}, of them paid {paid} and declared {declared}").format(
            file=_(ROLES[name]), paid=number(count["paid"]), declared=number(count["declared"])
        )
        lines.append(Line(words, count["people"]))
    return Answer(_("Is everybody declared who was paid?"), "", lines)


def _inspections(data: Data, _: Translator) -> Answer:
    lines = []
    for key, label in INSPECTIONS.items():
        found = data["inspections"][key]
        lines.append(Line(_(label), found["workers"], found["share"], found["amount_khr"]))
        if key == "excluded_pay":
            lines += _columns(data["left_out"], _)
    return Answer(
        _("Is every worker declared, with all pay, at the wage paid?"),
        _(
            "The three headings of the fund's inspections. The amounts are contributions short, "
            "both shares; of a column left out it is the pay."
        ),
        lines,
    )


def _columns(left_out: Sequence[Data], _: Translator) -> Iterator[Line]:
    """Yield the columns left out, of how many workers, and what was paid under them."""
    for each in left_out[:MOST_COLUMNS]:
        words = _("Column left out: {column}").format(column=shortened(each["heading"]))
        yield Line(f"– {words}", each["workers"], None, each["pay_khr"])
    more = len(left_out) - MOST_COLUMNS
    if more > 0:
        words = _.ngettext(
            "{n} more column is left out; the evidence lists it.",
            "{n} more columns are left out; the evidence lists them.",
            more,
        )
        yield Line(f"– {words.format(n=more)}")


def _registration(data: Data, _: Translator) -> Answer:
    counts = dict(data["registration"])
    labels = dict(REGISTRATION)
    past_45, words_45 = counts.pop("past_45_days"), labels.pop("past_45_days")
    lines = [Line(_(label), counts[key]) for key, label in labels.items()]
    lines.append(Line(_(PAST_30_DAYS), data["registration_past_30_days"]))
    lines.append(Line(_(words_45), past_45))
    return Answer(_("Is every worker registered with NSSF?"), "", lines)


def _contracts(data: Data, _: Translator) -> Answer:
    lines = [Line(_(label), data["contracts"][key]) for key, label in CONTRACTS.items()]
    return Answer(_("Do contracts keep to the limit, and are their workers declared?"), "", lines)


def _suspensions(found: Data, _: Translator) -> Answer:
    """Answer what a suspension asks for; no file says whether a notice was given."""
    said = ""
    if found["notice_to_be_shown"]:
        said = _(
            "In this month a notice to the fund excused suspended workers; ask to see it: no file "
            "says whether it was given."
        )
    elif found["workers"]:
        said = _("No law of this month excuses suspended workers by a notice to the fund.")
    lines = [
        Line(_("Suspended workers"), found["workers"]),
        Line(_("of them declared"), found["declared"]),
    ]
    return Answer(_("Were suspended workers declared, or excused by a notice?"), said, lines)


def _pension(found: Data | None, _: Translator) -> Answer:
    question = _("Was the pension withheld from the pay also declared?")
    if found is None:
        return Answer(question, _("The payroll has no column of what was withheld."))
    lines = [
        Line(_("Withheld from the pay"), riel=found["withheld_khr"]),
        Line(_("Workers' share on the wages declared"), riel=found["declared_khr"]),
        Line(
            _("Withheld and not declared, worker by worker"),
            found["workers"],
            None,
            found["short_khr"],
        ),
    ]
    return Answer(question, "", lines)


def _findings(data: Data, _: Translator) -> Answer:
    counts = {_(str(severity)): data["findings"][str(severity)] for severity in Severity}
    said = " · ".join(f"{words} {number(count)}" for words, count in counts.items() if count)
    return Answer(_("How many findings are there, by how grave they are?"), said or _("None."))


def _accepted(data: Data, _: Translator) -> Answer:
    """Answer what the factory accepted; a blind audit hides it, and says so."""
    question = _("What has the factory itself looked at and accepted?")
    if data["blind"]:
        return Answer(
            question,
            _("Hidden: this audit is blind. With the vault and --no-blind it is listed."),
        )
    if data["masked_what"] in ("names", "all"):
        return Answer(question, _("Not listed: names are masked in this report."))
    accepted = len(data["accepted"])
    words = _.ngettext(
        "{n} finding was accepted, with a reason.",
        "{n} findings were accepted, with reasons.",
        accepted,
    )
    return Answer(question, words.format(n=number(accepted)) if accepted else _("None."))
