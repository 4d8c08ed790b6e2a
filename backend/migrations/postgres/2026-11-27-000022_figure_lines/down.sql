ALTER TABLE unit_report_submissions DROP COLUMN lines;
ALTER TABLE ward_reports DROP COLUMN lines;
