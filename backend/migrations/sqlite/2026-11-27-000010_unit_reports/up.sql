CREATE TABLE unit_report_requests (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    opened_on DATE NOT NULL,
    deadline DATE NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX unit_report_requests_opened ON unit_report_requests (opened_on);

CREATE TABLE unit_report_request_units (
    request_id TEXT NOT NULL REFERENCES unit_report_requests (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    PRIMARY KEY (request_id, unit_id)
);

CREATE TABLE unit_reports (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES unit_report_requests (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    state TEXT NOT NULL,
    steering TEXT NOT NULL,
    results TEXT NOT NULL,
    difficulties TEXT NOT NULL,
    directions TEXT NOT NULL,
    proposals TEXT NOT NULL,
    first_submitted_on DATE,
    submitted_at BIGINT,
    return_reason TEXT,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (request_id, unit_id)
);
CREATE INDEX unit_reports_unit ON unit_reports (unit_id, state);

CREATE TABLE unit_report_submissions (
    report_id TEXT NOT NULL REFERENCES unit_reports (id),
    version INTEGER NOT NULL,
    submitted_at BIGINT NOT NULL,
    submitted_by_name TEXT NOT NULL,
    steering TEXT NOT NULL,
    results TEXT NOT NULL,
    difficulties TEXT NOT NULL,
    directions TEXT NOT NULL,
    proposals TEXT NOT NULL,
    PRIMARY KEY (report_id, version)
);
