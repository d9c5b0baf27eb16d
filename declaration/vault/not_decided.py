"""Why a decision or a refusal by NSSF is not kept: each a sentence that says what to do instead."""

from __future__ import annotations

from declaration.vault.errors import VaultError, mark


class NoSuchDecisionError(VaultError):
    """No decision has that number."""

    sentence = mark(
        "“{name}” has no decision {number}. See the numbers: pheaktean vault decisions VAULT."
    )


class EndedAlreadyError(VaultError):
    """The decision ended before."""

    sentence = mark("The decision {number} ended on {day} already. There is nothing to take back.")


class NoReasonError(VaultError):
    """A finding is to be accepted without saying why."""

    sentence = mark(
        "Say why {code} is right as it is, in a sentence that still tells in a year: --reason."
    )


class NotAcceptableError(VaultError):
    """A stop or an error is to be accepted."""

    sentence = mark(
        "{code} cannot be accepted: it keeps somebody out of the file whatever is said about it. "
        "Mend what it names."
    )


class NothingAskedError(VaultError):
    """The month was never worked out with the vault."""

    sentence = mark(
        "“{name}” does not know the findings of {month} yet. Work the month out with it once: "
        "pheaktean declare PAYROLL --month {month} --vault VAULT."
    )


class NotFoundError(VaultError):
    """The month has no such finding."""

    sentence = mark(
        "{month} has no finding {code} about “{worker}”. It has {code} about: {others}."
    )


class UntilTooEarlyError(VaultError):
    """The last month lies before the month decided on."""

    sentence = mark("{until} lies before {month}. Give the last month for which it holds.")


class DocumentTooLargeError(VaultError):
    """A document that would swell the vault."""

    sentence = mark(
        "“{document}” has {size} MB; the vault keeps documents of up to {most} MB. Keep the file "
        "elsewhere: its name and its SHA-256 are noted without --keep-document."
    )


class DocumentChangedError(VaultError):
    """A kept document is not what was kept."""

    sentence = mark("The document of decision {number} in “{name}” is not what was kept any more.")


class NothingSealedError(VaultError):
    """What NSSF refused is of a month that is not sealed."""

    sentence = mark(
        "Nothing of {month} is sealed in “{name}”, so a refusal cannot be tied to its lines. Seal "
        "the month as it was handed in, and paste the refusal again."
    )


class NoTextError(VaultError):
    """The text of a refusal is empty."""

    sentence = mark("There is no text. Paste what NSSF wrote, whole.")


class NoSuchRefusalError(VaultError):
    """No refusal has that number."""

    sentence = mark(
        "“{name}” has no refusal {number} that is open. See them: pheaktean vault rejections VAULT."
    )


class RuleNotKnownError(VaultError):
    """A rule that the program cannot check."""

    sentence = mark(
        "“{rule}” is no rule. Write FIELD:digits=N, for a number of exactly N digits, or "
        "FIELD:filled; the fields are: {fields}."
    )
