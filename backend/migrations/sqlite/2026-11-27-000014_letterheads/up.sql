CREATE TABLE letterheads (
    unit_id TEXT NOT NULL PRIMARY KEY REFERENCES units (id),
    superior TEXT NOT NULL,
    agency TEXT NOT NULL,
    place TEXT NOT NULL,
    symbol TEXT NOT NULL,
    archive TEXT NOT NULL,
    authority TEXT NOT NULL,
    signer_titles TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    grounds TEXT NOT NULL,
    revision BIGINT NOT NULL
);
