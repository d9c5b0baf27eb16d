"""Fuzzing: every parser is given inputs that nobody would write, made of ones that somebody did.

``targets`` lists the parsers, each with inputs to begin with and the property that has to hold:
never another exception than its own documented ones, and what more can be said (what is read is
written and read again the same, a changed byte in a pack is seen). ``test_targets`` tries the same
few inputs of each in every run of the tests; ``make fuzz`` tries new ones for as long as asked,
each parser in a process of its own with a limit of time and memory. ``docs/robustness.md`` holds
what came of it.
"""
