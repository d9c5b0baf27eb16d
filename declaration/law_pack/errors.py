"""What can stand against a law pack, each one sentence; nothing was installed or changed."""

from __future__ import annotations

from declaration.vault.errors import VaultError, mark


class LawPackError(VaultError):
    """A law pack is not installed."""

    sentence = mark("The law pack “{name}” cannot be used.")


class NotAPackError(LawPackError):
    """The file is something else, or damaged."""

    sentence = mark(
        "“{name}” is no law pack, or is damaged ({why}). Get the file once more from where it "
        "comes; nothing was changed."
    )


class NotTrustedError(LawPackError):
    """Another key signed it than the publisher's."""

    sentence = mark(
        "“{name}” is not signed by the publisher of this program, but with the key {key}. Do not "
        "use it; nothing was changed."
    )


class NeedsNewerProgramError(LawPackError):
    """The figures are for a later version of the program."""

    sentence = mark(
        "“{name}” needs Pheaktean {needs} or later, and this is {program}. Install the newer "
        "program first; nothing was changed."
    )


class NotNewerError(LawPackError):
    """The law in use is as new or newer."""

    sentence = mark(
        "“{name}” holds the law as of {version}, which is not newer than the law in use "
        "({in_use}). There is nothing to install."
    )


class UnsoundError(LawPackError):
    """The program cannot reckon with its figures."""

    sentence = mark(
        "The figures in “{name}” cannot be used: {why} Tell whoever sent it; nothing was changed."
    )


class PastDiffersError(LawPackError):
    """Sealed months would come out otherwise."""

    sentence = mark(
        "“{name}” is not installed: {n} of the sealed returns would come out otherwise under it, "
        "and past months must differ by nothing. Ask whoever sent it. If the law was truly changed "
        "for months that are past, --despite “REASON” installs it; what is sealed stays as it is."
    )


class NotInstalledError(LawPackError):
    """There is no such pack to remove."""

    sentence = mark(
        "No law pack of version {name} is installed. Which are, says: pheaktean law --packs."
    )
