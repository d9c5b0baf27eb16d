-- Facts of the enterprise that are others from a month on: written on, never changed.

CREATE TABLE enterprise_change (
    id     INTEGER PRIMARY KEY,
    month  TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),  -- from it on
    fact   TEXT NOT NULL,                     -- as name, sector, or reading.contribution_base
    before TEXT NOT NULL,                     -- what held in that month until now; '' for nothing
    value  TEXT NOT NULL,                     -- what holds from then on; '' for nothing
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    at     TEXT NOT NULL,                     -- ISO 8601, UTC
    who    TEXT NOT NULL
) STRICT;

CREATE TRIGGER enterprise_change_stays BEFORE UPDATE ON enterprise_change
BEGIN SELECT RAISE(ABORT, 'sealed: a change of the enterprise'); END;

CREATE TRIGGER enterprise_change_is_kept BEFORE DELETE ON enterprise_change
BEGIN SELECT RAISE(ABORT, 'sealed: a change of the enterprise'); END;

CREATE TRIGGER enterprise_change_is_not_put_over BEFORE INSERT ON enterprise_change
WHEN EXISTS (SELECT 1 FROM enterprise_change WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'sealed: a change of the enterprise'); END;
