-- The statement's shape is the same for every batch, and its plan was made anew for most of them: a seventh of the
-- server's time where batches are small.
ALTER FUNCTION journal_append(
    text[], bigint[], text[], bytea[], timestamptz[], text[], text[], text[], text[], text[],
    integer[], uuid[], text[], bytea[], bytea[], boolean[]) SET plan_cache_mode = force_generic_plan;
