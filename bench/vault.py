"""What a vault costs: sealing a month beside declaring it, and opening many months beside none.

``python -m bench.vault seal WORKERS`` and ``python -m bench.vault board MONTHS`` print the seconds
of one measure as JSON; ``vault_bars`` takes their medians. Everything in these vaults is invented.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from bench import workbooks
from bench.commands import declare
from bench.report import Bar, show
from bench.turns import ENVIRONMENT, Candidate, take_turns
from bench.workers import RATE

if TYPE_CHECKING:
    from declaration.export import Receipt
    from declaration.monthly import MonthlyDeclaration
    from declaration.vault.store import Vault

OUT = workbooks.DATA / "out" / "vault"
PYTHON = sys.executable
WORKERS, MONTHS = 10_000, 60
PASSPHRASE = "invented words for the benchmark"


def vault_bars(rounds: int) -> list[Bar]:
    """Return what sealing and opening cost, against their bars."""
    bars = [
        *sealing_bars(rounds),
        board_bar(rounds),
        growth_bar("sealing ten times the workers", "seal", (WORKERS, 10 * WORKERS), rounds),
        growth_bar("proving five times the months", "verify", (MONTHS // 5, MONTHS), rounds),
    ]
    show("the vault", bars)
    return bars


def sealing_bars(rounds: int) -> list[Bar]:
    """Return what sealing costs beside the whole job, and what a vault adds to it in all.

    That is more than sealing: its key is made of the passphrase (which takes long, so that nobody
    guesses it), and the month is compared with what the vault knows.
    """
    payroll, plain, sealed = str(workbooks.payroll(WORKERS)), OUT / "plain", OUT / "sealed"
    OUT.mkdir(parents=True, exist_ok=True)
    passphrase = OUT / "passphrase"
    passphrase.write_text(PASSPHRASE, encoding="utf-8")
    empty, used = OUT / "empty.pheaktean", OUT / "used.pheaktean"
    _make_vault(empty, passphrase)

    def fresh() -> None:
        shutil.rmtree(sealed, ignore_errors=True)
        shutil.copy(empty, used)

    command = [PYTHON, "-m", "desktop"]
    enterprise = str(workbooks.enterprise())
    without = Candidate(
        [*command, *declare(payroll, str(plain), enterprise)],
        (0, 1),
        lambda: shutil.rmtree(plain, ignore_errors=True),
    )
    given = ["--vault", str(used), "--passphrase-file", str(passphrase), "--seal"]
    within = Candidate(
        [*command, *declare(payroll, str(sealed), enterprise), *given], (0, 1), fresh
    )
    take_turns({"declare": without, "declare and seal": within}, rounds)
    pairs = zip(without.runs, within.runs, strict=True)
    added = statistics.median((b.seconds - a.seconds) / a.seconds for a, b in pairs)
    note = f"{within.seconds:.2f} s, without {without.seconds:.2f} s; opened by passphrase"
    seconds = statistics.median(_measured("seal", WORKERS)["seconds"] for _ in range(rounds))
    share = seconds / without.seconds
    what = f"sealing {WORKERS:,} lines, of declaring them"
    return [
        Bar(what, share, 0.3, "×", note=f"{seconds:.3f} s"),
        Bar("all that a vault adds to declaring", added, None, "×", note=note),
    ]


def board_bar(rounds: int) -> Bar:
    """Return how long a full vault takes to its board, beside an empty one."""
    measured = [_measured("board", MONTHS) for _ in range(rounds)]
    times = statistics.median(each["full"] / each["empty"] for each in measured)
    note = f"{measured[0]['full'] * 1000:.1f} ms, {measured[0]['size'] / 2**20:.0f} MiB"
    what = f"opening {MONTHS} months × {WORKERS:,} workers"
    return Bar(what, times, 3, "×", note=f"beside an empty vault; {note}")


def growth_bar(what: str, measure: str, sizes: tuple[int, int], rounds: int) -> Bar:
    """Return how much longer the larger of two sizes takes, for each time it is larger."""
    small, large = (
        statistics.median(_measured(measure, size)["seconds"] for _ in range(rounds))
        for size in sizes
    )
    growth = large / small / (sizes[1] / sizes[0])
    return Bar(f"{what}, per line", growth, 1.3, "×", note=f"{small:.3f} s to {large:.3f} s")


def _measured(measure: str, size: int) -> dict[str, float]:
    """Return what one measure came to, in a process of its own."""
    command = [PYTHON, "-m", "bench.vault", measure, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _make_vault(path: Path, passphrase: Path) -> None:
    path.unlink(missing_ok=True)
    enterprise = ["--enterprise", str(workbooks.enterprise()), "--no-remember"]
    command = [PYTHON, "-m", "desktop", "vault", "create", str(path), *enterprise]
    subprocess.run(
        [*command, "--passphrase-file", str(passphrase)],
        check=True,
        capture_output=True,
        env=ENVIRONMENT,
    )


def measure_seal(workers: int) -> dict[str, float]:
    """Return the seconds of sealing one month."""
    receipt = _receipt(workers)
    with _vault("seal") as vault:
        return {"seconds": _timed(lambda: _seal(vault, receipt, 0))}


def measure_board(months: int) -> dict[str, float]:
    """Return the seconds from a closed vault to its board, with nothing in it and with months."""
    from desktop.vault.shown import data

    with _vault("empty") as vault:
        key, empty = vault.key, vault.path
    full = _full(months)

    def board(path: Path) -> None:
        from declaration.vault.opening import open_vault

        with open_vault(path, key, read_only=True) as opened:
            data(opened)

    board(empty)  # what is loaded once is loaded
    seconds = [(_timed(lambda: board(full)), _timed(lambda: board(empty))) for _ in range(9)]
    with_months, without = (statistics.median(each) for each in zip(*seconds, strict=True))
    return {"full": with_months, "empty": without, "size": float(full.stat().st_size)}


def measure_verify(months: int) -> dict[str, float]:
    """Return the seconds of proving that every byte of some months is as it was sealed."""
    from declaration.vault.opening import open_vault
    from declaration.vault.verifying import verify

    path = _full(months)
    with open_vault(path, _key(), read_only=True) as vault:
        return {"seconds": _timed(lambda: verify(vault))}


def _full(months: int) -> Path:
    """Return a vault of that many months, made if it is not there yet in this run's folder."""
    path = OUT / f"months-{months}.pheaktean"
    if not path.exists():
        receipt = _receipt(WORKERS)
        with _vault(path.stem) as vault:
            for i in range(months):
                _seal(vault, receipt, i)
    return path


def _seal(vault: Vault, receipt: Receipt, i: int) -> None:
    """Seal the same lines as those of the i-th month after 2020-12."""
    from declaration.month import Month
    from declaration.vault.manifest import Chosen
    from declaration.vault.sealing import seal
    from declaration.vault.stamp import Stamp

    month = receipt.month
    when = dataclasses.replace(month.options, month=Month(2021 + i // 12, i % 12 + 1))
    written = dataclasses.replace(receipt, month=dataclasses.replace(month, options=when))
    at = datetime(2021, 2, 1, tzinfo=UTC) + timedelta(30 * i)
    seal(vault, written, Chosen(), Stamp(at, "benchmark"))


def _receipt(workers: int) -> Receipt:
    """Return the receipt of a declaration of that many workers, written anew."""
    from declaration.export import export
    from declaration.summary import summary
    from desktop.files import wording_for

    folder = OUT / f"lines-{workers}"
    shutil.rmtree(folder, ignore_errors=True)
    return export(_month(workers), folder, wording=wording_for("en"), summary=summary)


def _month(workers: int) -> MonthlyDeclaration:
    from declaration import prepare
    from declaration.enterprise import read_enterprise
    from declaration.law import Law
    from declaration.month import Month
    from declaration.monthly import Options
    from importers import read
    from importers.choices import Choices

    month, rate = Month(2026, 10), Decimal(RATE)
    payroll = read([workbooks.payroll(workers)], Choices(month, rate))
    enterprise = read_enterprise(workbooks.enterprise())
    return prepare(payroll, enterprise, Law.load(), Options(month, rate, hold_out=True))


def _key():  # noqa: ANN202 - the type is loaded where it is used
    from declaration.vault.key import Key

    return Key(bytes(range(32)), bytes(range(200, 216)))


def _vault(name: str) -> Vault:
    """Return a new vault, open."""
    from declaration.monthly import Enterprise
    from declaration.vault.opening import create_vault
    from declaration.vault.stamp import Stamp

    path = OUT / f"{name}.pheaktean"
    OUT.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    made = Stamp(datetime(2020, 12, 1, tzinfo=UTC), "benchmark")
    return create_vault(path, _key(), Enterprise("Benchmark", "", "90000001"), made)


def _timed(what: Callable[[], object]) -> float:
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


MEASURES: dict[str, Callable[[int], dict[str, float]]] = {
    "seal": measure_seal,
    "board": measure_board,
    "verify": measure_verify,
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(MEASURES[sys.argv[1]](int(sys.argv[2]))))
