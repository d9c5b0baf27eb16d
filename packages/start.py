"""Where the packed program begins: the same as ``python -m desktop``."""

import sys

from desktop.cli import main

sys.exit(main())
