"""Errands over several processes, or over the workers of a Dask cluster.

One that fails does not stop the rest, not even one whose process the system stops: what was not
done by then is done anew, each in a process of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from desktop.batch.errands import Errand, Outcome, do, stopped

Tell = Callable[[str, float], None]
"""Told which one is done, and how much of all [0 to 1]; raises to cancel."""


class NoDaskError(Exception):
    """Dask is not installed, or nobody answers at the address; the text says what to do."""


def over_processes(
    errands: Sequence[Errand], processes: int, tell: Tell, job: Callable[[Errand], Outcome] = do
) -> list[Outcome]:
    """Return what came of every errand, in their order.

    Args:
        errands: to be done.
        processes: how many do them at once; each takes the next that waits.
        tell: told of each that is done.
        job: what does one; a function of a module, since it goes to other processes.
    """
    done: dict[int, Outcome] = {}
    for i, outcome in _in_one_pool(dict(enumerate(errands)), processes, job):
        done[i] = outcome
        tell(outcome.name, len(done) / len(errands))
    for i, errand in enumerate(errands):
        if i not in done:
            alone = dict(_in_one_pool({i: errand}, 1, job))
            done[i] = alone.get(i) or stopped(errand)
            tell(errand.name, len(done) / len(errands))
    return [done[i] for i in range(len(errands))]


def _in_one_pool(
    errands: dict[int, Errand], processes: int, job: Callable[[Errand], Outcome]
) -> Iterator[tuple[int, Outcome]]:
    """Yield what is done; it ends early where a process is stopped from outside."""
    if not errands:
        return
    with ProcessPoolExecutor(min(processes, len(errands)), get_context("spawn")) as pool:
        try:
            waiting = {pool.submit(job, errand): i for i, errand in errands.items()}
            for future in as_completed(waiting):
                yield waiting[future], future.result()
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(cancel_futures=True)


def over_dask(errands: Sequence[Errand], address: str, tell: Tell) -> list[Outcome]:
    """Return what came of every errand, in their order, done by a Dask cluster.

    Its workers must see the same folders under the same names, and have this program installed.

    Raises:
        NoDaskError: Dask is not installed here, or no scheduler answers at the address.
    """
    try:
        from distributed import Client
    except ImportError as problem:
        raise NoDaskError(
            "Dask is not installed with this program. Install it with “pip install "
            "'pheaktean[dask]'”, or leave --dask out: --workers uses this computer's own processes."
        ) from problem
    try:
        client = Client(address, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as problem:
        raise NoDaskError(
            f"No Dask scheduler answers at “{address}”. Look whether it runs, and write its "
            "address as it says it, for example tcp://192.168.1.20:8786."
        ) from problem
    with client:
        futures = client.map(do, errands, pure=False)
        outcomes = []
        for errand, future in zip(errands, futures, strict=True):
            lost: object = future.exception()  # type: ignore[no-untyped-call]
            outcomes.append(stopped(errand) if lost is not None else future.result())
            tell(errand.name, len(outcomes) / len(errands))
        return outcomes


def highest(outcomes: Iterable[Outcome]) -> int:
    """Return the highest exit status of all."""
    return max(outcome.status for outcome in outcomes)
