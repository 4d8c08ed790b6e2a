-- By its code a certificate can be checked by everybody; nobody can guess one. Those that are there get theirs now.
ALTER TABLE certificates ADD COLUMN code TEXT NOT NULL DEFAULT '';
ALTER TABLE certificates ADD COLUMN issued_here BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE certificates SET code = replace(gen_random_uuid()::text, '-', '');
CREATE UNIQUE INDEX certificates_code ON certificates (code);
