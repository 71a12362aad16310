-- A journal as build 1 made it, with one entry. Never edited: every later build must open it.
CREATE TABLE migration
(
    folder text NOT NULL,
    number integer NOT NULL,
    PRIMARY KEY (folder, number)
);
INSERT INTO migration (folder, number) VALUES ('Journal', 1);

-- One row: the journal's identity and its last position.
CREATE TABLE journal_head
(
    only_row integer PRIMARY KEY CHECK (only_row = 1),
    epoch text NOT NULL,
    position integer NOT NULL
);

INSERT INTO journal_head (only_row, epoch, position) VALUES (1, lower(hex(randomblob(16))), 0);

-- at is in microseconds since 1970, UTC.
CREATE TABLE journal_entry
(
    position integer PRIMARY KEY,
    stream text NOT NULL,
    sequence integer NOT NULL CHECK (sequence > 0),
    command_id text NOT NULL,
    body_mac blob NOT NULL,
    at integer NOT NULL,
    actor text NOT NULL,
    on_behalf_of text,
    purpose text NOT NULL,
    events text NOT NULL,
    answer text NOT NULL,
    UNIQUE (stream, sequence),
    UNIQUE (stream, command_id)
);

CREATE TABLE journal_text
(
    id text NOT NULL,
    scope text NOT NULL,
    wrapped_key blob NOT NULL,
    cipher blob NOT NULL,
    PRIMARY KEY (scope, id)
) WITHOUT ROWID;

UPDATE journal_head SET epoch = '00112233445566778899aabbccddeeff', position = 1;
INSERT INTO journal_entry VALUES (
    1, 'student/1', 1, 'c-1', x'0102', 1772366400000001, 'subject-1', NULL, 'own',
    '[ {"type":"counted","v":1}]', '{ "b":1.0 }');
INSERT INTO journal_text VALUES ('00112233-4455-6677-8899-aabbccddeeff', 'portfolio/1', x'03', x'04');
