"""``python -m desktop``: the same as the command ``pheaktean``."""

import sys

from desktop.cli import main

sys.exit(main())
