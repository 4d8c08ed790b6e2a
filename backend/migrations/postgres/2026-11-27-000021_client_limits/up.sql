ALTER TABLE api_clients ADD COLUMN addresses TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE api_clients ADD COLUMN requests_per_minute BIGINT NOT NULL DEFAULT 3000;
ALTER TABLE api_clients ADD COLUMN expires_at BIGINT;
ALTER TABLE api_clients ADD COLUMN last_used_from TEXT COLLATE "C";
ALTER TABLE api_clients ADD COLUMN alert_after_hours BIGINT NOT NULL DEFAULT 24;
CREATE TABLE api_client_failures (
    client_id TEXT COLLATE "C" NOT NULL REFERENCES api_clients (id),
    code TEXT COLLATE "C" NOT NULL,
    times BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (client_id, code)
);
