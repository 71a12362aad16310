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
