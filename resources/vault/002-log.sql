-- What was done to the vault, by whom and when: written on, never changed.

CREATE TABLE log (
    place INTEGER PRIMARY KEY CHECK (place >= 1),
    hash  TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),    -- SHA-256 of the entry
    entry BLOB NOT NULL          -- canonical JSON, as it was hashed; holds the hash before it
) STRICT;

CREATE TRIGGER log_stays BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'sealed: the log'); END;

CREATE TRIGGER log_is_kept BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'sealed: the log'); END;

CREATE TRIGGER log_has_no_gap BEFORE INSERT ON log
WHEN NEW.place IS NOT (SELECT coalesce(max(place), 0) + 1 FROM log)
BEGIN SELECT RAISE(ABORT, 'sealed: the log'); END;

-- What was sealed before there was a log; its first entry tells that.
INSERT INTO vault (name, value)
SELECT 'before_the_log_' || name, value FROM vault WHERE name IN ('sealed_count', 'sealed_hash');
