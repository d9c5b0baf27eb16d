"""A program that is killed at any moment loses nothing that was sealed."""

import json
import subprocess
import sys


def test_nothing_sealed_is_lost_or_changed_by_programs_killed_at_random(tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "tests.declaration.vault.killing", str(tmp_path), "20261103"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["kills"] >= 200
    assert found["cut_off"] > 0, "no kill fell into a write"
    assert found["sealed"] > 0, "no return was sealed before a kill"
