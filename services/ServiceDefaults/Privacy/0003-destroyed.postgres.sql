-- Each process counts the destroyed keys every second, to let go of those that it still holds.
CREATE INDEX scope_key_destroyed ON scope_key (scope) WHERE wrapped IS NULL;
