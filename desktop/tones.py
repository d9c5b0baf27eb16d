"""The colours of the program, light and dark, by what they mean. No Qt."""

from __future__ import annotations

from typing import Literal

Scheme = Literal["light", "dark"]

TONES: dict[Scheme, dict[str, str]] = {
    "light": {
        "window": "#f5f6f7",
        "surface": "#ffffff",
        "sunken": "#eceef0",
        "line": "#d5d9dd",
        "scroll": "#b3bac1",
        "text": "#1b2126",
        "muted": "#5a646d",
        "accent": "#0b6e5f",
        "accent_soft": "#dcefeb",
        "on_accent": "#ffffff",
        "stop": "#a3122b",
        "error": "#b42318",
        "warning": "#8f5300",
        "notice": "#175cd3",
        "changed": "#6a3fb5",
        "good": "#1f7a3d",
        "error_soft": "#fdecea",
        "warning_soft": "#fdf3e1",
        "notice_soft": "#e8f0fd",
        "good_soft": "#e5f5ea",
    },
    "dark": {
        "window": "#1b1f23",
        "surface": "#24292e",
        "sunken": "#15181b",
        "line": "#3b434a",
        "scroll": "#57616a",
        "text": "#e8ebed",
        "muted": "#a3adb6",
        "accent": "#4fc3ad",
        "accent_soft": "#1f3d39",
        "on_accent": "#06251f",
        "stop": "#ff8a95",
        "error": "#ff8d80",
        "warning": "#f2b65a",
        "notice": "#83b4ff",
        "changed": "#c3a3ff",
        "good": "#71d394",
        "error_soft": "#43231f",
        "warning_soft": "#3d301a",
        "notice_soft": "#1f2f47",
        "good_soft": "#1d3827",
    },
}
"""Tone → colour. Text tones reach 4.5 : 1 on ``surface`` and ``window``."""
