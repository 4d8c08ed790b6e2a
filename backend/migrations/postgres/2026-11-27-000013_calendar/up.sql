CREATE TABLE calendar_feeds (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    unit_id TEXT COLLATE "C" REFERENCES units (id),
    token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT,
    last_read_at BIGINT
);
CREATE INDEX calendar_feeds_account ON calendar_feeds (account_id, created_at);
