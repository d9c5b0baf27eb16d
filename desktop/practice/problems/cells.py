"""Cells that hold something else than they show.

Each function plants one thing and returns the workers it touched.
"""

from __future__ import annotations

from desktop.practice.cells import Formula, LegacyFont, Serial
from desktop.practice.pay import FIRST, SECOND
from desktop.practice.people import Worker
from desktop.practice.problems.workers import Everyone, on


def wage_is_no_number(everyone: Everyone) -> list[Worker]:
    """An error cell, a word, and a formula that was never calculated."""
    error, word, formula = everyone.of("A", 44)[0], everyone.of("B", 46)[0], everyone.of("F", 46)[0]
    error.cells[SECOND, "gross"] = Formula("=Rates!B9+1", "#REF!")
    word.cells[SECOND, "gross"] = "n/a"
    formula.cells[SECOND, "gross"] = Formula("=SUM(1,2)", "")
    return [error, word, formula]


def impossible_date(everyone: Everyone) -> list[Worker]:
    """Born on 31 February."""
    workers = everyone.of("A", 45)
    on(workers, SECOND, "birth_date", "31/02/1998")
    return workers


def zeros_lost(everyone: Everyone) -> list[Worker]:
    """Identity numbers kept as numbers: the leading zero is gone."""
    workers = everyone.of("F", 20, 21, 22, 23, 24)
    for worker in workers:
        worker.national_id = "0" + worker.national_id[1:8] + "7"
        on([worker], SECOND, "national_id", Serial(int(worker.national_id)))
    return workers


def legacy_names(everyone: Everyone) -> list[Worker]:
    """Names typed in a Limon font: Latin letters that only look Khmer."""
    workers = everyone.of("A", 46, 47)
    for worker, typed in zip(workers, ("suxa sMNag", "can´ RsImuM"), strict=True):
        on([worker], FIRST, "name_km", LegacyFont(typed))
        on([worker], SECOND, "name_km", LegacyFont(typed))
    return workers


def odd_nssf_number(everyone: Everyone) -> list[Worker]:
    """A number of NSSF's with three digits missing; the register has the right one."""
    workers = everyone.of("D", 46)
    for worker in workers:
        on([worker], SECOND, "nssf_number", worker.nssf_number[:4] + worker.nssf_number[7:])
    return workers


def odd_identity_card(everyone: Everyone) -> list[Worker]:
    """An identity number with a digit too many."""
    workers = everyone.of("D", 47)
    for worker in workers:
        on([worker], SECOND, "national_id", worker.national_id + "4")
    return workers


def otherwise_in_the_register(everyone: Everyone) -> list[Worker]:
    """Whose name or number is mistyped here, and right in the register."""
    return [*everyone.of("A", 46, 47), *everyone.of("D", 46, 47)]


def nssf_number_as_number(everyone: Everyone) -> list[Worker]:
    """Fifteen digits kept as a number, shown as 2.9E+14."""
    workers = everyone.of("F", 25, 26)
    for worker in workers:
        worker.nssf_number = worker.nssf_number[:-1] + "5"
        digits = worker.nssf_number.replace("-", "")
        on([worker], SECOND, "nssf_number", Serial(int(digits)))
    return workers


def latin_in_khmer(everyone: Everyone) -> list[Worker]:
    """The Latin name stands in the Khmer column."""
    workers = everyone.of("F", 27)
    for worker in workers:
        worker.name_km = worker.name_latin.title()
    return workers
