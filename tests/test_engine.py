from __future__ import annotations

import pytest

from onrecord import engine
from onrecord.errors import UsageError


def shout(words):
    return (word.upper() for word in words)


def test_order_stays_over_processes():
    words = [f"w{number}" for number in range(engine.BATCH * 2 + 5)]
    assert list(engine.map_batches(shout, words, workers=2)) == [word.upper() for word in words]


@pytest.mark.parametrize("workers", [1, 2])
def test_items_are_read_as_results_are_taken(workers):
    def endless():
        while True:
            yield "a"

    found = engine.map_batches(shout, endless(), workers)
    assert next(found) == "A"
    found.close()


def test_cluster_without_dask_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(UsageError, match=r"onrecord\[cluster\]"):
        next(engine.map_batches(shout, ["a"], cluster="tcp://127.0.0.1:1"))


def test_cluster_gives_the_same_as_one_process():
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    with distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=None) as cluster:
        address = cluster.scheduler_address
        assert list(engine.map_batches(shout, ["a", "b"], cluster=address)) == ["A", "B"]


def test_cluster_that_is_not_there_is_told(monkeypatch):
    def refused(_):
        raise OSError("Timed out")

    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    monkeypatch.setattr(distributed, "Client", refused)
    with pytest.raises(UsageError, match="no Dask cluster"):
        next(engine.map_batches(shout, ["a"], cluster="tcp://127.0.0.1:1"))
