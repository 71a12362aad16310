-- Who watches which location is kept with the other relations now, and is heard from Roster again.
DROP TABLE location_chief;
