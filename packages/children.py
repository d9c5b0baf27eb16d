"""What the packed program does before anything else: let what it starts find its own libraries.

The packed program looks for libraries in its own folder first. Without this line the file manager
that it opens, and the office program behind a workbook, would look there too, and stumble.
"""

import os

os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
for _name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    _before = os.environ.pop(f"{_name}_ORIG", None)
    os.environ.pop(_name, None)
    if _before is not None:
        os.environ[_name] = _before
