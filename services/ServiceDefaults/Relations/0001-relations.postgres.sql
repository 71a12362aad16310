-- Everything here is Roster's word and can be heard again from it. A relation that ended keeps its row, so that an
-- older word that comes late cannot bring it back.
CREATE TABLE relation_teacher
(
    teacher_id text COLLATE "C" NOT NULL,
    -- Teams of two cohorts may bear the same id.
    cohort_id text COLLATE "C" NOT NULL,
    team_id text COLLATE "C" NOT NULL,
    holds boolean NOT NULL,
    roster_position bigint NOT NULL,
    PRIMARY KEY (teacher_id, cohort_id, team_id)
);

CREATE TABLE relation_student
(
    student_id text COLLATE "C" NOT NULL,
    cohort_id text COLLATE "C" NOT NULL,
    team_id text COLLATE "C" NOT NULL,
    roster_position bigint NOT NULL,
    PRIMARY KEY (student_id, cohort_id)
);
CREATE INDEX relation_student_team ON relation_student (cohort_id, team_id, student_id);

CREATE TABLE relation_chief
(
    chief_id text COLLATE "C" NOT NULL,
    location_id text COLLATE "C" NOT NULL,
    holds boolean NOT NULL,
    roster_position bigint NOT NULL,
    PRIMARY KEY (chief_id, location_id)
);

CREATE TABLE relation_cohort
(
    cohort_id text COLLATE "C" PRIMARY KEY,
    location_id text COLLATE "C" NOT NULL,
    roster_position bigint NOT NULL
);
CREATE INDEX relation_cohort_location ON relation_cohort (location_id, cohort_id);

-- One row: when all that Roster had kept was known here, in milliseconds since 1970.
CREATE TABLE relation_heard
(
    one integer PRIMARY KEY CHECK (one = 1),
    heard_at bigint NOT NULL
);
