-- Everything here is made from Roster's and Portfolio's facts and can be made again from them.
CREATE TABLE cohort
(
    cohort_id text PRIMARY KEY,
    -- Rises with every save: the second of two activations of one grain finds another number and gives way.
    version integer NOT NULL,
    name text NOT NULL,
    location_id text NOT NULL,
    -- The plan and the shown figures, as JSON with a version of its own.
    body text NOT NULL
);
CREATE INDEX cohort_location ON cohort (location_id, cohort_id);

CREATE TABLE cohort_student
(
    cohort_id text NOT NULL REFERENCES cohort (cohort_id),
    student_id text NOT NULL,
    named integer NOT NULL,
    credited text NOT NULL,
    counted integer NOT NULL,
    shown_minutes integer NOT NULL,
    shown_split text NOT NULL,
    roster_position integer NOT NULL,
    portfolio_position integer NOT NULL,
    PRIMARY KEY (cohort_id, student_id)
);

CREATE TABLE location_chief
(
    location_id text NOT NULL,
    chief_id text NOT NULL,
    appointed integer NOT NULL,
    roster_position integer NOT NULL,
    PRIMARY KEY (location_id, chief_id)
);
CREATE INDEX location_chief_chief ON location_chief (chief_id) WHERE appointed;
