"""Which texts of a window do not fit into the room they have."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

TALL = 10_000
"""Height of room enough for any text [pixels]."""


def cut_off(window: QWidget) -> list[str]:
    """Return the texts that are seen in part only, and not whole where the pointer rests."""
    found = []
    for kind, look in LOOKS.items():
        for part in window.findChildren(kind):
            if part.isVisible() and part.width() and part.height():
                found += [f"{type(part).__name__} {text!r}" for text in look(part)]
    return found


def _label(part: QLabel) -> list[str]:
    text = part.text()
    if not text or part.toolTip():
        return []
    if part.textFormat() != Qt.TextFormat.PlainText and "<" in text:
        fits = part.heightForWidth(part.width()) <= part.height() + 1
        fits = fits and part.minimumSizeHint().width() <= part.width()
    elif part.wordWrap():
        room = part.contentsRect()
        flags = Qt.TextFlag.TextWordWrap | part.alignment()
        needs = part.fontMetrics().boundingRect(QRect(0, 0, room.width(), TALL), int(flags), text)
        fits = needs.width() <= room.width() and needs.height() <= room.height() + 1
    else:
        fits = part.sizeHint().width() <= part.width() and part.sizeHint().height() <= part.height()
    return [] if fits and _is_inside(part) else [text]


def _button(part: QAbstractButton) -> list[str]:
    fits = part.sizeHint().width() <= part.width() and part.sizeHint().height() <= part.height()
    shown = part.text() and not (part.toolTip() and not fits)
    return [part.text()] if shown and not (fits and _is_inside(part)) else []


def _combo(part: QComboBox) -> list[str]:
    option = QStyleOptionComboBox()
    part.initStyleOption(option)
    field = part.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, part
    )
    fits = part.fontMetrics().horizontalAdvance(part.currentText()) <= field.width()
    return [] if fits or part.toolTip() else [part.currentText()]


def _line(part: QLineEdit) -> list[str]:
    hint = part.placeholderText()
    fits = part.fontMetrics().horizontalAdvance(hint) <= part.width() - 16
    return [] if fits or part.toolTip() == hint else [hint]


def _header(part: QHeaderView) -> list[str]:
    if part.orientation() == Qt.Orientation.Vertical:
        return []
    model, found = part.model(), []
    for section in range(part.count()):
        x = part.sectionViewportPosition(section)
        if part.isSectionHidden(section) or x < 0 or x >= part.width():
            continue
        text = str(model.headerData(section, part.orientation()) or "")
        tip = model.headerData(section, part.orientation(), Qt.ItemDataRole.ToolTipRole)
        if not tip and part.fontMetrics().horizontalAdvance(text) + 12 > part.sectionSize(section):
            found.append(text)
    return found


def _tabs(part: QTabBar) -> list[str]:
    room = part.rect()
    return [
        part.tabText(i)
        for i in range(part.count())
        if part.isTabVisible(i)
        and not (
            room.contains(part.tabRect(i))
            and part.fontMetrics().horizontalAdvance(part.tabText(i)) <= part.tabRect(i).width() - 8
        )
    ]


def _is_inside(part: QWidget) -> bool:
    """Return whether nothing around a widget hides an edge of it; what scrolls may."""
    above = part.parentWidget()
    while above is not None and not above.isWindow():
        left = part.mapTo(above, QPoint(0, 0))
        scrolls = isinstance(above.parentWidget(), QScrollArea)
        wide = left.x() >= 0 and left.x() + part.width() <= above.width()
        high = scrolls or (left.y() >= 0 and left.y() + part.height() <= above.height())
        if not (wide and high):
            return False
        if scrolls or isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return True


LOOKS = {
    QLabel: _label,
    QAbstractButton: _button,
    QComboBox: _combo,
    QLineEdit: _line,
    QHeaderView: _header,
    QTabBar: _tabs,
}
"""Kind of widget → what of its text does not fit."""
