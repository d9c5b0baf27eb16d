"""Many enterprises in one go: each by itself, over several processes or a Dask cluster. No Qt.

    folder ──factories──▶ Factory ──errands──▶ Errand ──running──▶ Outcome ──across──▶ batch.csv

Every enterprise is declared by the command line itself, so that its files are the same, byte for
byte, as when it is declared alone.
"""
