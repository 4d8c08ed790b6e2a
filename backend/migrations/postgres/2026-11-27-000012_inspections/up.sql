CREATE TABLE inspections (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    day DATE NOT NULL,
    participants TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    conclusions TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    recorded_by_name TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX inspections_day ON inspections (day, id);

CREATE TABLE inspection_findings (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    inspection_id TEXT COLLATE "C" NOT NULL REFERENCES inspections (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    words TEXT COLLATE "C" NOT NULL,
    mend_by DATE NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    mended_on DATE,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX inspection_findings_inspection ON inspection_findings (inspection_id, created_at);
CREATE INDEX inspection_findings_unit ON inspection_findings (unit_id, state);
