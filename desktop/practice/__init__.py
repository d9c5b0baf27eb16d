"""The practice factory: invented payrolls in the shape that garment factories give theirs.

``people`` hires the workers, ``pay`` works out what each is paid, ``problems`` plants what goes
wrong in real files, ``payrolls`` and ``papers`` write the workbooks, ``factory`` puts it together.
Names and words are data (``resources/practice``).
"""

from desktop.practice.factory import Practice, practice, write_practice_factory

__all__ = ["Practice", "practice", "write_practice_factory"]
