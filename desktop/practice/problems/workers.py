"""The workers by line, and what several problems do to one of them."""

from __future__ import annotations

from datetime import date

from desktop.practice.people import Worker


class Everyone:
    """The workers by line, so that a problem can name its victims: ``everyone.of("A", 7)``."""

    def __init__(self, workers: list[Worker]) -> None:
        self._by_group: dict[str, list[Worker]] = {}
        for worker in workers:
            self._by_group.setdefault(worker.group, []).append(worker)

    def of(self, group: str, *positions: int) -> list[Worker]:
        """Return the workers at these positions of a line, counted from 1; all without any."""
        line = self._by_group[group]
        return [line[i - 1] for i in positions] if positions else list(line)


def on(workers: list[Worker], run: str, name: str, cell: object) -> None:
    """Let the payroll of a pay run show something in a column."""
    for worker in workers:
        worker.cells[run, name] = cell


def under(worker: Worker, contract: str, start: date, end: date | None = None) -> None:
    """Put a worker under a contract."""
    worker.contract_type, worker.contract_start, worker.contract_end = contract, start, end
    worker.rate = max(worker.rate, 21000)  # a probationer's minimum is lower


def hired(worker: Worker, day: date, days: list[float]) -> None:
    """Let a worker begin on a day, and work so many days in each pay run."""
    under(worker, "udc", day)
    worker.hire_date, worker.days = day, days
    worker.overtime_150, worker.overtime_200 = [0.0, 0.0], 0.0
    worker.extras = {"transport_allowance": 700} if sum(days) > 13 else {}


def unregistered(worker: Worker) -> None:
    """Let NSSF not know a worker."""
    worker.nssf_number, worker.registered_on = "", None
