"""What can be typed behind ``pheaktean vault``: decisions, refusals, changes of the enterprise."""

from __future__ import annotations

import argparse
from collections.abc import Callable

New = Callable[[str, str], argparse.ArgumentParser]
"""Takes the name of what a vault can do and what that is for; gives its parser."""


def add_decisions(new: New) -> None:
    """Add what accepts findings, takes that back and shows it."""
    decide = new("decide", "accept a finding of a month, with the reason")
    add = decide.add_argument
    add("--month", metavar="YYYY-MM", help="in which it was found; needed")
    add("--code", metavar="CODE", help="of the finding; needed")
    add("--worker", metavar="WHO", default="", help="worker number, NSSF number or name")
    add("--everyone", action="store_true", help="all workers who have that finding")
    add("--field", metavar="FIELD", default="", help="where a worker has it for several fields")
    add("--reason", metavar="TEXT", help="why it is right as it is; needed")
    add("--until", metavar="YYYY-MM", help="the last month for which that holds; else for good")
    add("--document", metavar="FILE", help="what proves it: its name and SHA-256 are noted")
    add("--keep-document", action="store_true", help="keep the file itself in the vault, too")
    undecide = new("undecide", "take a decision back")
    undecide.add_argument("number", metavar="NUMBER", type=int, help="of the decision")
    show = new("decisions", "the findings that were accepted")
    show.add_argument("--all", action="store_true", help="also those that ended")
    show.add_argument("--json", action="store_true", help="print them as JSON and nothing else")


def add_refusals(new: New) -> None:
    """Add what notes, shows and settles refusals by NSSF."""
    note = new("rejected", "remember what NSSF refused of a sealed month")
    add = note.add_argument
    add("--month", metavar="YYYY-MM", help="whose return was refused; needed")
    add("--text", metavar="FILE", help="what NSSF wrote (- reads standard input); needed")
    add("--field", metavar="FIELD", default="", help="what was refused, where the text is unclear")
    add(
        "--rule",
        metavar="RULE",
        default="",
        help="hold all workers to it from now on: FIELD:digits=N or FIELD:filled",
    )
    add("--json", action="store_true", help="print what was tied as JSON and nothing else")
    show = new("rejections", "what NSSF refused, and what it was tied to")
    show.add_argument("--all", action="store_true", help="also those that are settled")
    show.add_argument("--json", action="store_true", help="print them as JSON and nothing else")
    settled = new("settled", "warn of a refusal no more: NSSF takes it by now")
    settled.add_argument("number", metavar="NUMBER", type=int, help="of the refusal")
    settled.add_argument("--worker", metavar="WHO", default="", help="only this worker's part")


def add_change(command: argparse.ArgumentParser) -> None:
    """Add what notes facts of the enterprise that change from a month on."""
    add = command.add_argument
    add("--from", metavar="YYYY-MM", dest="month", help="the first month of the new facts; needed")
    add(
        "--set",
        metavar="FACT=VALUE",
        action="append",
        default=[],
        help="name, name_km, nssf_number, sector or rate_convention; may repeat",
    )
    add(
        "--reading",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="a reading of a contested figure of law; may repeat",
    )
    add("--reason", metavar="TEXT", help="why, for whoever looks at it later; needed")
