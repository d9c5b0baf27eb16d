"""The style sheet on top of Fusion: few rules, for what a palette cannot say."""

from __future__ import annotations

from collections.abc import Mapping

from resources import resource

_SHEET = """
QToolTip { color: {text}; background: {surface}; border: 1px solid {line}; padding: 4px 6px; }
QLabel#pageTitle { font-size: 17pt; font-weight: 700; }
QLabel#pageLead, QLabel[muted="true"] { color: {muted}; }
QLabel[strong="true"] { font-weight: 700; }
QLabel#bigNumber { font-size: 19pt; font-weight: 700; }
QFrame#header { background: {surface}; border: 0; border-bottom: 1px solid {line}; }
QListWidget#navigation { background: {sunken}; border: 0; border-right: 1px solid {line};
    padding: 8px 8px; outline: 0; }
QFrame[card="true"] { background: {surface}; border: 1px solid {line}; border-radius: 8px; }
QFrame[drop="true"] { background: {surface}; border: 2px dashed {line}; border-radius: 10px; }
QFrame[drop="small"] { background: transparent; border: 0; }
QFrame[drop="over"] { background: {accent_soft}; border: 2px dashed {accent}; border-radius: 10px; }
QFrame[banner="true"] { background: {notice_soft}; border: 1px solid {line}; border-radius: 8px; }
QFrame[banner="error"] { background: {error_soft}; border: 1px solid {error}; border-radius: 8px; }
QFrame#above { margin: 12px 24px 0 24px; }
QPushButton { padding: 6px 14px; border: 1px solid {line}; border-radius: 6px;
    background: {surface}; qproperty-iconSize: 20px 16px; }
QPushButton[bare="true"] { padding: 6px; qproperty-iconSize: 16px 16px; }
QPushButton[bare="true"]:focus { padding: 5px; }
QPushButton:hover { border-color: {accent}; }
QPushButton:pressed { background: {sunken}; }
QPushButton:disabled { color: {muted}; background: {window}; }
QPushButton:focus { border: 2px solid {accent}; padding: 5px 13px; }
QPushButton[primary="true"] { background: {accent}; color: {on_accent}; border-color: {accent};
    font-weight: 700; }
QPushButton[primary="true"]:focus { border: 2px solid {text}; }
QPushButton[primary="true"]:disabled { background: {sunken}; color: {muted};
    border-color: {line}; }
QPushButton[flat="true"] { background: transparent; border-color: transparent; color: {accent}; }
QPushButton[flat="true"]:disabled { color: {muted}; }
QPushButton[flat="true"]:focus { border: 2px solid {accent}; }
QPushButton[chip="true"] { padding: 4px 10px; border-radius: 14px; }
QPushButton[chip="true"]:focus { border: 2px solid {accent}; padding: 3px 9px; }
QPushButton[chip="true"]:checked { background: {accent_soft}; border-color: {accent}; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator, QTableView::indicator { width: 14px; height: 14px; border-radius: 4px;
    border: 1px solid {muted}; background: {surface}; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: {accent}; }
QCheckBox::indicator:checked, QTableView::indicator:checked { border-color: {accent};
    background: {accent}; image: url("{check}"); }
QCheckBox::indicator:disabled { border-color: {line}; background: {sunken}; }
QCheckBox::indicator:checked:disabled { border-color: {muted}; background: {muted}; }
QCheckBox:focus { text-decoration: underline; }
QTabWidget::pane { border: 0; border-top: 1px solid {line}; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { padding: 6px 12px; border: 0; border-bottom: 2px solid transparent; color: {muted};
    background: transparent; }
QTabBar::tab:hover { color: {text}; }
QTabBar::tab:selected { color: {text}; border-bottom: 2px solid {accent}; }
QTabBar::tab:focus { color: {accent}; }
QWidget#acting { border-top: 1px solid {line}; }
QToolButton { border: 2px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: {sunken}; }
QToolButton:focus { border-color: {accent}; }
QLabel#cardTitle { font-size: 12.5pt; font-weight: 700; }
QLineEdit, QComboBox, QSpinBox, QDateEdit, QPlainTextEdit, QTextEdit { padding: 5px 8px;
    border: 1px solid {line}; border-radius: 6px; background: {surface};
    selection-background-color: {accent}; selection-color: {on_accent}; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QPlainTextEdit:focus,
QTextEdit:focus {
    border: 2px solid {accent}; padding: 4px 7px; }
QLineEdit[wrong="true"] { border: 2px solid {error}; padding: 4px 7px; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("{down}"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: {surface}; border: 1px solid {line}; outline: 0;
    selection-background-color: {accent}; selection-color: {on_accent}; }
QTableView { border: 1px solid {line}; border-radius: 6px; background: {surface};
    gridline-color: {line}; alternate-background-color: {window}; }
QTableView::item { padding: 0 6px; }
QTableView::item:selected { background: {accent_soft}; color: {text}; }
QTableView::item:focus { border: 2px solid {accent}; padding: 0 4px; }
QTableView:focus { border: 2px solid {accent}; }
QTreeView, QListView#results { border: 1px solid {line}; border-radius: 6px;
    background: {surface}; outline: 0; }
QTreeView::item { padding: 3px 2px; }
QListView#results::item { border-bottom: 1px solid {line}; }
QListView#results::item:selected { background: {accent_soft}; color: {text}; }
QTreeView:focus, QListView#results:focus { border: 2px solid {accent}; }
QTableView#frozen { border: 0; border-right: 2px solid {line}; border-radius: 0; }
QHeaderView::section { background: {sunken}; color: {text}; border: 0;
    border-right: 1px solid {line}; border-bottom: 1px solid {line}; padding: 5px 8px; }
QUndoView { border: 1px solid {line}; border-radius: 6px; background: {surface}; outline: 0; }
QUndoView::item { padding: 5px 6px; border-radius: 4px; }
QUndoView::item:selected { background: {accent_soft}; color: {text}; }
QTableCornerButton::section { background: {sunken}; border: 0;
    border-right: 1px solid {line}; border-bottom: 1px solid {line}; }
QStatusBar { background: {surface}; border-top: 1px solid {line}; }
QStatusBar::item { border: 0; }
QMenuBar { background: {surface}; }
QMenuBar::item { padding: 5px 10px; background: transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: {accent}; color: {on_accent}; }
QMenu { background: {surface}; border: 1px solid {line}; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; padding-left: 8px; }
QMenu::indicator:checked { image: url("{chosen}"); }
QMenu::right-arrow { width: 12px; height: 12px; image: url("{right}"); }
QMenu::item:disabled { color: {muted}; }
QMenu::separator { height: 1px; background: {line}; margin: 4px 8px; }
QProgressBar { border: 0; border-radius: 3px; background: {sunken}; max-height: 6px;
    min-height: 6px; }
QProgressBar::chunk { background: {accent}; border-radius: 3px; }
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: {scroll}; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: {muted}; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QSplitter::handle { background: transparent; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
"""


def sheet(tones: Mapping[str, str], scheme: str) -> str:
    """Return the style sheet with the colours of some tones in it."""
    text = _SHEET
    for sign in ("down", "right", "check", "chosen"):
        text = text.replace(f"{{{sign}}}", resource("icons", f"{sign}-{scheme}.svg").as_posix())
    for tone, value in tones.items():
        text = text.replace(f"{{{tone}}}", value)
    return text
