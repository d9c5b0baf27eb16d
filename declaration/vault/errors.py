"""What can go wrong with a vault: each kind is one sentence that says what to do.

    raise WrongKeyError(name=path.name)

The sentence is English and marked for translation; a face tells it in the reader's language with
``translate(language)(problem.sentence).format(**problem.values)``.
"""

from __future__ import annotations


def mark(message: str) -> str:
    """Return the text as it is; marks a constant for translation where it is defined."""
    return message


class VaultError(Exception):
    """Something is in the way of a vault; nothing sealed was lost or changed.

    Args:
        values: what stands in the placeholders of the sentence.

    Attributes:
        sentence: English, with ``{placeholders}``.
        values: name → what is put there.
    """

    sentence = mark("The vault “{name}” cannot be used.")

    def __init__(self, **values: object) -> None:
        super().__init__(self.sentence.format(**values))
        self.values = values


class WrongKeyError(VaultError):
    """No page of the file answers to the key."""

    sentence = mark(
        "This passphrase does not open “{name}”. Check that every letter is there, and that it is "
        "the passphrase of this vault: one that was changed later does not open older copies."
    )


class MistypedError(VaultError):
    """A recovery passphrase whose check letters do not fit."""

    sentence = mark(
        "The recovery passphrase has a letter or digit that is not as it was printed. Compare it "
        "group by group with the paper; capitals and dashes do not matter."
    )


class ShortPassphraseError(VaultError):
    """A passphrase of one's own that is too easily guessed."""

    sentence = mark(
        "The passphrase has {length} letters; a vault needs at least {least}. Choose a longer one, "
        "such as four or five words that nobody would put together."
    )


class NotAVaultError(VaultError):
    """The file is something else."""

    sentence = mark(
        "“{name}” is not a vault of this program. Choose a file whose name ends in .pheaktean."
    )


class DamagedError(VaultError):
    """The key fits, but the file is not what was written."""

    sentence = mark(
        "“{name}” is damaged ({where}). Leave it as it is and restore a backup of it: "
        "pheaktean vault restore COPY VAULT keeps the damaged file beside the restored one."
    )


class DamagedPageError(DamagedError):
    """A page does not carry the seal it was written with."""

    sentence = mark(
        "“{name}” is damaged at page {page} of {pages}. Leave it as it is and restore a backup of "
        "it: pheaktean vault restore COPY VAULT keeps the damaged file beside the restored one."
    )


class CutShortError(DamagedError):
    """The end of the file is missing."""

    sentence = mark(
        "“{name}” was cut short: it is no whole number of pages. Leave it as it is and restore a "
        "backup of it, or copy it once more from where it comes."
    )


class NewerProgramError(VaultError):
    """A later version of the program has changed the tables."""

    sentence = mark(
        "“{name}” was last opened by a newer version of Pheaktean, which keeps more in it. "
        "Install the newest version on this computer; nothing was changed."
    )


class OlderVaultError(VaultError):
    """The tables are of an earlier version, and the file may not be written."""

    sentence = mark(
        "“{name}” comes from an earlier version and may not be changed where it is. Copy it to a "
        "folder that you may write to, and open the copy."
    )


class CutOffError(VaultError):
    """A write was cut off, and the file may not be written to undo it."""

    sentence = mark(
        "Writing to “{name}” was cut off, and it cannot be put right where it may not be changed. "
        "Copy it together with “{name}-journal” to a folder that you may write to, and open it "
        "there."
    )


class InUseError(VaultError):
    """Another program has the vault."""

    sentence = mark(
        "“{name}” is open in another program ({who}). Close it there and try again; nothing was "
        "changed."
    )


class NotThereError(VaultError):
    """There is no file of this name, or it went away."""

    sentence = mark(
        "“{name}” is not there. Check the name and the folder; if it lies on a network drive or a "
        "stick, see that this is connected."
    )


class AlreadyThereError(VaultError):
    """A new vault would take the place of something."""

    sentence = mark("“{name}” is there already and is never written over. Choose another name.")


class NoPermissionError(VaultError):
    """The system lets nobody, or not this person, write there."""

    sentence = mark(
        "“{name}” may not be written to. Ask for the right to change this folder, or copy the "
        "vault to a folder of your own; nothing was changed."
    )


class NoRoomError(VaultError):
    """The disk is full."""

    sentence = mark(
        "The disk of “{name}” is full. Make room and do it again; nothing was changed, and "
        "everything sealed is still there."
    )


class DiskError(VaultError):
    """The disk or network drive did not take or give what was asked of it."""

    sentence = mark(
        "The disk or network drive of “{name}” stopped answering, or is full. See that it is "
        "connected and has room, and do it again; everything sealed is still there."
    )


class NoLocksError(VaultError):
    """The drive cannot keep two programs apart."""

    sentence = mark(
        "The drive of “{name}” cannot keep two programs from writing at once, so the vault is not "
        "opened there. Move it to a folder of this computer."
    )


class ReadOnlyError(VaultError):
    """A change was asked of a vault that was opened for reading."""

    sentence = mark("“{name}” was opened for reading only. Open it for writing to change it.")


class SealedError(VaultError):
    """A change was asked of what is sealed."""

    sentence = mark(
        "What is sealed in “{name}” is never changed. Correct the month with a supplementary or a "
        "revised return."
    )


class CopyDiffersError(VaultError):
    """A copy does not hold what its original holds."""

    sentence = mark(
        "The copy of “{name}” differs from it and was thrown away. Check the disk and do it again; "
        "the vault itself was not changed."
    )
