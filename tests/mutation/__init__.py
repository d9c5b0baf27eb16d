"""Mutation testing: does some test fail when a line of ``declaration/`` says something else?

``python -m tests.mutation declaration/money.py …`` (or ``make mutants MODULES=…``) collects the
tests once, notes which functions each one runs, and then, for every small change that can be made
to a function, forks: the child puts the changed code in the function's place, in memory only, and
runs the tests that reach it until one fails. No file is ever changed. What survives is listed in
``docs/mutation.md``, killed with a test or explained.
"""
