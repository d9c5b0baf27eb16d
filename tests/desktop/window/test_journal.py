import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from declaration.month import Month
from declaration.monthly import Enterprise
from desktop.journal import Journal
from desktop.session import MANY
from desktop.workbench import Decision, Workbench

BENCH = Workbench((Path("october.xlsx"),), Month(2026, 10), enterprise=Enterprise("Angkor Thread"))


def test_a_month_left_behind_is_offered_and_taken_up(tmp_path):
    first = Journal(tmp_path)
    first.write(BENCH)
    second = Journal(tmp_path)
    assert second.left_behind() == []  # its window is open
    first.close()
    (left,) = second.left_behind()
    assert (left.month, left.enterprise, left.files) == ("2026-10", "Angkor Thread", 1)
    assert second.take(left) == BENCH
    assert Journal(tmp_path).left_behind() == []
    second.close()


def test_two_windows_cannot_take_the_same_month(tmp_path):
    first = Journal(tmp_path)
    first.write(BENCH)
    first.close()
    second, third = Journal(tmp_path), Journal(tmp_path)
    (left,) = third.left_behind()
    second.take(left)
    with pytest.raises(PermissionError):
        third.take(left)
    second.close()


def test_nothing_to_lose_leaves_no_file(tmp_path):
    journal = Journal(tmp_path)
    journal.write(BENCH)
    journal.write(Workbench())
    journal.close()
    assert list(tmp_path.iterdir()) == []


def test_only_this_user_may_read_it(tmp_path):
    journal = Journal(tmp_path)
    journal.write(BENCH)
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    journal.close()


def test_a_damaged_journal_is_not_offered(tmp_path):
    (tmp_path / "torn.json").write_text('{"format": 1, "mon', "utf-8")
    (tmp_path / "other.json").write_text("[]", "utf-8")
    assert Journal(tmp_path).left_behind() == []


def test_a_month_that_is_thrown_away_is_gone(tmp_path):
    journal = Journal(tmp_path)
    journal.write(BENCH)
    journal.close()
    other = Journal(tmp_path)
    other.discard(other.left_behind()[0])
    assert list(tmp_path.iterdir()) == []


KILLED = """
    import sys
    from decimal import Decimal
    from pathlib import Path
    from desktop.journal import Journal
    from desktop.workbench import Workbench

    journal = Journal(Path(sys.argv[1]))
    for edit in range(1, 100_000):
        journal.write(Workbench((Path("october.xlsx"),), rate=Decimal(edit)))
        print(edit, flush=True)
"""


def test_killed_while_editing_loses_at_most_the_last_edit(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    seen = [int(process.stdout.readline()) for _edit in range(25)]
    os.kill(process.pid, signal.SIGKILL)
    rest = [int(line) for line in process.stdout.read().split() if line.isdigit()]
    process.stdout.close()
    process.wait()
    last = max(seen + rest)
    journal = Journal(tmp_path)
    deadline = (
        time.monotonic() + 10
    )  # a busy system lets go of a dead program's lock a little later
    while not journal.left_behind() and time.monotonic() < deadline:
        time.sleep(0.02)
    (left,) = journal.left_behind()
    assert int(journal.take(left).rate) in (last, last + 1)
    journal.close()


def test_a_long_journal_is_written_off_the_main_thread_and_whole(window, qtbot):
    many = tuple(Decision("CAL-003", f"worker_number:{n}", "", "known") for n in range(MANY + 1))
    window.session.edit("accept", sources=(Path("october.csv"),), decisions=many)
    window.session.edit("folder", out=Path("out"))
    path = window.journal.path
    window.close()
    kept = Workbench.from_json(path.read_text("utf-8"))
    assert kept.decisions == many
    assert kept.out == Path("out")


def test_another_month_loses_nothing_of_a_long_journal(window, qtbot):
    many = tuple(Decision("CAL-003", f"worker_number:{n}", "", "known") for n in range(MANY + 1))
    window.session.edit("accept", sources=(Path("october.csv"),), decisions=many)
    path = window.journal.path
    window.begin_another()
    assert Workbench.from_json(path.read_text("utf-8")).decisions == many
