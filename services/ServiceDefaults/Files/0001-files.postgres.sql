-- A file's key, wrapped by its scope's, and what seals it: NULL while it is being written. A file that is not claimed is
-- one that nothing refers to yet, or no more.
CREATE TABLE stored_file
(
    scope text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    wrapped_key bytea NOT NULL,
    seal bytea,
    claimed integer NOT NULL DEFAULT 0,
    loose_since bigint NOT NULL,
    PRIMARY KEY (scope, id)
);

CREATE INDEX stored_file_loose ON stored_file (loose_since) WHERE claimed = 0;

CREATE TABLE stored_part
(
    scope text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    cipher bytea NOT NULL,
    PRIMARY KEY (scope, id, number),
    FOREIGN KEY (scope, id) REFERENCES stored_file (scope, id) ON DELETE CASCADE
);

-- What is encrypted can't be made smaller.
ALTER TABLE stored_part ALTER COLUMN cipher SET STORAGE EXTERNAL;
