ALTER TABLE unit_report_submissions ADD COLUMN figures TEXT;
ALTER TABLE unit_report_submissions ADD COLUMN names TEXT;

CREATE TABLE ward_reports (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    search TEXT NOT NULL,
    addressees TEXT NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    amends_id TEXT REFERENCES ward_reports (id),
    amendment TEXT,
    state TEXT NOT NULL,
    steering TEXT NOT NULL,
    results TEXT NOT NULL,
    difficulties TEXT NOT NULL,
    directions TEXT NOT NULL,
    proposals TEXT NOT NULL,
    figures TEXT,
    names TEXT,
    changes TEXT,
    units TEXT,
    file_id TEXT REFERENCES files (id),
    issued_at BIGINT,
    issued_by_name TEXT,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX ward_reports_by_unit ON ward_reports (unit_id, to_day);
CREATE INDEX ward_reports_by_amended ON ward_reports (amends_id);
