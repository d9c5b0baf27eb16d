"""The benchmark: how near the whole job comes to its floor, and how far from what is used today.

``python -m bench`` makes its workbooks (seeded, everything in them invented) and measures in one
run, candidates taking turns. Not a test: times belong to the machine, only ratios are judged.
"""
