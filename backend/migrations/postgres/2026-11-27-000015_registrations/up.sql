CREATE TABLE registrations (
    subject_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    number TEXT COLLATE "C",
    number_key TEXT COLLATE "C" UNIQUE,
    signed_on DATE,
    signer_name TEXT COLLATE "C",
    signer_title TEXT COLLATE "C",
    file_id TEXT COLLATE "C" REFERENCES files (id)
);
INSERT INTO registrations (subject_id, unit_id, number, number_key, signed_on)
    SELECT id, unit_id, number, unit_id || '|' || to_char(signed_on, 'YYYY') || '|KH|' || lower(replace(number, ' ', '')), signed_on
    FROM year_plans WHERE number IS NOT NULL AND signed_on IS NOT NULL;
-- The two columns stay, empty: SQLite drops none that stands in a constraint.
UPDATE year_plans SET number = NULL, signed_on = NULL;
