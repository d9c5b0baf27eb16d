"""Cells → values: numbers, dates, codes and words, a whole column at a time.

Each column is read as a whole, because one cell alone often cannot be: ``1.234`` is a thousand in
a column of ``1.234.567`` and a little over one elsewhere; ``03/04/2024`` is April where another
cell of the column says ``25/04/2024``. Each different text is read once.
"""

from importers.cells.number_text import number_of

__all__ = ["number_of"]
