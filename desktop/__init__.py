"""The faces of the program: the command line and the window over one core."""

from declaration import VERSION

__all__ = ["VERSION"]
