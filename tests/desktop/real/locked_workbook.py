"""A locked workbook, opened by hand, with the key store that this session has.

    python -m tests.desktop.real.locked_workbook FILE PASSWORD

Prints as JSON what a person met: whether a password was asked for, whether remembering it was
offered, the sentence above the page, and how many workers were read.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from tests.desktop.real.person import CONTROL, Person
from tests.desktop.real.working import work


def main(file: Path, password: str) -> int:
    """Open the file, give the password where it is asked for; return the program's exit status."""
    met = {}

    def script(person: Person) -> None:
        person.drop([file])
        page, session = person.window.page("payroll"), person.window.session
        person.choose_month("October 2026")
        person.wait(lambda: page.password.isVisible() or len(session.state.payroll or ()) > 0)
        met["asked"] = page.password.isVisible()
        met["offered"] = page.password.remember.isVisible()
        if met["offered"]:
            person.click(page.password.remember)
        if met["asked"]:
            person.click(page.password.password)
            person.write(password)
            person.press(Qt.Key.Key_Return, fine=False)
            person.wait(lambda: len(session.state.payroll or ()) > 0 and not session.is_busy)
        banner = person.window.banner
        met["said"] = banner.accessibleName() if banner.isVisible() else ""
        met["workers"] = len(session.state.payroll)
        person.press(Qt.Key.Key_Q, CONTROL, fine=False)

    status = work(script)
    sys.stdout.write(json.dumps(met, ensure_ascii=False))
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
