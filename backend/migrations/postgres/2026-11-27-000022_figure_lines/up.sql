ALTER TABLE ward_reports ADD COLUMN lines TEXT COLLATE "C";
ALTER TABLE unit_report_submissions ADD COLUMN lines TEXT COLLATE "C";
