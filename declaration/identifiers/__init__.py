"""The numbers by which NSSF and the state know people, a module each.

Every module speaks as python-stdnum's do: ``compact`` takes out what does not belong to the number,
``format`` writes it as its owner does, ``is_valid`` asks whether it has a known shape. No check
digit is judged: NSSF has published none, and doubt must not tell a worker that she does not exist.
"""
