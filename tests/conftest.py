"""How the tests of properties draw their inputs.

Every run tries the same ones, so that a test that passed passes again on every machine. New ones,
and more of them: ``make explore``, now and then and after work on a parser.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("same", derandomize=True, database=None, deadline=None, print_blob=True)
settings.register_profile(
    "explore",
    max_examples=1_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same")
