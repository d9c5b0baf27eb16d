"""A month beside those of a vault, for commands that only look: ``check``, ``registrations``.

The vault is opened for reading: nothing is kept, sealed or copied. No Qt.
"""

from __future__ import annotations

import argparse

from desktop.inputs import enterprise_of, month_of
from desktop.job import Job, work_out
from desktop.status import UsageError


def worked_out_beside(arguments: argparse.Namespace) -> Job:
    """Return the month worked out; with ``--vault``, beside the sealed months before it.

    Raises:
        UsageError: an option has no such value, or the vault is another enterprise's.
        VaultError: it does not open, or is not what was sealed.
    """
    if arguments.vault is None:
        return work_out(arguments)
    if arguments.passphrase_file == arguments.password_file == "-":
        raise UsageError(
            "Passphrase and passwords cannot both come from standard input; put one in a file."
        )
    from declaration.vault.kinds import Kind
    from desktop.sealing import after_the_months_before, months_before, whose
    from desktop.vault.named import vault_of

    with vault_of(arguments, read_only=True) as vault:
        given, month = enterprise_of(arguments), month_of(arguments)
        history = months_before(vault, month, Kind.REGULAR)
        job = work_out(arguments, whose(given, vault, month), history)
        return after_the_months_before(job, vault, Kind.REGULAR, given)
