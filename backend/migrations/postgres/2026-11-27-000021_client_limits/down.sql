DROP TABLE api_client_failures;
ALTER TABLE api_clients DROP COLUMN alert_after_hours;
ALTER TABLE api_clients DROP COLUMN last_used_from;
ALTER TABLE api_clients DROP COLUMN expires_at;
ALTER TABLE api_clients DROP COLUMN requests_per_minute;
ALTER TABLE api_clients DROP COLUMN addresses;
