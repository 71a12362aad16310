-- The key of each scope, wrapped by the master key; NULL once destroyed, so that it is never made anew.
CREATE TABLE scope_key
(
    scope text COLLATE "C" PRIMARY KEY,
    wrapped bytea
);
