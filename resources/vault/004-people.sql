-- Who was ever seen in a payroll. Worked out of the sealed lines, and can be again at any time:
-- it helps, and proves nothing.

CREATE TABLE person (
    id                INTEGER PRIMARY KEY,           -- in the order first seen, from 0
    nssf_number       TEXT NOT NULL,                 -- as last seen, likewise what follows
    national_id       TEXT NOT NULL,
    worker_number     TEXT NOT NULL,
    name_km           TEXT NOT NULL,
    name_latin        TEXT NOT NULL,
    sex               TEXT NOT NULL,
    former_numbers    TEXT NOT NULL,                 -- other worker numbers, between " · "
    contributed       TEXT NOT NULL,                 -- spans of months, 2026-01/2026-04 2026-06/2026-06
    birth_date        TEXT NOT NULL,                 -- ISO 8601; "NaT" where unknown, as in what follows
    hired             TEXT NOT NULL,                 -- the earliest hire date since the person came
    fixed_since       TEXT NOT NULL,                 -- start of fixed-duration contracts that run on
    first_seen        TEXT NOT NULL,                 -- months
    since             TEXT NOT NULL,                 -- seen in every known month from then on
    last_seen         TEXT NOT NULL,
    last_contribution TEXT NOT NULL,
    fixed_last        TEXT NOT NULL,                 -- last month under a fixed-duration contract
    line              INTEGER NOT NULL               -- of the month last seen
) STRICT;

-- The returns that these people were worked out of, by their place in the chain.
CREATE TABLE person_return (
    place INTEGER PRIMARY KEY
) STRICT;
