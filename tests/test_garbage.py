from __future__ import annotations

import gc

from onrecord.garbage import collecting_nothing, settle


def test_the_search_pauses_and_goes_on():
    with collecting_nothing():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_pause_within_a_pause_lasts():
    with collecting_nothing():
        with collecting_nothing():
            pass
        assert not gc.isenabled()


def test_what_is_there_is_left_out_of_later_searches():
    kept = [{} for _ in range(1000)]
    try:
        settle()
        assert gc.get_freeze_count() > len(kept)
    finally:
        gc.unfreeze()
