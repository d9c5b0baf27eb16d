"""The support bundle holds nobody's data, whatever the fault carries with it."""

import pytest

from desktop.fault import write_bundle
from tests.declaration.export import invented

SECRETS = (
    "SOK DARA",
    "សុខ ដារ៉ា",
    "1900101-0000001-1",
    "012345678",
    "250.0001",
    "D:/wages/sok.dara/October.xlsx",
    "correct-horse-battery",
)


class CarriedError(ValueError):
    """A fault with data in every place that a fault has."""


def fault():
    """Return a fault that was raised, caused and annotated with a worker's cells."""
    name, number, wage = SECRETS[0], SECRETS[2], SECRETS[4]  # locals of the frame
    try:
        try:
            try:
                raise KeyError(SECRETS[1], {"national_id": SECRETS[3]})
            except KeyError as first:
                raise OSError(13, "Permission denied", SECRETS[5]) from first
        except OSError as second:
            raise CarriedError(f"{name} {number} {wage}") from second
    except CarriedError as problem:
        problem.add_note(f"{SECRETS[6]} of {SECRETS[1]}")
        return problem


def bundle(problem):
    said = write_bundle(problem)
    path = said.split("Please send us ")[1].split(" (it holds")[0]
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        return said, file.read()


def test_it_names_faults_and_lines_and_no_data():
    said, text = bundle(fault())
    for kind in ("CarriedError", "PermissionError", "KeyError", "test_fault.py"):
        assert kind in text
    for secret in SECRETS:
        for part in (secret, *secret.split()):
            assert part not in text
            assert part not in said


def test_no_cell_of_a_person_is_in_it():
    table = invented.month().payroll
    cells = {str(cell) for texts in table.texts.values() for cell in texts.pool if len(cell) > 3}
    cells |= {str(wage) for wage in invented.month().wage_khr.tolist() if wage}
    assert len(cells) > 10

    def explode(rows):
        return {row: int(row) for row in rows}

    with pytest.raises(ValueError, match="invalid literal") as raised:
        explode(sorted(cells))
    _said, text = bundle(raised.value)
    assert "ValueError" in text
    assert not [cell for cell in cells if cell in text]
