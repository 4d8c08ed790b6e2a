CREATE TABLE journal_head (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    feed_number BIGINT NOT NULL,
    audit_number BIGINT NOT NULL,
    audit_hash TEXT NOT NULL,
    epoch TEXT NOT NULL
);

CREATE TABLE audit_records (
    number BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    acting_for_id TEXT,
    acting_for_name TEXT,
    search TEXT NOT NULL,
    address TEXT NOT NULL,
    request_id TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    unit_id TEXT,
    salt TEXT NOT NULL,
    payload TEXT,
    payload_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_records_subject ON audit_records (kind, subject_id, number);

CREATE TABLE feed_records (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    deleted BOOLEAN NOT NULL,
    unit_id TEXT,
    data TEXT,
    PRIMARY KEY (kind, id)
);
CREATE UNIQUE INDEX feed_records_number ON feed_records (number);
CREATE INDEX feed_records_kind ON feed_records (kind, number);

CREATE TABLE idempotency_keys (
    account_id TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    at BIGINT NOT NULL,
    status INTEGER,
    content_type TEXT,
    body BLOB,
    PRIMARY KEY (account_id, key)
);

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE units (
    id TEXT NOT NULL PRIMARY KEY,
    parent_id TEXT REFERENCES units (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    search TEXT NOT NULL,
    agency_code TEXT,
    position INTEGER NOT NULL,
    minimum_on_duty INTEGER NOT NULL CHECK (minimum_on_duty >= 0),
    maximum_away_percent INTEGER CHECK (maximum_away_percent BETWEEN 0 AND 100),
    working_weekdays TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    reach_revision BIGINT NOT NULL DEFAULT 0,
    revision BIGINT NOT NULL
);
CREATE INDEX units_parent ON units (parent_id);
CREATE UNIQUE INDEX units_agency_code ON units (agency_code);

CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY,
    user_name TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    search TEXT NOT NULL,
    staff_id TEXT UNIQUE,
    password_hash TEXT,
    must_change_password BOOLEAN NOT NULL,
    locked BOOLEAN NOT NULL,
    email TEXT,
    created_at BIGINT NOT NULL,
    last_sign_in_at BIGINT,
    revision BIGINT NOT NULL
);

CREATE TABLE role_grants (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,
    unit_id TEXT NOT NULL REFERENCES units (id),
    UNIQUE (account_id, role, unit_id)
);
CREATE INDEX role_grants_unit ON role_grants (unit_id, role);

CREATE TABLE substitutions (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    substitute_account_id TEXT NOT NULL REFERENCES accounts (id),
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    revision BIGINT NOT NULL,
    CHECK (first_day <= last_day),
    CHECK (account_id <> substitute_account_id)
);
CREATE INDEX substitutions_substitute ON substitutions (substitute_account_id, last_day);

CREATE TABLE sign_in_sessions (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    token_hash TEXT NOT NULL UNIQUE,
    previous_token_hash TEXT,
    rotated_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    address TEXT NOT NULL,
    user_agent TEXT NOT NULL
);
CREATE INDEX sign_in_sessions_account ON sign_in_sessions (account_id);
CREATE INDEX sign_in_sessions_previous ON sign_in_sessions (previous_token_hash);

CREATE TABLE sign_in_failures (
    subject TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at BIGINT NOT NULL
);

CREATE TABLE activation_slips (
    code_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX activation_slips_account ON activation_slips (account_id);

CREATE TABLE signing_keys (
    key_id TEXT NOT NULL PRIMARY KEY,
    public_key TEXT NOT NULL,
    private_key TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE api_clients (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    search TEXT NOT NULL,
    unit_id TEXT NOT NULL REFERENCES units (id),
    scopes TEXT NOT NULL,
    epoch TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    revision BIGINT NOT NULL
);

CREATE TABLE api_client_secrets (
    id TEXT NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES api_clients (id),
    secret_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT
);
CREATE INDEX api_client_secrets_client ON api_client_secrets (client_id);
