"""Which declared wage is the commonest: where wages are piled up, this is the pile."""

from __future__ import annotations

import numpy as np

from declaration.payroll import Int


def most_common(wages: Int) -> tuple[int, int]:
    """Return the wage that most workers have, and how many they are; 0, 0 for nobody.

    >>> most_common(np.array([5, 7, 7]))
    (7, 2)
    """
    if not len(wages):
        return 0, 0
    values, counts = np.unique(wages, return_counts=True)
    return int(values[counts.argmax()]), int(counts.max())
