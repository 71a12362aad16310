-- Snapshots are written over every hundred entries and are gone soon: compressing them cost the server more than all
-- else of a write. Out of line and as it came.
ALTER TABLE grain_state ALTER COLUMN payload SET STORAGE EXTERNAL;
