"""``pheaktean declare``: the month's declaration, written, proven, and told on the terminal."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from desktop.commands.telling import tell
from desktop.declaring import write_declaration
from desktop.inputs import enterprise_of, existing, month_of
from desktop.job import Job, work_out
from desktop.mapping_used import save_mapping
from desktop.status import ERRORS, STOP, UsageError
from desktop.texts import translate

if TYPE_CHECKING:
    from declaration.export import Layout, Receipt
    from declaration.vault.kinds import Kind
    from declaration.vault.store import Vault


def run(arguments: argparse.Namespace) -> int:
    """Declare one month; return the exit status."""
    _refuse(arguments)
    layout = _layout(arguments.layout)
    if arguments.vault is None:
        return _declare(arguments, layout, None)
    from desktop.vault.named import vault_of

    with vault_of(arguments) as vault:
        return _declare(arguments, layout, vault)


def _declare(arguments: argparse.Namespace, layout: Layout, vault: Vault | None) -> int:
    """Declare one month, and keep it in its vault."""
    job = _worked_out(arguments, vault)
    save_mapping(arguments.save_columns, job.month.payroll, job.mapping)
    receipt = write_declaration(
        job,
        arguments.out,
        layout,
        arguments.language,
        annotate=arguments.annotate,
        control_sheet=not arguments.no_control_sheet,
    )
    if vault is None:
        return tell(arguments, job, receipt)
    return _kept(arguments, job, receipt, layout, vault)


def _worked_out(arguments: argparse.Namespace, vault: Vault | None) -> Job:
    """Return the month worked out; with a vault, by what it knows."""
    if vault is None:
        return work_out(arguments)
    from declaration.vault.sealing import refuse_kind
    from desktop.correcting import corrected
    from desktop.sealing import after_the_months_before, months_before, whose

    kind, given, month = _kind(arguments), enterprise_of(arguments), month_of(arguments)
    enterprise = whose(given, vault, month)
    if arguments.seal or arguments.kind:
        refuse_kind(vault, month, kind)
    job = work_out(arguments, enterprise, months_before(vault, month, kind))
    job = corrected(job, vault, kind, whole=arguments.whole)
    return after_the_months_before(job, vault, kind, given)


def _kept(
    arguments: argparse.Namespace,
    job: Job,
    receipt: Receipt | None,
    layout: Layout,
    vault: Vault,
) -> int:
    """Seal the month or keep it as a draft, then tell; return the exit status."""
    from declaration.vault.errors import VaultError
    from desktop.sealing import chosen_for, keep, not_sealed, said

    chosen = chosen_for(job, _kind(arguments), layout.id)
    try:
        kept = keep(job, receipt, vault, chosen, seal=arguments.seal)
    except VaultError as problem:
        status = tell(arguments, job, receipt)
        why = not_sealed(problem, receipt, job, vault, arguments.language)
        print(f"pheaktean: {why}", file=sys.stderr)  # noqa: T201 - the face of the program
        return status if status in (ERRORS, STOP) else STOP
    status = tell(arguments, job, receipt)
    if not arguments.json:
        lines = said(kept, vault, job.month.options.month, translate(arguments.language))
        print("\n".join(["", *lines]))  # noqa: T201
    return status


def _kind(arguments: argparse.Namespace) -> Kind:
    from declaration.vault.kinds import Kind

    return Kind(arguments.kind or Kind.REGULAR)


def _refuse(arguments: argparse.Namespace) -> None:
    """Refuse calls that lack something or contradict themselves.

    Raises:
        UsageError: says what to add or leave out.
    """
    wrong = (
        (
            not (arguments.enterprise or arguments.vault),
            "Whose declaration? Add --enterprise enterprise.toml (name, NSSF number, sector), or "
            "--vault. “pheaktean check” works without.",
        ),
        (
            not arguments.payroll and arguments.kind != "nil",
            "Which payroll? Name its workbook or folder; only a nil return (--kind nil) has none.",
        ),
        (
            arguments.payroll and arguments.kind == "nil",
            "A nil return takes no payroll: leave the files out, or leave --kind nil out.",
        ),
        (
            arguments.kind in ("supplementary", "revised") and not arguments.vault,
            f"A {arguments.kind} return follows what is sealed: add --vault.",
        ),
        (
            arguments.whole is not None and arguments.kind != "revised",
            "--whole and --part say what a revised return is to do with workers who are not in "
            "the payroll: add --kind revised, or leave them out.",
        ),
        (
            arguments.seal and not arguments.vault,
            "Sealed in which vault? Add --vault VAULT.",
        ),
        (
            arguments.seal and not arguments.out,
            "What is sealed are the files written: add --out DIR.",
        ),
        (
            arguments.vault and arguments.passphrase_file == arguments.password_file == "-",
            "Passphrase and passwords cannot both come from standard input; put one in a file.",
        ),
    )
    for is_wrong, why in wrong:
        if is_wrong:
            raise UsageError(why)


def _layout(name: str) -> Layout:
    from declaration.export import LayoutError, load_layout

    own = name.endswith(".toml")
    try:
        return load_layout(existing(name) if own else name)
    except LayoutError as problem:
        raise UsageError(f"--layout {name}: {problem}") from problem
