"""The support bundle: fitted to the real payroll, packed, and told of to who sends and gets it."""
