-- Who left goes on counting with the hours made here, and not as a head.
ALTER TABLE cohort_student ADD COLUMN departed boolean NOT NULL DEFAULT false;
