-- What NSSF refused, as a person pasted it, and whom and what it was tied to.

CREATE TABLE rejection (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    month       TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    returns     TEXT NOT NULL,           -- hashes of the returns it was tied to, between blanks
    text        TEXT NOT NULL,           -- as it was pasted
    rule        TEXT NOT NULL DEFAULT '',                -- FIELD:digits=N or FIELD:filled
    noted_at    TEXT NOT NULL,
    noted_by    TEXT NOT NULL,
    settled_at  TEXT,
    settled_by  TEXT
) STRICT;

CREATE TABLE refused (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    rejection_id INTEGER NOT NULL REFERENCES rejection (id),
    line         INTEGER NOT NULL,       -- of the text, from 1
    said         TEXT NOT NULL,          -- that line
    person       TEXT NOT NULL,          -- JSON: by what the worker is known; "" for nobody
    field        TEXT NOT NULL,          -- what was refused; "" where the text does not say
    value        TEXT NOT NULL,          -- as it was declared
    tied_by      TEXT NOT NULL,          -- how the worker was found, or why none was
    score        INTEGER NOT NULL,       -- how sure that is, 0 to 100
    settled_at   TEXT,
    settled_by   TEXT
) STRICT;

CREATE INDEX refused_of ON refused (rejection_id);

CREATE TRIGGER rejection_stays BEFORE UPDATE ON rejection
WHEN OLD.settled_at IS NOT NULL OR NEW.settled_at IS NULL OR NEW.settled_by IS NULL
    OR (NEW.id, NEW.month, NEW.returns, NEW.text, NEW.rule, NEW.noted_at, NEW.noted_by)
    IS NOT (OLD.id, OLD.month, OLD.returns, OLD.text, OLD.rule, OLD.noted_at, OLD.noted_by)
BEGIN SELECT RAISE(ABORT, 'sealed: a refusal'); END;

CREATE TRIGGER rejection_is_kept BEFORE DELETE ON rejection
BEGIN SELECT RAISE(ABORT, 'sealed: a refusal'); END;

CREATE TRIGGER refused_stays BEFORE UPDATE ON refused
WHEN OLD.settled_at IS NOT NULL OR NEW.settled_at IS NULL OR NEW.settled_by IS NULL
    OR (NEW.id, NEW.rejection_id, NEW.line, NEW.said, NEW.person, NEW.field, NEW.value,
        NEW.tied_by, NEW.score)
    IS NOT (OLD.id, OLD.rejection_id, OLD.line, OLD.said, OLD.person, OLD.field, OLD.value,
        OLD.tied_by, OLD.score)
BEGIN SELECT RAISE(ABORT, 'sealed: a refusal'); END;

CREATE TRIGGER refused_is_kept BEFORE DELETE ON refused
BEGIN SELECT RAISE(ABORT, 'sealed: a refusal'); END;
