CREATE TABLE registrations (
    subject_id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    number TEXT,
    number_key TEXT UNIQUE,
    signed_on DATE,
    signer_name TEXT,
    signer_title TEXT,
    file_id TEXT REFERENCES files (id)
);
INSERT INTO registrations (subject_id, unit_id, number, number_key, signed_on)
    SELECT id, unit_id, number, unit_id || '|' || strftime('%Y', signed_on) || '|KH|' || lower(replace(number, ' ', '')), signed_on
    FROM year_plans WHERE number IS NOT NULL AND signed_on IS NOT NULL;
-- The two columns stay, empty: SQLite drops none that stands in a constraint.
UPDATE year_plans SET number = NULL, signed_on = NULL;
