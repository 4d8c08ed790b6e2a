ALTER TABLE unit_report_submissions ADD COLUMN figures TEXT COLLATE "C";
ALTER TABLE unit_report_submissions ADD COLUMN names TEXT COLLATE "C";

CREATE TABLE ward_reports (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    kind TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    addressees TEXT COLLATE "C" NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    amends_id TEXT COLLATE "C" REFERENCES ward_reports (id),
    amendment TEXT COLLATE "C",
    state TEXT COLLATE "C" NOT NULL,
    steering TEXT COLLATE "C" NOT NULL,
    results TEXT COLLATE "C" NOT NULL,
    difficulties TEXT COLLATE "C" NOT NULL,
    directions TEXT COLLATE "C" NOT NULL,
    proposals TEXT COLLATE "C" NOT NULL,
    figures TEXT COLLATE "C",
    names TEXT COLLATE "C",
    changes TEXT COLLATE "C",
    units TEXT COLLATE "C",
    file_id TEXT COLLATE "C" REFERENCES files (id),
    issued_at BIGINT,
    issued_by_name TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX ward_reports_by_unit ON ward_reports (unit_id, to_day);
CREATE INDEX ward_reports_by_amended ON ward_reports (amends_id);
