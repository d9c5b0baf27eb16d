"""The practice factory: invented payrolls in the shape that garment factories give theirs.

``people`` hires the workers, ``pay`` works out what each is paid, ``problems`` plants what goes
wrong in real files, ``payrolls`` and ``papers`` write the workbooks. ``desktop.sample`` is the way
in. Names and words are data (``resources/practice``).
"""
