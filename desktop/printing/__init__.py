"""Printed pages: drawn with Qt, which alone shapes Khmer rightly everywhere, and written as PDF."""
