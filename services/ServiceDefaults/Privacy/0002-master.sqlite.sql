-- Which master key wraps a key, by its id; NULL for one that a build wrote before there were ids, and for a destroyed
-- one. Keys that are no scope's, such as those of hashes, stand here too: their names begin with "~".
ALTER TABLE scope_key ADD COLUMN master text;
