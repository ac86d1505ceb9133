"""Map a function over articles: in this process, over processes, or on a Dask cluster. The order stays."""

from __future__ import annotations

import itertools
import multiprocessing
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH = 64
"""Articles that go to a process at once: enough to outweigh the sending, few enough to share the work."""


def map_batches(
    function: Callable[[Iterable[Item]], Iterable[Result]],
    items: Iterable[Item],
    workers: int = 1,
    cluster: str | None = None,
) -> Iterator[Result]:
    """Yield what `function` makes of `items`, in their order.

    `function` takes many items and yields one result for each; it must be importable by name where
    there are several `workers` or a `cluster` (the address of a Dask scheduler).
    Raises UsageError where a cluster is named and cannot be reached, or the extra `cluster` is missing.
    """
    if cluster:
        return _on_cluster(function, items, cluster)
    if workers > 1:
        return _over_processes(function, items, workers)
    return iter(function(items))


def _over_processes(
    function: Callable[[Iterable[Item]], Iterable[Result]], items: Iterable[Item], workers: int
) -> Iterator[Result]:
    # A forked child of a process with threads can hang; a spawned one cannot.
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[list[Result]]] = deque()
        for batch in _batches(items):
            waiting.append(pool.submit(_listed, function, batch))
            if len(waiting) > workers:  # the pool's own map would take in all items at once
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _on_cluster(
    function: Callable[[Iterable[Item]], Iterable[Result]], items: Iterable[Item], address: str
) -> Iterator[Result]:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("--cluster needs Dask: pip install 'onrecord[cluster]'") from error
    try:
        cluster = Client(address)
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask cluster at {address}: {error}") from error
    with cluster as client:
        futures = [client.submit(_listed, function, batch, pure=False) for batch in _batches(items)]
        for future in futures:
            yield from future.result()


def _listed(function: Callable[[Iterable[Item]], Iterable[Result]], batch: Iterable[Item]) -> list[Result]:
    return list(function(batch))


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := list(itertools.islice(remaining, BATCH)):
        yield batch
