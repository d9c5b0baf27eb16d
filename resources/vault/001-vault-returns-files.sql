-- The enterprise, its returns, and the files of each return.

-- Facts of the enterprise and of the vault itself, by name.
CREATE TABLE vault (
    name  TEXT NOT NULL PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;

CREATE TRIGGER vault_identity_stays BEFORE UPDATE ON vault
WHEN OLD.name IN ('identity', 'signing_key', 'public_key', 'created_at', 'created_by')
BEGIN SELECT RAISE(ABORT, 'sealed: the identity of a vault'); END;

CREATE TRIGGER vault_identity_is_kept BEFORE DELETE ON vault
WHEN OLD.name IN ('identity', 'signing_key', 'public_key', 'created_at', 'created_by')
BEGIN SELECT RAISE(ABORT, 'sealed: the identity of a vault'); END;

-- One return of one month. It is filled as a draft and then sealed; from then on it stands.
CREATE TABLE "return" (
    id            INTEGER PRIMARY KEY,
    month         TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    kind          TEXT NOT NULL CHECK (kind IN ('regular', 'supplementary', 'revised', 'nil')),
    number        INTEGER NOT NULL CHECK (number >= 1),      -- which of its kind in the month
    state         TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'sealed')),
    place         INTEGER UNIQUE CHECK (place >= 1),         -- in the order sealed
    workers       INTEGER NOT NULL DEFAULT 0,                -- declared
    employer      INTEGER NOT NULL DEFAULT 0,                -- the employer's share [riel]
    worker        INTEGER NOT NULL DEFAULT 0,                -- the workers' share [riel]
    hash          TEXT UNIQUE CHECK (length(hash) = 64),     -- SHA-256 of the manifest
    previous_hash TEXT UNIQUE CHECK (length(previous_hash) = 64),
    sealed_at     TEXT,                                      -- ISO 8601, UTC; a draft: when kept
    sealed_by     TEXT,
    manifest      BLOB,          -- canonical JSON, as it was hashed; last, so that lists skip it
    UNIQUE (month, kind, number),
    CHECK (state = 'draft' OR (place IS NOT NULL AND manifest IS NOT NULL AND hash IS NOT NULL
        AND previous_hash IS NOT NULL AND sealed_at IS NOT NULL AND sealed_by IS NOT NULL)),
    CHECK (state = 'sealed' OR (place IS NULL AND hash IS NULL AND previous_hash IS NULL))
) STRICT;

-- The list of returns is read from here, without a page of any manifest.
CREATE INDEX return_list ON "return" (
    month, kind, number, state, place, workers, employer, worker, sealed_at, sealed_by, hash,
    previous_hash
);

CREATE TABLE file (
    return_id INTEGER NOT NULL REFERENCES "return" (id),
    name      TEXT NOT NULL,
    sha256    TEXT NOT NULL CHECK (length(sha256) = 64),     -- of the file as it was written
    size      INTEGER NOT NULL CHECK (size >= 0),            -- [bytes] of the same
    packed    BLOB NOT NULL,                                 -- the file, packed with zlib
    PRIMARY KEY (return_id, name)
) STRICT;

-- What is sealed stays: neither changed, nor taken out, nor put over.
CREATE TRIGGER sealed_return_stays BEFORE UPDATE ON "return" WHEN OLD.state = 'sealed'
BEGIN SELECT RAISE(ABORT, 'sealed: a return'); END;

CREATE TRIGGER sealed_return_is_kept BEFORE DELETE ON "return" WHEN OLD.state = 'sealed'
BEGIN SELECT RAISE(ABORT, 'sealed: a return'); END;

CREATE TRIGGER sealed_return_is_not_put_over BEFORE INSERT ON "return"
WHEN EXISTS (
    SELECT 1 FROM "return" WHERE state = 'sealed' AND (
        id = NEW.id
        OR (month = NEW.month AND kind = NEW.kind AND number = NEW.number)
        OR place = NEW.place OR hash = NEW.hash OR previous_hash = NEW.previous_hash
    )
)
BEGIN SELECT RAISE(ABORT, 'sealed: a return'); END;

CREATE TRIGGER file_of_a_sealed_return_stays BEFORE UPDATE ON file
WHEN 'sealed' IN (SELECT state FROM "return" WHERE id IN (OLD.return_id, NEW.return_id))
BEGIN SELECT RAISE(ABORT, 'sealed: a file of a return'); END;

CREATE TRIGGER file_of_a_sealed_return_is_kept BEFORE DELETE ON file
WHEN 'sealed' IN (SELECT state FROM "return" WHERE id = OLD.return_id)
BEGIN SELECT RAISE(ABORT, 'sealed: a file of a return'); END;

CREATE TRIGGER sealed_return_takes_no_more_files BEFORE INSERT ON file
WHEN 'sealed' IN (SELECT state FROM "return" WHERE id = NEW.return_id)
BEGIN SELECT RAISE(ABORT, 'sealed: a file of a return'); END;
