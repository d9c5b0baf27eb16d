"""The faces of the program: the command line and the window over one core."""

VERSION = "0.1.0"
