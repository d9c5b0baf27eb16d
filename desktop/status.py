"""Exit statuses of the command line, and the error of a wrong call."""

CLEAN = 0
WARNINGS = 1
ERRORS = 2
STOP = 3
FAULT = 4
USAGE = 64


class UsageError(Exception):
    """The call itself is wrong: an unknown option, reading or month, or a file that is not there.

    Its text is one sentence for the person who typed it.
    """
