-- What people may be reminded of. All of it follows from what is kept elsewhere, and is planned anew at every change.
-- Moments are in milliseconds since 1970.
CREATE TABLE reminder_matter
(
    kind text NOT NULL,
    -- A session's, a round's or a cohort's name.
    matter_id text NOT NULL,
    -- What it was planned from, all of it at once: a team's calendar, a round, a cohort.
    source text NOT NULL,
    cohort_id text NOT NULL,
    -- Empty for a whole cohort.
    team_id text NOT NULL,
    first_at bigint NOT NULL,
    until_at bigint NOT NULL,
    -- When somebody next looks whom it concerns, and after which person of them.
    look_at bigint NOT NULL,
    look_after text NOT NULL,
    PRIMARY KEY (kind, matter_id)
);
CREATE INDEX reminder_matter_look ON reminder_matter (look_at);
CREATE INDEX reminder_matter_source ON reminder_matter (source);

-- Who is reminded of what, and how often they were: the count is written before anything is sent.
CREATE TABLE person_reminder
(
    id text PRIMARY KEY,
    person_id text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    matter_id text NOT NULL,
    first_at bigint NOT NULL,
    due_at bigint NOT NULL,
    until_at bigint NOT NULL,
    told integer NOT NULL,
    -- open, done, expired, dismissed
    stage text NOT NULL,
    -- The mail of the last telling. none, waiting, sending, sent, refused, unknown: what is sending was claimed, and is
    -- never tried again, since nobody knows whether the server took it.
    mail_stage text NOT NULL DEFAULT 'none',
    mail_due_at bigint NOT NULL DEFAULT 0,
    mail_tries integer NOT NULL DEFAULT 0,
    mail_tried_at bigint NOT NULL DEFAULT 0,
    UNIQUE (person_id, kind, matter_id)
);
CREATE INDEX reminder_due ON person_reminder (stage, due_at);
CREATE INDEX reminder_over ON person_reminder (until_at);
CREATE INDEX reminder_matter_of ON person_reminder (kind, matter_id);

CREATE INDEX reminder_mail_due ON person_reminder (mail_stage, mail_due_at);
CREATE INDEX reminder_mail_tried ON person_reminder (mail_tried_at);

-- On which days a student is away, both included: nobody is reminded then.
CREATE TABLE reminder_absence
(
    student_id text NOT NULL,
    from_on text NOT NULL,
    until_on text NOT NULL,
    PRIMARY KEY (student_id, from_on, until_on)
);

-- Who gets reminders by e-mail. The address is encrypted under the person's key; there is none without mail.
CREATE TABLE reminder_mail
(
    person_id text PRIMARY KEY,
    language text NOT NULL,
    text_id text NOT NULL,
    wrapped_key bytea NOT NULL,
    cipher bytea NOT NULL
);
