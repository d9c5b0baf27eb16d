"""Writes the examples that the help shows: one finding of each code, from its sample.

``python -m tests.findings.examples`` after a change of a check or its sample.
"""

import json
import tempfile
from pathlib import Path

from desktop.help.examples import kept
from resources import resource
from tests.declaration.audit.test_every_code import SAMPLES
from tests.findings.samples import FOLDER, Sample

PATH = resource("help", "examples.json")


def examples():
    """Return code → the example's figures and its cell, as JSON can hold them."""
    found = {}
    for path in sorted(FOLDER.glob("[A-Z]*-[0-9][0-9][0-9]")):
        found[path.name] = example_of(path.name, Sample.of(path.name, "bad").findings)
    with tempfile.TemporaryDirectory() as folder:
        for code in set(SAMPLES) - set(found):
            inside = Path(folder) / code
            inside.mkdir()
            found[code] = example_of(code, SAMPLES[code][0](inside))
    return dict(sorted(found.items()))


def example_of(code, findings):
    """Return the first finding of a code as JSON can hold it."""
    finding = next(each for each in findings if each.code == code)
    return {
        "figures": {name: kept(value) for name, value in sorted(finding.figures.items())},
        "cell": finding.place.cell,
        "value": finding.value,
        "expected": finding.expected,
        "amount_khr": kept(finding.amount_khr),
    }


def written():
    """Return the file's content."""
    return json.dumps(examples(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    PATH.write_text(written(), "utf-8")
