"""Vaults for a face: opened and closed, listed, told; the one that is open in the window."""
