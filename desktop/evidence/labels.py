"""What the parts of a sealed return are called in evidence.html."""

from __future__ import annotations

from desktop.texts import mark

KINDS = {
    "regular": mark("regular"),
    "supplementary": mark("supplementary"),
    "revised": mark("revised"),
    "nil": mark("nil"),
}
WORKERS = {
    "read": mark("Workers read"),
    "declared": mark("Declared"),
    "held_out": mark("Held out"),
    "suspended": mark("Suspended"),
    "left": mark("Left before the month"),
    "not_due": mark("No wage, nothing due"),
    "unregistered": mark("Not registered with NSSF"),
    "unregistered_past_45_days": mark("Not registered past 45 days"),
}
SCHEMES = {
    "occupational_risk": mark("Occupational risk"),
    "health_care": mark("Health care"),
    "pension": mark("Pension"),
}
SEVERITIES = {
    "stop": mark("Stop"),
    "error": mark("Error"),
    "warning": mark("Warning"),
    "notice": mark("Notice"),
    "changed": mark("Changed"),
}
STATES = {
    "ready": mark("Ready to file"),
    "ready_with_warnings": mark("Ready to file, with warnings"),
    "partly_ready": mark("Partly ready: some workers are held out"),
    "not_ready": mark("Not ready to file"),
}
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
