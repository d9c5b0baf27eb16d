"""Why a return is not sealed: each a sentence that says what to do instead."""

from __future__ import annotations

from declaration.vault.errors import VaultError, mark


class KindNotPossibleError(VaultError):
    """The month has, or lacks, the return that this one would follow."""

    sentence = mark(
        "A {kind} return of {month} cannot be sealed now: {stands}. What can come next: {possible}."
    )


class NotReadyError(VaultError):
    """Stops or errors stand, so that nobody is declared."""

    sentence = mark(
        "Stops or errors stand, so that nobody is declared in {month}. Mend what the findings "
        "name, or hold out the workers concerned, and seal again."
    )


class NobodyDeclaredError(VaultError):
    """There are workers, but no wage is due."""

    sentence = mark(
        "Nobody has a wage to declare in {month}. If nobody worked that month, seal a nil return: "
        "--kind nil."
    )


class SomebodyPaidError(VaultError):
    """A nil return of a payroll that has workers."""

    sentence = mark(
        "A nil return of {month} declares nobody, and this payroll has {workers} workers. "
        "Leave it out, or seal it as a regular return."
    )


class NotProvenError(VaultError):
    """The files were not written, or one of them read back differs."""

    sentence = mark(
        "The files of {month} were not written and proven. Mend what the findings name, and seal "
        "again."
    )


class FileChangedError(VaultError):
    """A file is not what was written and proven a moment ago."""

    sentence = mark(
        "“{file}” in “{folder}” is not the file any more that was written and proven for {month}. "
        "Close it in other programs and seal again."
    )


class FileGoneError(VaultError):
    """A file that was written cannot be read back."""

    sentence = mark(
        "“{file}” in “{folder}” cannot be read back ({why}). See that the folder is there, and "
        "seal {month} again."
    )


class NobodyLeftOutError(VaultError):
    """A supplementary return without anybody in it."""

    sentence = mark(
        "Nobody was left out of {month}: every worker of this payroll who is due stands declared "
        "already ({stand}). No supplementary return is needed, and no file was written."
    )


class NobodyLeftOutButOthersDifferError(NobodyLeftOutError):
    """The same, where lines differ."""

    sentence = mark(
        "Nobody was left out of {month}: every worker of this payroll who is due stands declared "
        "already ({stand}), and no file was written. The lines of {differ} workers are others than "
        "those that stand: declare them with --kind revised."
    )


class NothingDiffersError(VaultError):
    """A revised return without a line in it."""

    sentence = mark(
        "Nothing differs: the {stand} lines that stand declared for {month} are those of this "
        "payroll. No revised return is needed, and no file was written."
    )


class NothingDiffersButLeftOutError(NothingDiffersError):
    """The same, where workers stand in no return."""

    sentence = mark(
        "Nothing differs: the {stand} lines that stand declared for {month} are those of this "
        "payroll, and no file was written. {left_out} workers of it stand in no return: declare "
        "them with --kind supplementary."
    )


class PartOfPayrollError(VaultError):
    """So many who stand declared are missing that the payroll may be a part."""

    sentence = mark(
        "{missing} of the {stand} workers who stand declared for {month} are not in this payroll. "
        "If it is only a part of it, add --part: they stay as they stand. If it is the whole, and "
        "they should not have been declared, add --whole: they are taken back."
    )


class CorrectionOutdatedError(VaultError):
    """Another return was sealed since the differences were reckoned."""

    sentence = mark(
        "Another return of {month} was sealed since these differences were reckoned. Declare it "
        "once more, so that they are those from what stands now."
    )
