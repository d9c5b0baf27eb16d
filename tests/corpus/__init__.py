"""Every spreadsheet of a folder is read, whatever it holds: ``make corpus DIR=…``.

The files are other programs' own test data, kept outside the tree. Each is read in a process of its
own, with a limit of time and of memory, in every way the program reads a file. What counts is that
each ends in a result or in a finding with a sentence. ``docs/robustness.md`` holds what came of it.
"""
