"""The same few broken inputs for every parser, in every run; ``make fuzz`` tries new ones."""

from random import Random

import pytest

from tests.fuzz.target import inputs
from tests.fuzz.targets import TARGETS

SLOW = {"xlsx", "xlsb", "ods", "csv", "register", "declared", "attendance", "tax filing"}
"""A few milliseconds each: a whole month is worked out."""


@pytest.mark.parametrize("name", TARGETS)
def test_broken_inputs_hold_the_property(name, tmp_path):
    target = TARGETS[name]
    (tmp_path / "made").mkdir()
    found = inputs(target, target.seeds(tmp_path / "made"), Random(name))
    data = next(found)
    for _ in range(60 if name in SLOW else 250):
        data = found.send(target.run(data, tmp_path))
