CREATE TABLE superior_sheet_layouts (
    unit_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES units (id),
    layout TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL
);
