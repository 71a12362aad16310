-- Orleans looks its statements up here by key; table and column names are Orleans', everything else is ours.
CREATE TABLE OrleansQuery
(
    QueryKey text NOT NULL PRIMARY KEY,
    QueryText text NOT NULL
);

-- One state of one grain. The store belongs to one service, so Orleans' service id is no part of the key: a suite
-- that moves from one process to a cluster of its own finds its states again. A key without an extension holds ''
-- there (Orleans knows no empty extension), so that the primary key lets one first write win and no second one.
CREATE TABLE grain_state
(
    grain_type text NOT NULL,
    key_n0 integer NOT NULL,
    key_n1 integer NOT NULL,
    key_extension text NOT NULL,
    version integer NOT NULL,
    changed_at text NOT NULL,
    payload blob NULL,
    PRIMARY KEY (grain_type, key_n0, key_n1, key_extension)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey', '
    SELECT payload AS PayloadBinary, version AS Version
    FROM grain_state
    WHERE grain_type = @GrainTypeString AND key_n0 = @GrainIdN0 AND key_n1 = @GrainIdN1
        AND key_extension = coalesce(@GrainIdExtensionString, '''')
'),
-- A writer that knows no version makes the row, one that knows a version replaces that version. Whoever gets no row
-- back has lost to another.
('WriteToStorageKey', '
    INSERT INTO grain_state (grain_type, key_n0, key_n1, key_extension, version, changed_at, payload)
    SELECT @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), 1, CURRENT_TIMESTAMP,
        @PayloadBinary
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version AS NewGrainStateVersion;
    UPDATE grain_state
    SET version = version + 1, changed_at = CURRENT_TIMESTAMP, payload = @PayloadBinary
    WHERE grain_type = @GrainTypeString AND key_n0 = @GrainIdN0 AND key_n1 = @GrainIdN1
        AND key_extension = coalesce(@GrainIdExtensionString, '''') AND version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion
'),
('ClearStorageKey', '
    UPDATE grain_state
    SET version = version + 1, changed_at = CURRENT_TIMESTAMP, payload = NULL
    WHERE grain_type = @GrainTypeString AND key_n0 = @GrainIdN0 AND key_n1 = @GrainIdN1
        AND key_extension = coalesce(@GrainIdExtensionString, '''') AND version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion
'),
-- Orleans takes an unchanged version for a conflict, so a row that is gone answers with the next one.
('DeleteStorageKey', '
    DELETE FROM grain_state
    WHERE grain_type = @GrainTypeString AND key_n0 = @GrainIdN0 AND key_n1 = @GrainIdN1
        AND key_extension = coalesce(@GrainIdExtensionString, '''') AND version = @GrainStateVersion
    RETURNING version + 1 AS NewGrainStateVersion
');
