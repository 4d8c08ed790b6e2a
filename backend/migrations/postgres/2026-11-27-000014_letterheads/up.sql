CREATE TABLE letterheads (
    unit_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES units (id),
    superior TEXT COLLATE "C" NOT NULL,
    agency TEXT COLLATE "C" NOT NULL,
    place TEXT COLLATE "C" NOT NULL,
    symbol TEXT COLLATE "C" NOT NULL,
    archive TEXT COLLATE "C" NOT NULL,
    authority TEXT COLLATE "C" NOT NULL,
    signer_titles TEXT COLLATE "C" NOT NULL,
    signer_name TEXT COLLATE "C" NOT NULL,
    grounds TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL
);
