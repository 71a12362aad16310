-- A file's key, wrapped by its scope's, and what seals it: NULL while it is being written. A file that is not claimed is
-- one that nothing refers to yet, or no more.
CREATE TABLE stored_file
(
    scope text NOT NULL,
    id text NOT NULL,
    wrapped_key blob NOT NULL,
    seal blob,
    claimed integer NOT NULL DEFAULT 0,
    loose_since integer NOT NULL,
    PRIMARY KEY (scope, id)
) WITHOUT ROWID;

CREATE INDEX stored_file_loose ON stored_file (loose_since) WHERE claimed = 0;

CREATE TABLE stored_part
(
    scope text NOT NULL,
    id text NOT NULL,
    number integer NOT NULL,
    cipher blob NOT NULL,
    PRIMARY KEY (scope, id, number),
    FOREIGN KEY (scope, id) REFERENCES stored_file (scope, id) ON DELETE CASCADE
);
