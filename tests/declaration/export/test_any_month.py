"""Months of any invented people are written and proven: both readings of a month agree."""

import csv
import shutil
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from declaration.export import export, layout_ids
from declaration.export.clean import clean
from declaration.findings import entry
from declaration.monthly import State, Status
from tests.declaration.export.invented import month, summary, wording

TEXT = st.text(st.characters(exclude_categories=[]), max_size=12)
NAME = st.text(st.sampled_from("កខ ាិ្\u200b\u00a0\x0b\x1c\nAb='-"), max_size=12)
DAY = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
PLAIN = ("worker_number", "nssf_number", "national_id", "department", "position")
NAMES = ("name_km", "family_name_km", "given_name_km", "name_latin", "line_group")
WORKER = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(PLAIN, TEXT),
        **dict.fromkeys(NAMES, NAME),
        "sex": st.sampled_from(["male", "female", ""]),
        "nationality": st.sampled_from(["Khmer", " KHMER ", "កម្ពុជា", "Thai", "", "=1"]),
        "birth_date": DAY,
        "hire_date": DAY,
        "pay_date": DAY,
        "gross": st.none() | st.decimals(0, 99_999, places=4),
    },
)
LINES = st.lists(st.tuples(WORKER, st.sampled_from(list(Status))), max_size=6)


def odd(texts):
    return [text for text in texts if clean(text) != text]


@settings(deadline=None, max_examples=60)
@given(LINES, st.sampled_from(layout_ids()), st.sampled_from([None, 4015, "4015.25"]))
def test_any_month_is_proven(tmp_path_factory, lines, layout, rate):
    workers = [worker for worker, _ in lines]
    made = month(
        workers,
        [status for _, status in lines],
        state=State.PARTLY_READY,
        rate=Decimal(rate) if rate else None,
    )
    folder = tmp_path_factory.mktemp("any") / "out"
    receipt = export(made, folder, layout, wording=wording, summary=summary)
    assert receipt.proven, receipt.findings[-1].figures
    for finding in receipt.findings:
        assert set(finding.figures) == set(entry(finding.code).placeholders)
    written = ("worker_number", "nssf_number", "national_id", "name_km", "name_latin")
    changed = {(f.worker, f.field) for f in receipt.findings if f.code == "EXP-002"}
    for i, worker in enumerate(workers):
        for field in written:
            assert ((i, field) in changed) == bool(odd([worker.get(field, "")]))
    with (folder / "contributions.csv").open(encoding="utf-8-sig", newline="") as file:
        assert sum(1 for _ in csv.reader(file)) == 1 + len(workers)
    shutil.rmtree(folder)
