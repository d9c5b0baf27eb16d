"""The menu of a table, for the mouse and for the menu key: copy, sort, move, hide, freeze.

Everything that a title does for the mouse is here for the keyboard too; it concerns the column of
the cell under the cursor.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from desktop.texts import Translator

if TYPE_CHECKING:
    from desktop.widgets.data_table import DataTable

NO_COLUMN = -1


def table_menu(table: DataTable, _: Translator) -> QMenu:
    """Return the menu for the cell under the cursor of a table.

    Args:
        table: with a model.
        _: the reader's language.
    """
    menu = QMenu(table)
    menu.addAction(_("&Copy"), table.copy).setEnabled(table.selectionModel().hasSelection())
    column = table.currentIndex().column()
    if column >= 0:
        menu.addSeparator()
        _add_sorting(menu, table, column, _)
        menu.addSeparator()
        _add_places(menu, table, column, _)
    menu.addSeparator()
    columns = table.column_menu()
    columns.setTitle(_("&Show and hide columns"))
    menu.addMenu(columns)
    return menu


def _add_sorting(menu: QMenu, table: DataTable, column: int, _: Translator) -> None:
    """Add sorting by a column, up and down, and the order as it was."""
    head, order = table.horizontalHeader(), Qt.SortOrder
    for words, by, way in (
        (_("Sort &up by this column"), column, order.AscendingOrder),
        (_("Sort &down by this column"), column, order.DescendingOrder),
        (_("&Not sorted"), NO_COLUMN, order.AscendingOrder),
    ):
        menu.addAction(words, _setter(head.setSortIndicator, by, way))


def _add_places(menu: QMenu, table: DataTable, column: int, _: Translator) -> None:
    """Add where a column stands, whether it is shown, and how many stay in sight."""
    head = table.horizontalHeader()
    place = head.visualIndex(column)
    for words, to in ((_("Move &left"), place - 1), (_("Move &right"), place + 1)):
        action = menu.addAction(words, _setter(head.moveSection, place, to))
        action.setEnabled(0 <= to < head.count() and head.sectionsMovable())
    shown = head.count() - head.hiddenSectionCount()
    hide = menu.addAction(_("&Hide this column"), _setter(table.show_column, column, False))
    hide.setEnabled(shown > 1)
    frozen = table.frozen_count
    if frozen != place + 1:
        menu.addAction(_("&Freeze up to this column"), _setter(table.freeze, place + 1))
    if frozen:
        menu.addAction(_("Freeze n&o column"), _setter(table.freeze, 0))


def _setter(call: Callable[..., object], *values: object) -> Callable[[], object]:
    return lambda: call(*values)
