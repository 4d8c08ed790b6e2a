CREATE TABLE calendar_feeds (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    unit_id TEXT REFERENCES units (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT,
    last_read_at BIGINT
);
CREATE INDEX calendar_feeds_account ON calendar_feeds (account_id, created_at);
