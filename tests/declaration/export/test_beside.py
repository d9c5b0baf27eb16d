import threading

import pytest

from declaration.export.beside import Beside


def test_the_call_runs_beside_the_block_and_ends_before_it_is_left() -> None:
    go, done = threading.Event(), []

    def call() -> None:
        go.wait(10)
        done.append(threading.current_thread())

    with Beside(call):
        assert not done
        go.set()
    assert done != [threading.current_thread()]
    assert len(done) == 1


def test_what_it_raised_is_raised_where_it_is_waited_for() -> None:
    def call() -> None:
        raise KeyError("lost")

    with pytest.raises(KeyError, match="lost"), Beside(call) as call_under_way:
        call_under_way.wait()


def test_an_error_of_the_block_stands_above_that_of_the_call() -> None:
    def call() -> None:
        raise KeyError("second")

    with pytest.raises(ValueError, match="first"), Beside(call):
        raise ValueError("first")
