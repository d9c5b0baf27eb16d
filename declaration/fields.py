"""What a column of a payroll can mean: the one list of fields.

The words that name each field in workbooks are data (``resources/headings``); which pay items the
law counts as wage is data too (``resources/law/wage_items.toml``). Here stand only the names and
their kinds, which the rest of the program speaks.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How the cells of a field are read."""

    CODE = "code"
    """A number that is not a quantity: worker's, NSSF, identity number. Text; zeros kept."""
    TEXT = "text"
    DATE = "date"
    QUANTITY = "quantity"
    """Days or hours [ten-thousandths]."""
    MONEY = "money"


class Role(StrEnum):
    """What part a field plays in the arithmetic of a pay line."""

    IDENTITY = "identity"
    EMPLOYMENT = "employment"
    TIME = "time"
    PART = "part"
    """A pay item; the gross should be the sum of these. Several columns may claim one field."""
    TOTAL = "total"
    """Gross, net and other totals: one column each."""
    DEDUCTION = "deduction"
    """Taken from the gross. Several columns may claim one field."""
    SCHEME = "scheme"
    """Contributions that the payroll itself shows; compared, never used."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Field:
    """One meaning that a column can have.

    Attributes:
        name: the public name, as in mappings, ``--include`` and findings.
        kind: how its cells are read.
        role: its part in the arithmetic.
    """

    name: str
    kind: Kind
    role: Role


def _fields(kind: Kind, role: Role, names: str) -> dict[str, Field]:
    return {name: Field(name, kind, role) for name in names.split()}


FIELDS: dict[str, Field] = {
    **_fields(Kind.CODE, Role.IDENTITY, "row_no worker_number nssf_number national_id passport"),
    **_fields(
        Kind.TEXT,
        Role.IDENTITY,
        "family_name_km given_name_km name_km family_name_latin given_name_latin name_latin"
        " sex nationality",
    ),
    **_fields(Kind.DATE, Role.IDENTITY, "birth_date"),
    **_fields(
        Kind.DATE,
        Role.EMPLOYMENT,
        "hire_date leave_date contract_start contract_end registered_on",
    ),
    **_fields(Kind.TEXT, Role.EMPLOYMENT, "contract_type status department line_group position"),
    **_fields(
        Kind.QUANTITY,
        Role.TIME,
        "work_days absent_days leave_days overtime_hours overtime_hours_150 overtime_hours_200"
        " overtime_hours_holiday night_hours",
    ),
    **_fields(
        Kind.MONEY,
        Role.PART,
        "basic_pay piece_rate overtime_pay overtime_pay_150 overtime_pay_200"
        " overtime_pay_holiday night_pay attendance_bonus transport_allowance seniority_bonus"
        " meal_allowance incentive other_allowance leave_pay maternity_pay seniority_indemnity"
        " severance notice_pay unknown_pay",
    ),
    **_fields(
        Kind.MONEY,
        Role.TOTAL,
        "gross gross_khr additions_total deductions_total net_pay net_pay_khr declared_wage"
        " contributory_wage",
    ),
    **_fields(Kind.MONEY, Role.DEDUCTION, "tax advance deduction"),
    **_fields(
        Kind.MONEY,
        Role.SCHEME,
        "occupational_risk health_care pension_worker pension_employer nssf_total",
    ),
    **_fields(Kind.MONEY, Role.OTHER, "basic_rate exchange_rate"),
    **_fields(Kind.TEXT, Role.OTHER, "bank_account signature remark"),
    **_fields(Kind.DATE, Role.OTHER, "pay_date"),
}
"""Every field by its name.

``basic_rate`` is a contract rate (a month's, day's or hour's pay), not what was paid;
``pension_worker``, ``tax`` and the rest of the deductions are what the payroll itself took.
"""

OVERTIME_PAY = ("overtime_pay", "overtime_pay_150", "overtime_pay_200", "overtime_pay_holiday")
OVERTIME_HOURS = (
    "overtime_hours",
    "overtime_hours_150",
    "overtime_hours_200",
    "overtime_hours_holiday",
)
