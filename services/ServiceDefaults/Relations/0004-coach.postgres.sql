-- Who coaches which student in practice, by days. An appointment that ended keeps its row, as above.
CREATE TABLE relation_coach
(
    coach_id text NOT NULL,
    cohort_id text NOT NULL,
    student_id text NOT NULL,
    -- The first and the last day, ISO 8601.
    from_on text NOT NULL,
    until_on text NOT NULL,
    holds boolean NOT NULL,
    roster_position bigint NOT NULL,
    PRIMARY KEY (coach_id, cohort_id, student_id)
);
CREATE INDEX relation_coach_student ON relation_coach (student_id, coach_id);
