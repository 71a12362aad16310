-- A journal as build 1 made it, with one entry. Never edited: every later build must open it.
CREATE SCHEMA tests;
SET search_path TO tests;
CREATE TABLE migration
(
    folder text NOT NULL,
    number integer NOT NULL,
    PRIMARY KEY (folder, number)
);
INSERT INTO migration (folder, number) VALUES ('Journal', 1);

-- One row: the journal's identity and its last position. Its row lock orders the appends of all processes.
CREATE TABLE journal_head
(
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch uuid NOT NULL,
    position bigint NOT NULL
) WITH (fillfactor = 10);

INSERT INTO journal_head (epoch, position) VALUES (gen_random_uuid(), 0);

-- events and answer are text and not jsonb: an answer is given again byte for byte.
CREATE TABLE journal_entry
(
    position bigint NOT NULL,
    stream text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL CHECK (sequence > 0),
    command_id text COLLATE "C" NOT NULL,
    body_mac bytea NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    on_behalf_of text,
    purpose text NOT NULL,
    events text NOT NULL,
    answer text NOT NULL,
    PRIMARY KEY (stream, sequence),
    CONSTRAINT journal_entry_command UNIQUE (stream, command_id),
    CONSTRAINT journal_entry_position UNIQUE (position)
);

CREATE TABLE journal_text
(
    id uuid NOT NULL,
    scope text COLLATE "C" NOT NULL,
    wrapped_key bytea NOT NULL,
    cipher bytea NOT NULL,
    PRIMARY KEY (scope, id)
);

-- Writes a batch and answers, in its order: a position, 0 for a command the stream already has, -1 for a sequence
-- that is not the stream's next. In READ COMMITTED each statement below sees all that was committed before the head
-- row was locked, so the checks are exact. The look-ups are scalar sub-selects over an index whatever the
-- statistics say: a plan made while the table was empty stays right when it is not. A forbidden scan of the one-row
-- head counts as costly, which would start the compiler (jit) for each call: 80 ms.
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
    verdicts bigint[];
BEGIN
    SELECT head.position INTO STRICT last_position FROM journal_head head FOR UPDATE;

    SELECT array_agg(
               CASE WHEN judged.verdict = 1 THEN last_position + judged.place ELSE judged.verdict END
               ORDER BY judged.ordinal),
           count(*) FILTER (WHERE judged.verdict = 1)
    INTO verdicts, written
    FROM (
        SELECT known.ordinal, known.verdict,
               row_number() OVER (PARTITION BY known.verdict ORDER BY known.ordinal) AS place
        FROM (
            SELECT incoming.ordinal,
                   CASE
                       WHEN (SELECT 1 FROM journal_entry entry
                             WHERE entry.stream = incoming.stream AND entry.command_id = incoming.command_id
                             LIMIT 1) IS NOT NULL THEN 0
                       WHEN coalesce((SELECT entry.sequence FROM journal_entry entry
                                      WHERE entry.stream = incoming.stream
                                      ORDER BY entry.sequence DESC
                                      LIMIT 1), 0) + 1 = incoming.sequence THEN 1
                       ELSE -1
                   END AS verdict
            FROM unnest(streams, sequences, command_ids)
                WITH ORDINALITY AS incoming (stream, sequence, command_id, ordinal)
        ) known
    ) judged;

    IF written = 0 THEN
        RETURN verdicts;
    END IF;

    INSERT INTO journal_entry
        (position, stream, sequence, command_id, body_mac, at, actor, on_behalf_of, purpose, events, answer)
    SELECT incoming.*
    FROM unnest(
        verdicts, streams, sequences, command_ids, body_macs, ats, actors, on_behalf_ofs, purposes, events_of,
        answers) AS incoming (verdict)
    WHERE incoming.verdict > 0;

    IF cardinality(text_ids) > 0 THEN
        INSERT INTO journal_text (id, scope, wrapped_key, cipher)
        SELECT sealed.id, sealed.scope, sealed.wrapped_key, sealed.cipher
        FROM unnest(text_entries, text_ids, text_scopes, text_keys, text_ciphers)
            AS sealed (entry, id, scope, wrapped_key, cipher)
        WHERE verdicts[sealed.entry] > 0;
    END IF;

    UPDATE journal_head SET position = last_position + written;
    RETURN verdicts;
END
$function$;

UPDATE journal_head SET epoch = '00112233-4455-6677-8899-aabbccddeeff';
SELECT journal_append(
    ARRAY['student/1'], ARRAY[1::bigint], ARRAY['c-1'], ARRAY['\x0102'::bytea],
    ARRAY['2026-03-01 12:00:00.000001+00'::timestamptz], ARRAY['subject-1'], ARRAY[NULL::text], ARRAY['own'],
    ARRAY['[ {"type":"counted","v":1}]'], ARRAY['{ "b":1.0 }'], ARRAY[1],
    ARRAY['00112233-4455-6677-8899-aabbccddeeff'::uuid], ARRAY['portfolio/1'], ARRAY['\x03'::bytea], ARRAY['\x04'::bytea]);
