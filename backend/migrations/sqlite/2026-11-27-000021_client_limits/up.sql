ALTER TABLE api_clients ADD COLUMN addresses TEXT NOT NULL DEFAULT '';
ALTER TABLE api_clients ADD COLUMN requests_per_minute BIGINT NOT NULL DEFAULT 3000;
ALTER TABLE api_clients ADD COLUMN expires_at BIGINT;
ALTER TABLE api_clients ADD COLUMN last_used_from TEXT;
ALTER TABLE api_clients ADD COLUMN alert_after_hours BIGINT NOT NULL DEFAULT 24;
CREATE TABLE api_client_failures (
    client_id TEXT NOT NULL REFERENCES api_clients (id),
    code TEXT NOT NULL,
    times BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (client_id, code)
);
