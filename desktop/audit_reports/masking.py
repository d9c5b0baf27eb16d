"""Names and numbers of people hidden behind pseudonyms, in everything an audit writes.

A name becomes ``Person 3f9a1c2b``, a number ``W-3f9a1c2b``: a hash of the text and the seed, the
same in every file of audits with that seed. Hidden are names, worker, NSSF and identity numbers,
passports, bank accounts, signatures and remarks, also inside the findings' sentences. Wages, dates
and cell addresses stay: without them there is nothing to audit. Whoever holds the source files and
the seed can find a person again; a masked report is for people who do not hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from declaration.audit.auditing import Audit
from declaration.export.names import names_of
from declaration.findings import Finding
from declaration.payroll import Payroll, Texts

PREFIXES = {
    "worker_number": "W-",
    "nssf_number": "N-",
    "national_id": "I-",
    "passport": "P-",
    "name_km": "Person ",
    "name_latin": "Person ",
}
PARTS_OF_NAMES = ("family_name_km", "given_name_km", "family_name_latin", "given_name_latin")
HIDDEN = ("bank_account", "signature", "remark")
WORD = re.compile(r"[\w\u1780-\u17ff\u200b\u200c]+")
LONGEST_NAME = 6
"""Words of a name, or groups of a number, that are looked for together."""
SHORTEST = 5
"""A single group of letters is told inside a sentence from this length on; "26" is any number."""


class Mask:
    """The pseudonyms of the people in some tables."""

    def __init__(self, tables: Iterable[Payroll], seed: int) -> None:
        self._seed = seed
        self._whole: dict[str, str] = {}
        self._grouped: dict[tuple[str, ...], str] = {}
        for table in tables:
            self._learn(table)

    def _learn(self, table: Payroll) -> None:
        for field, prefix in PREFIXES.items():
            for column in (_column(table, field), table.as_written.get(field)):
                for text in _used(column):
                    self._add(text, self._pseudonym(prefix, text), is_part=False)
        for field in PARTS_OF_NAMES:
            for text in _used(table.texts.get(field)):
                self._add(text, self._pseudonym("Person ", text), is_part=True)

    def _pseudonym(self, prefix: str, text: str) -> str:
        return prefix + sha256(f"{self._seed}|{text}".encode()).hexdigest()[:8]

    def _add(self, text: str, pseudonym: str, *, is_part: bool) -> None:
        self._whole.setdefault(text.casefold().strip(), pseudonym)
        for form in {text, text.lstrip("0"), re.sub(r"\W", "", text)}:
            groups = tuple(WORD.findall(form.casefold()))
            if not is_part and (len(groups) > 1 or len("".join(groups)) >= SHORTEST):
                self._whole.setdefault(form.casefold().strip(), pseudonym)
                self._grouped.setdefault(groups, pseudonym)

    def text(self, text: str) -> str:
        """Return a text with every name and number in it hidden."""
        whole = self._whole.get(text.casefold().strip())
        return whole if whole and text.strip() else self._inside(text)

    def _inside(self, text: str) -> str:
        words = list(WORD.finditer(text))
        groups = [word[0].casefold() for word in words]
        done, start, i = [], 0, 0
        while i < len(words):
            size, pseudonym = self._longest(groups, i)
            if size:
                done += [text[start : words[i].start()], pseudonym]
                start = words[i + size - 1].end()
            i += size or 1
        return "".join([*done, text[start:]])

    def _longest(self, groups: list[str], i: int) -> tuple[int, str]:
        for size in range(min(LONGEST_NAME, len(groups) - i), 0, -1):
            if found := self._grouped.get(tuple(groups[i : i + size])):
                return size, found
        return 0, ""

    def figure(self, value: object) -> object:
        """Return a finding's figure with texts hidden, also those in lists."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list | tuple):
            return [self.figure(each) for each in value]
        return value

    def finding(self, finding: Finding) -> Finding:
        """Return a finding with everything about a person in its texts hidden."""
        figures: Mapping[str, object] = {
            name: value if name in ("field", "fields") else self.figure(value)
            for name, value in finding.figures.items()
        }
        value, expected = (self._value(finding, each) for each in (finding.value, finding.expected))
        return replace(finding, value=value, expected=expected, figures=figures)

    def _value(self, finding: Finding, text: str) -> str:
        """Return a value hidden: always where it is a name or number, though nobody has it."""
        hidden = self.text(text)
        is_person = finding.field in PREFIXES or finding.field in PARTS_OF_NAMES
        return self._pseudonym("", text) if text and is_person and hidden == text else hidden

    def payroll(self, table: Payroll) -> Payroll:
        """Return a table with the people hidden; parts of names become one name."""
        texts = {name: each for name, each in table.texts.items() if name not in PARTS_OF_NAMES}
        for field, prefix in PREFIXES.items():
            column = _column(table, field)
            if column is not None:
                texts[field] = column.map(lambda text, prefix=prefix: self._pseudonym(prefix, text))  # type: ignore[misc]  # a default binds the loop's value
        for field in HIDDEN:
            texts.pop(field, None)
        return replace(table, texts=texts, as_written={})


def _column(table: Payroll, field: str) -> Texts | None:
    if field in ("name_km", "name_latin"):
        whole = names_of(table, field.removeprefix("name_")).whole
        return whole if whole.filled().any() else None
    return table.texts.get(field)


def _used(column: Texts | None) -> list[str]:
    return [] if column is None else [column.pool[code] for code in column.used() if code]


def masked(audit: Audit, seed: int, register: Payroll | None = None) -> Audit:
    """Return an audit in which nobody can be told by name or number.

    Args:
        audit: with names.
        seed: of the pseudonyms.
        register: the register it was compared with, or None.
    """
    given = audit.evidence
    others = [register, given.attendance, given.worker_list, given.tax_filing]
    others += [given.second.payroll] if given.second else []
    tables = [
        audit.month.payroll,
        audit.declared,
        *(table for table in others if table is not None),
    ]
    mask = Mask(tables, seed)
    findings = [mask.finding(finding) for finding in audit.findings]
    month = replace(audit.month, payroll=mask.payroll(audit.month.payroll), findings=findings)
    return replace(audit, month=month, declared=mask.payroll(audit.declared), findings=findings)
