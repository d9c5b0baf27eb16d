"""What the parts of a sealed return are called in evidence.html."""

from __future__ import annotations

from desktop.texts import mark

CONTRIBUTIONS = (
    "",
    mark("Base"),
    mark("Employer"),
    mark("Worker"),
)
FIGURES = (
    mark("Figure of law"),
    mark("Values"),
    mark("From"),
    mark("Reading"),
    mark("Source"),
)
DECISIONS = (
    mark("Code"),
    mark("Worker"),
    mark("Field"),
    mark("Reason"),
    mark("Until"),
    mark("What else was noted"),
)
FINDINGS = (
    mark("Code"),
    mark("Finding"),
    mark("Severity"),
    mark("How many"),
    mark("Accepted"),
    mark("Price [riel]"),
)
FILES = (
    mark("File"),
    mark("Size [bytes]"),
    "SHA-256",
)
