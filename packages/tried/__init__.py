"""The packages, tried on a bare Debian without Python: ``python -m packages.tried``, as root."""
