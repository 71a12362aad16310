-- Whose texts were erased elsewhere. Nothing here is readable of anybody, so nothing is destroyed: hours stay counted.
CREATE TABLE erasure
(
    person_id text PRIMARY KEY,
    certificate_number integer NOT NULL,
    confirmed_at integer NOT NULL
);
