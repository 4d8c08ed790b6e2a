ALTER TABLE ward_reports ADD COLUMN lines TEXT;
ALTER TABLE unit_report_submissions ADD COLUMN lines TEXT;
