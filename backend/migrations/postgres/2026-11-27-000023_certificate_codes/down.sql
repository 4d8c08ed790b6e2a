DROP INDEX certificates_code;
ALTER TABLE certificates DROP COLUMN wording;
ALTER TABLE certificates DROP COLUMN code;
