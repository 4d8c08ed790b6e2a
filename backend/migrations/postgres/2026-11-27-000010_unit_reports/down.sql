DROP TABLE unit_report_submissions;
DROP TABLE unit_reports;
DROP TABLE unit_report_request_units;
DROP TABLE unit_report_requests;
