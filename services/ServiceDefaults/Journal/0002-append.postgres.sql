-- Nearly every batch is new entries, each the next of its stream. That is tried first, with one look per entry at its
-- stream's last; the unique indexes see the rest. When anything is known or out of turn, what was tried is undone
-- and the batch is judged entry by entry as before. Measured: a third less of the server's time per entry.
ALTER FUNCTION journal_append(
    text[], bigint[], text[], bytea[], timestamptz[], text[], text[], text[], text[], text[],
    integer[], uuid[], text[], bytea[], bytea[]) RENAME TO journal_append_judged;

-- As journal_append_judged: a batch in, in its order out a position, 0 for a command the stream already has, -1 for a
-- sequence that is not the stream's next. The look is for the stream's last entry and not for the one before, though
-- both are the same: planned while the table was empty, the latter read a stream's whole index of commands.
CREATE FUNCTION journal_append(
    streams text[], sequences bigint[], command_ids text[], body_macs bytea[], ats timestamptz[], actors text[],
    on_behalf_ofs text[], purposes text[], events_of text[], answers text[],
    text_entries integer[], text_ids uuid[], text_scopes text[], text_keys bytea[], text_ciphers bytea[])
RETURNS bigint[]
LANGUAGE plpgsql
SET enable_seqscan = off
SET enable_bitmapscan = off
SET jit = off
AS $function$
DECLARE
    last_position bigint;
    written bigint;
BEGIN
    SELECT head.position INTO STRICT last_position FROM journal_head head FOR UPDATE;

    BEGIN
        INSERT INTO journal_entry
            (position, stream, sequence, command_id, body_mac, at, actor, on_behalf_of, purpose, events, answer)
        SELECT last_position + incoming.ordinal, incoming.stream, incoming.sequence, incoming.command_id,
               incoming.body_mac, incoming.at, incoming.actor, incoming.on_behalf_of, incoming.purpose,
               incoming.events, incoming.answer
        FROM unnest(
            streams, sequences, command_ids, body_macs, ats, actors, on_behalf_ofs, purposes, events_of, answers)
            WITH ORDINALITY AS incoming (
                stream, sequence, command_id, body_mac, at, actor, on_behalf_of, purpose, events, answer, ordinal)
        WHERE incoming.sequence - 1 = coalesce((SELECT entry.sequence FROM journal_entry entry
                                                WHERE entry.stream = incoming.stream
                                                ORDER BY entry.sequence DESC
                                                LIMIT 1), 0);
        GET DIAGNOSTICS written = ROW_COUNT;
        IF written < cardinality(streams) THEN
            RAISE unique_violation USING MESSAGE = 'A sequence is not its stream''s next.';
        END IF;
    EXCEPTION WHEN unique_violation THEN
        RETURN journal_append_judged(
            streams, sequences, command_ids, body_macs, ats, actors, on_behalf_ofs, purposes, events_of, answers,
            text_entries, text_ids, text_scopes, text_keys, text_ciphers);
    END;

    IF cardinality(text_ids) > 0 THEN
        INSERT INTO journal_text (id, scope, wrapped_key, cipher)
        SELECT sealed.id, sealed.scope, sealed.wrapped_key, sealed.cipher
        FROM unnest(text_ids, text_scopes, text_keys, text_ciphers) AS sealed (id, scope, wrapped_key, cipher);
    END IF;

    UPDATE journal_head SET position = last_position + written;
    RETURN ARRAY(SELECT generate_series(last_position + 1, last_position + written));
END
$function$;
