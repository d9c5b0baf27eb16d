"""The practice month: a factory of invented people, a window of its own, and a guide through it.

``practice_window`` opens it, ``steps`` says what there is to do, ``guide`` follows what is done.
"""
