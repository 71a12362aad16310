-- The last day of a cohort's exam, ISO 8601; absent: not told. Roster tells every cohort again, and is believed.
ALTER TABLE relation_cohort ADD COLUMN ends_on text;
UPDATE relation_cohort SET roster_position = 0;
