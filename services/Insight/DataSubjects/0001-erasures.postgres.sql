-- Whose texts were erased elsewhere. Nothing here is readable of anybody, so nothing is destroyed: hours stay counted.
CREATE TABLE erasure
(
    person_id text COLLATE "C" PRIMARY KEY,
    certificate_number bigint NOT NULL,
    confirmed_at bigint NOT NULL
);
