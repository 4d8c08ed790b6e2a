CREATE TABLE unit_report_requests (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    kind TEXT COLLATE "C" NOT NULL,
    year INTEGER NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    about TEXT COLLATE "C" NOT NULL,
    opened_on DATE NOT NULL,
    deadline DATE NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX unit_report_requests_opened ON unit_report_requests (opened_on);

CREATE TABLE unit_report_request_units (
    request_id TEXT COLLATE "C" NOT NULL REFERENCES unit_report_requests (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    PRIMARY KEY (request_id, unit_id)
);

CREATE TABLE unit_reports (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    request_id TEXT COLLATE "C" NOT NULL REFERENCES unit_report_requests (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    state TEXT COLLATE "C" NOT NULL,
    steering TEXT COLLATE "C" NOT NULL,
    results TEXT COLLATE "C" NOT NULL,
    difficulties TEXT COLLATE "C" NOT NULL,
    directions TEXT COLLATE "C" NOT NULL,
    proposals TEXT COLLATE "C" NOT NULL,
    first_submitted_on DATE,
    submitted_at BIGINT,
    return_reason TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (request_id, unit_id)
);
CREATE INDEX unit_reports_unit ON unit_reports (unit_id, state);

CREATE TABLE unit_report_submissions (
    report_id TEXT COLLATE "C" NOT NULL REFERENCES unit_reports (id),
    version INTEGER NOT NULL,
    submitted_at BIGINT NOT NULL,
    submitted_by_name TEXT COLLATE "C" NOT NULL,
    steering TEXT COLLATE "C" NOT NULL,
    results TEXT COLLATE "C" NOT NULL,
    difficulties TEXT COLLATE "C" NOT NULL,
    directions TEXT COLLATE "C" NOT NULL,
    proposals TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (report_id, version)
);
