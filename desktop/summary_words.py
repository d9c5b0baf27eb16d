"""What the parts of summary.json are called, wherever they are shown or printed. No Qt."""

from __future__ import annotations

from desktop.texts import mark

WORKERS = {
    "read": mark("Workers read"),
    "declared": mark("Declared"),
    "held_out": mark("Held out"),
    "suspended": mark("Suspended"),
    "left": mark("Left before the month"),
    "not_due": mark("No wage, nothing due"),
}
OF_THEM = {
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
