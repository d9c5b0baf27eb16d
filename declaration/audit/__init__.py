"""The auditor's cross-check: a payroll against the declaration that was filed for it."""
