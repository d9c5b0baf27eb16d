"""Workbook → payroll: opens what a factory keeps, finds its columns, reads its workers."""
