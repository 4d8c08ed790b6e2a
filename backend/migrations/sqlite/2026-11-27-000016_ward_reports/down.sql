DROP TABLE ward_reports;
ALTER TABLE unit_report_submissions DROP COLUMN names;
ALTER TABLE unit_report_submissions DROP COLUMN figures;
