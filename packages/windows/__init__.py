"""Handing out for Windows: the installer, and whether everything that it needs is to be had."""
