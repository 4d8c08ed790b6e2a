-- By its code a certificate can be checked by everybody; nobody can guess one. Those that are there get theirs now.
ALTER TABLE certificates ADD COLUMN code TEXT NOT NULL DEFAULT '';
UPDATE certificates SET code = lower(hex(randomblob(16)));
CREATE UNIQUE INDEX certificates_code ON certificates (code);
-- What the ward itself confirmed, word for word as it was issued (JSON); null: somebody else has issued it.
ALTER TABLE certificates ADD COLUMN wording TEXT;
