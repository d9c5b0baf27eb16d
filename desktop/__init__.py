"""The faces of the program: the command line and the window over one core."""

import os

from declaration import VERSION

__all__ = ["VERSION"]

# Qt puts fonts into a PDF in an order that it draws lots for in every process, unless told not to;
# it has to be told before it is loaded. The same month gives the same control sheet.
os.environ["QT_HASH_SEED"] = "0"
