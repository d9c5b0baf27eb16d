"""An audit → its files: the same report as a page, a workbook and printed sheets.

    Audit ──masking──▶ Audit ──content──▶ Report ──html, workbook, pdf──▶ files ──files──▶ folder

``content`` says what the report holds, in words; the three writers only lay it out.
"""
