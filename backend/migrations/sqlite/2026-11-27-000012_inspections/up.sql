CREATE TABLE inspections (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    day DATE NOT NULL,
    participants TEXT NOT NULL,
    subject TEXT NOT NULL,
    conclusions TEXT NOT NULL,
    search TEXT NOT NULL,
    recorded_by_name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX inspections_day ON inspections (day, id);

CREATE TABLE inspection_findings (
    id TEXT NOT NULL PRIMARY KEY,
    inspection_id TEXT NOT NULL REFERENCES inspections (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    words TEXT NOT NULL,
    mend_by DATE NOT NULL,
    state TEXT NOT NULL,
    mended_on DATE,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX inspection_findings_inspection ON inspection_findings (inspection_id, created_at);
CREATE INDEX inspection_findings_unit ON inspection_findings (unit_id, state);
