"""What each cross-check finds is what the help shows of it: figures, cell, values, price."""

import json

import pytest

from declaration.fields import FIELDS
from tests.declaration.audit.test_every_code import SAMPLES
from tests.findings.examples import PATH, example_of
from tests.findings.samples import FOLDER

EXAMPLES = json.loads(PATH.read_text("utf-8"))
OWN = sorted(code for code in SAMPLES if not (FOLDER / code).is_dir())


@pytest.mark.parametrize("code", OWN)
def test_a_finding_is_the_one_that_the_help_shows(code, tmp_path):
    findings = SAMPLES[code][0](tmp_path)
    example = example_of(code, findings)
    assert json.loads(json.dumps(example)) == EXAMPLES[code]
    assert {each.field for each in findings if each.code == code} <= {"", *FIELDS}
