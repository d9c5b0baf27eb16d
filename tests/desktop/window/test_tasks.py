import gc
import threading

import pytest

from desktop.tasks import Cancelled, Tasks


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.close()
    assert gc.isenabled()


def test_result_and_progress_arrive_on_the_main_thread_in_order(tasks, qtbot):
    came = []

    def call(report):
        assert threading.current_thread() is not threading.main_thread()
        assert not gc.isenabled()
        report("half", 0.5)
        report("all", 1.0)
        return 42

    def heard(*what):
        assert threading.current_thread() is threading.main_thread()
        came.append(what)

    tasks.run(call, heard, progress=heard)
    qtbot.waitUntil(lambda: (42,) in came)
    assert came[-2:] == [("all", 1.0), (42,)]
    assert not tasks.is_busy
    assert gc.isenabled()


def test_failure_is_delivered(tasks, qtbot):
    came = []

    def call(report):
        raise OSError(28, "no space")

    tasks.run(call, came.append, came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert isinstance(came[0], OSError)


def test_failure_without_a_listener_is_raised_on_the_main_thread(tasks, qtbot):
    def call(report):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        tasks.run(call, print)
        qtbot.waitUntil(lambda: not tasks.is_busy)
    assert [kind for kind, _fault, _where in caught] == [ZeroDivisionError]


def test_cancelled_work_stops_at_its_next_report_and_tells_nobody(tasks, qtbot):
    came, begun, go_on = [], threading.Event(), threading.Event()
    stopped = []

    def call(report):
        begun.set()
        go_on.wait(10)
        try:
            report("on", 0.5)
        except Cancelled:
            stopped.append(True)
            raise
        return "never"

    task = tasks.run(call, came.append, came.append)
    assert begun.wait(10)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert stopped == [True]
    assert came == []
    assert task.finished


def test_one_after_the_other_and_told_when_all_is_done(tasks, qtbot):
    came = []
    with qtbot.waitSignal(tasks.ended, timeout=10_000):
        for n in range(5):
            tasks.run(lambda _report, n=n: n, came.append)
    assert came == [0, 1, 2, 3, 4]


def test_closing_waits_and_drops_what_waits(qapp, qtbot):
    tasks, go_on, done = Tasks(), threading.Event(), []

    def slow(_report):
        go_on.wait(10)
        done.append("first")

    tasks.run(slow, print)
    tasks.run(lambda _report: done.append("second"), print)
    threading.Timer(0.05, go_on.set).start()
    tasks.close()
    assert done == ["first"]


def test_nothing_is_collected_while_another_worker_thread_runs(tasks, qtbot):
    others, go_on, came = Tasks(), threading.Event(), []
    others.run(lambda _report: go_on.wait(30), came.append)
    tasks.run(lambda _report: None, came.append)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert not gc.isenabled()
    go_on.set()
    qtbot.waitUntil(lambda: not others.is_busy)
    assert gc.isenabled()
    others.close()
