-- The key of each scope, wrapped by the master key; NULL once destroyed, so that it is never made anew.
CREATE TABLE scope_key
(
    scope text PRIMARY KEY,
    wrapped blob
) WITHOUT ROWID;
