"""The auditor's cross-check: a payroll against the declaration that was filed for it.

    MonthlyDeclaration + declaration read back ──pairing──▶ Pairs ──reasons──▶ why they differ
    Pairs + receipts, attendance, second payroll ──▶ findings (XCK) and answers (audit.json)

``auditing.audit`` puts it together. It shows differences and their cells; it does not accuse.
"""
