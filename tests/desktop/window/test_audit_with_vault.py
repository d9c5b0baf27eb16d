"""The audit page beside a real vault: what the factory accepted, hidden until it is asked for."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from desktop.texts import LANGUAGES
from tests.desktop.window.conftest import until_idle
from tests.desktop.window.fitting import cut_off
from tests.desktop.window.test_decisions_in_vault import CODE, accept
from tests.desktop.window.test_decisions_in_vault import page as page

REASON = "a trainee, agreed with the labour office, until the probation ends in December"


def filed(folder, payroll):
    """Write the declaration of a month's workers, each with the wage paid."""
    numbers = payroll.text("worker_number").values().tolist()
    wages = (payroll.amounts("gross").usd // 10_000 * 4015).tolist()
    lines = [f"{number},{wage}" for number, wage in zip(numbers, wages, strict=True)]
    path = folder / "declared.csv"
    path.write_text("\n".join(["Enter_ID,Ben_Wage", *lines, ""]), "utf-8")
    return path


def compare(page, qtbot):
    QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._task is None, timeout=60_000)
    until_idle(qtbot, page.session)


def test_what_the_factory_accepted_is_hidden_until_it_is_asked_for(page, qtbot, window, tmp_path):
    accept(page, qtbot, REASON)
    payroll = window.session.state.month.payroll
    window.show_page("audit")
    audit = window.page("audit")
    audit.form.give("declared", [filed(tmp_path, payroll)])
    compare(audit, qtbot)
    assert audit.result.shown.job.audit.pairs is not None
    assert audit.result.shown.data["accepted"] == []
    assert audit.answers.accepted.isHidden()

    audit.form.blind.setFocus()
    QTest.keyClick(audit.form.blind, Qt.Key.Key_Space)
    compare(audit, qtbot)
    (said,) = audit.result.shown.data["accepted"]
    assert (said["code"], said["reason"]) == (CODE, REASON)
    assert said["worker_number"] in audit.answers.accepted.accessibleDescription()
    assert REASON in audit.answers.accepted.accessibleDescription()
    for language in LANGUAGES:
        window.set_language(language)
        audit.answers.ensureWidgetVisible(audit.answers.accepted)
        for _ in range(2):  # what wraps is laid out twice
            audit.grab()
            QCoreApplication.processEvents()
        assert cut_off(window) == []

    window.vaults.close()
    until_idle(qtbot, audit.session)
    compare(audit, qtbot)
    assert audit.result.shown.data["accepted"] == []
    assert audit.answers.accepted.isHidden()
