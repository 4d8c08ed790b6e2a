CREATE TABLE superior_sheet_layouts (
    unit_id TEXT NOT NULL PRIMARY KEY REFERENCES units (id),
    layout TEXT NOT NULL,
    revision BIGINT NOT NULL
);
