-- Findings that a person accepted, with a reason, until a month or for good.

CREATE TABLE decision (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    month       TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),  -- from then on
    until       TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),   -- the last; or for good
    code        TEXT NOT NULL,
    field       TEXT NOT NULL,
    person      TEXT NOT NULL,           -- JSON: by what the worker is known; "" for nobody
    data        TEXT NOT NULL,           -- JSON: what the finding spoke of
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),  -- SHA-256 of the data
    reason      TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    document    TEXT NOT NULL DEFAULT '',                        -- a file's name
    sha256      TEXT CHECK (length(sha256) = 64),                -- of that file
    made_at     TEXT NOT NULL,
    made_by     TEXT NOT NULL,
    ended_at    TEXT,
    ended_by    TEXT,
    ended_month TEXT,                    -- from this month on it holds no more
    ended_why   TEXT CHECK (ended_why IN ('withdrawn', 'replaced', 'until', 'changed'))
) STRICT;

CREATE INDEX decision_standing ON decision (code, ended_why);

-- The documents themselves, where the person wished to keep them.
CREATE TABLE document (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    size   INTEGER NOT NULL CHECK (size >= 0),                   -- [bytes] of the file
    packed BLOB NOT NULL                                         -- the file, packed with zlib
) STRICT;

-- What was said once stays; a decision only ends, once.
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
WHEN OLD.ended_at IS NOT NULL
    OR NEW.ended_at IS NULL OR NEW.ended_by IS NULL OR NEW.ended_why IS NULL
    OR (NEW.id, NEW.month, NEW.until, NEW.code, NEW.field, NEW.person, NEW.data, NEW.fingerprint,
        NEW.reason, NEW.document, NEW.sha256, NEW.made_at, NEW.made_by)
    IS NOT (OLD.id, OLD.month, OLD.until, OLD.code, OLD.field, OLD.person, OLD.data,
        OLD.fingerprint, OLD.reason, OLD.document, OLD.sha256, OLD.made_at, OLD.made_by)
BEGIN SELECT RAISE(ABORT, 'sealed: a decision'); END;

CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'sealed: a decision'); END;

CREATE TRIGGER document_stays BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'sealed: a document'); END;

CREATE TRIGGER document_is_kept BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'sealed: a document'); END;

-- The findings of a month that can be accepted, as they last stood. Worked out of the payroll, and
-- replaced whenever the month is worked out again: it helps, and proves nothing.
CREATE TABLE asked (
    month  TEXT NOT NULL,
    kind   TEXT NOT NULL,
    packed BLOB NOT NULL,                                        -- JSON, packed with zlib
    PRIMARY KEY (month, kind)
) STRICT, WITHOUT ROWID;
