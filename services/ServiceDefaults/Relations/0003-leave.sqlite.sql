-- Who left a cohort is in none of its teams; the row stays, and says which cohorts the person was in.
ALTER TABLE relation_student ADD COLUMN holds integer NOT NULL DEFAULT 1;
