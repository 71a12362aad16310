-- As the function of fifteen arguments, which stays for processes of the build before while they are replaced, and
-- told what the caller knows: an entry that follows one which the caller itself wrote need not be looked for. A row
-- is never taken away, so the caller's word holds; an entry already there is still seen by the unique index.
-- Measured: a tenth to a third of the server's time per entry. Where it has to be looked for, the look is ordered by
-- sequence: without that a plan made while the table was empty went through the stream's commands. And it starts at
-- the entry before and not at the stream's end, where the index would hand over a whole page to give one.
CREATE FUNCTION journal_append(
    streams text[], sequences bigint[], command_ids text[], body_macs bytea[], ats timestamptz[], actors text[],
    on_behalf_ofs text[], purposes text[], events_of text[], answers text[],
    text_entries integer[], text_ids uuid[], text_scopes text[], text_keys bytea[], text_ciphers bytea[],
    follows boolean[])
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
            streams, sequences, command_ids, body_macs, ats, actors, on_behalf_ofs, purposes, events_of, answers,
            follows)
            WITH ORDINALITY AS incoming (
                stream, sequence, command_id, body_mac, at, actor, on_behalf_of, purpose, events, answer, follows,
                ordinal)
        WHERE incoming.follows
            OR incoming.sequence = 1
            OR incoming.sequence - 1 = (SELECT entry.sequence FROM journal_entry entry
                                        WHERE entry.stream = incoming.stream
                                            AND entry.sequence >= incoming.sequence - 1
                                        ORDER BY entry.sequence
                                        LIMIT 1);
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
