"""The one list of the window's pages: name, title, where its class is, icon and key. No Qt.

A page's module is loaded when the page is first shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.texts import mark


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page of the window.

    Attributes:
        name: by which pages ask for one another.
        title: English, marked for translation.
        home: module and class, as ``desktop.pages.law:LawPage``.
        icon: name of its icon.
        shortcut: its key.
        apart: whether a line stands above it in the list.
    """

    name: str
    title: str
    home: str
    icon: str
    shortcut: str
    apart: bool = False


PAGES = (
    PageEntry("payroll", mark("Payroll"), "desktop.pages.payroll:PayrollPage", "payroll", "Ctrl+1"),
    PageEntry("columns", mark("Columns"), "desktop.pages.columns:ColumnsPage", "columns", "Ctrl+2"),
    PageEntry(
        "findings", mark("Findings"), "desktop.pages.findings:FindingsPage", "findings", "Ctrl+3"
    ),
    PageEntry(
        "contributions",
        mark("Contributions"),
        "desktop.pages.contributions:ContributionsPage",
        "contributions",
        "Ctrl+4",
    ),
    PageEntry("declare", mark("Declare"), "desktop.pages.declare:DeclarePage", "declare", "Ctrl+5"),
    PageEntry(
        "registrations",
        mark("Registrations"),
        "desktop.pages.registrations:RegistrationsPage",
        "registrations",
        "Ctrl+6",
        apart=True,
    ),
    PageEntry("history", mark("History"), "desktop.pages.history:HistoryPage", "history", "Ctrl+7"),
    PageEntry("audit", mark("Audit"), "desktop.pages.audit:AuditPage", "audit", "Ctrl+9"),
    PageEntry("law", mark("Law"), "desktop.pages.law:LawPage", "law", "Ctrl+8"),
    PageEntry(
        "enterprises",
        mark("Enterprises"),
        "desktop.pages.enterprises:EnterprisesPage",
        "enterprise",
        "Ctrl+0",
        apart=True,
    ),
)
"""The month's five steps, then what stands beside them."""
