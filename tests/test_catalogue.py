"""The catalogue of findings is public: whole, well spoken, and every code of it is raised."""

import re
import tomllib
from pathlib import Path

import pytest

from declaration.findings import Severity, codes, entry
from desktop.figures import placeholders
from resources import resource

ROOT = Path(__file__).resolve().parent.parent

FAMILIES = {
    *("FIL", "MAP", "FMT", "ROW", "DUP", "CON", "WAG", "OVT", "REG"),
    *("CAL", "PER", "XCK", "EXP", "LAW"),
}

KEYS = {
    *("severity", "title", "message", "cause", "fix", "law", "price", "cannot_know"),
    *("since", "placeholders"),
}

FIXED = {
    "stop": "FIL-001 FIL-002 FIL-003 MAP-001 MAP-002 LAW-002 LAW-003 EXP-001",
    "error": (
        "MAP-003 FMT-001 FMT-002 FMT-003 FMT-005 DUP-001 DUP-002 WAG-001 WAG-007 REG-004"
        " FMT-013 MAP-006"
    ),
    "warning": (
        "MAP-004 FMT-006 ROW-001 ROW-002 DUP-003 CON-001 CON-002 CON-003 CON-004 CON-005 CON-006"
        " WAG-003 WAG-004 WAG-005 WAG-006 WAG-008 OVT-001 OVT-002 OVT-003 OVT-004"
        " REG-001 REG-002 REG-003 XCK-001 XCK-002 XCK-003 XCK-004 XCK-005 XCK-006"
        " FIL-005 FMT-008 FMT-011 FMT-012 DUP-004 MAP-005 ROW-003 REG-005 CON-008 CAL-003 LAW-005"
    ),
    "notice": "CON-007 CAL-001 LAW-001 FIL-004 FIL-007 FIL-008 FIL-009 FIL-010 MAP-007 CON-009"
    " CAL-002 CAL-004 LAW-004",
    "changed": "FMT-004 FIL-006 FMT-007 FMT-009 FMT-010",
}
"""Severity → codes whose meaning and severity are promised; none may go or change."""

SEVERITY = {code: severity for severity, names in FIXED.items() for code in names.split()}

BLAME = re.compile(
    r"\b(invalid|illegal|forbidden|failed|failure|your (mistake|fault|error)"
    r"|you (must|failed|forgot)|incorrect|stupid|fraud|cheat\w*|lying|lied|guilty|careless\w*"
    r"|abort\w*|fatal)\b",
    re.IGNORECASE,
)

CODES = codes()
SOURCES = "\n".join(
    path.read_text("utf-8")
    for folder in ("declaration", "importers", "desktop")
    for path in (ROOT / folder).rglob("*.py")
)


def data(code):
    return tomllib.loads(resource("findings", f"{code}.toml").read_text("utf-8"))


def sentences(code):
    said = entry(code)
    return {key: getattr(said, key) for key in ("title", "message", "cause", "fix", "cannot_know")}


def test_every_promised_code_is_there():
    assert sorted(set(SEVERITY) - set(CODES)) == []


def test_every_file_of_the_catalogue_is_a_code():
    names = {path.name for path in resource("findings").iterdir()}
    assert names == {f"{code}.toml" for code in CODES}


@pytest.mark.parametrize("code", CODES)
def test_the_code_is_well_formed(code):
    assert re.fullmatch(r"[A-Z]{3}-\d{3}", code)
    assert code[:3] in FAMILIES


@pytest.mark.parametrize("code", CODES)
def test_the_entry_has_every_key_and_no_other(code):
    assert set(data(code)) == KEYS


@pytest.mark.parametrize("code", sorted(set(CODES) & set(SEVERITY)))
def test_the_severity_is_the_promised_one(code):
    assert entry(code).severity is Severity(SEVERITY[code])


@pytest.mark.parametrize("code", CODES)
def test_every_placeholder_is_described(code):
    said = entry(code)
    used = set(placeholders(said.message)) | set(placeholders(said.fix))
    assert used <= set(said.placeholders)
    assert all(said.placeholders.values())
    for key in ("title", "cause", "law", "price", "cannot_know"):
        assert "{" not in getattr(said, key), key


@pytest.mark.parametrize("code", CODES)
def test_every_text_says_something(code):
    said = entry(code)
    for key, text in sentences(code).items():
        assert text.strip() == text, key
        assert text, key
    assert len(said.title) <= 90
    assert not said.title.endswith(".")
    for key in ("message", "cause", "fix"):
        assert getattr(said, key)[-1] in ".?!”)}", key


@pytest.mark.parametrize("code", CODES)
def test_a_law_or_format_only_is_named(code):
    assert entry(code).law.strip()


@pytest.mark.parametrize("code", CODES)
def test_nobody_is_blamed(code):
    for key, text in sentences(code).items():
        assert not BLAME.search(text), (key, text)


@pytest.mark.parametrize("code", CODES)
def test_the_code_is_raised_somewhere(code):
    assert f'"{code}"' in SOURCES


def test_no_code_is_raised_that_the_catalogue_lacks():
    written = set(re.findall(r'"([A-Z]{3}-\d{3})"', SOURCES))
    raised = {code for code in written if code[:3] in FAMILIES}
    assert sorted(raised - set(CODES)) == []


def test_one_code_is_not_raised_by_reading_and_by_the_checks():
    """Two people who take the same free number would overwrite each other's sentence."""
    raised = {
        folder: set(
            re.findall(
                r'(?<!== )"([A-Z]{3}-\d{3})"',
                "\n".join(path.read_text("utf-8") for path in (ROOT / folder).rglob("*.py")),
            )
        )
        for folder in ("importers", "declaration")
    }
    both = raised["importers"] & raised["declaration"]
    assert both <= {"FMT-001"}  # an unreadable wage also where the core asks for it


def test_titles_and_messages_are_told_apart():
    for key in ("title", "message"):
        texts = [getattr(entry(code), key) for code in CODES]
        assert len(texts) == len(set(texts)), key
