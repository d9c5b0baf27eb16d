"""Labels and layouts in the few forms that pages use, so that all keep the same distances."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget


def label(
    *, muted: bool = False, strong: bool = False, wrap: bool = False, name: str = ""
) -> QLabel:
    """Return a label without text; texts are set where the page is translated."""
    made = QLabel()
    made.setObjectName(name)
    made.setWordWrap(wrap)
    made.setProperty("muted", muted)
    made.setProperty("strong", strong)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def button(*, primary: bool = False, flat: bool = False) -> QPushButton:
    """Return a button without text."""
    made = QPushButton()
    made.setProperty("primary", primary)
    made.setProperty("flat", flat)
    return made


def across(*items: QWidget | QLayout, gap: int = 8) -> QHBoxLayout:
    """Return a row of widgets and layouts [gap in pixels]."""
    made = QHBoxLayout()
    made.setSpacing(gap)
    _add(made, items)
    return made


def down(*items: QWidget | QLayout, gap: int = 8) -> QVBoxLayout:
    """Return a column of widgets and layouts [gap in pixels]."""
    made = QVBoxLayout()
    made.setSpacing(gap)
    _add(made, items)
    return made


def _add(box: QHBoxLayout | QVBoxLayout, items: tuple[QWidget | QLayout, ...]) -> None:
    for item in items:
        if isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)
