DROP INDEX certificates_code;
ALTER TABLE certificates DROP COLUMN issued_here;
ALTER TABLE certificates DROP COLUMN code;
