CREATE TABLE targets (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    code TEXT NOT NULL,
    clause TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    population TEXT NOT NULL,
    event TEXT NOT NULL,
    threshold_percent INTEGER NOT NULL CHECK (threshold_percent BETWEEN 1 AND 100),
    starts_on DATE NOT NULL,
    deadline DATE,
    active BOOLEAN NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (unit_id, code),
    CHECK (deadline IS NULL OR starts_on <= deadline)
);

CREATE TABLE target_figures (
    target_id TEXT NOT NULL REFERENCES targets (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    day DATE NOT NULL,
    numerator BIGINT NOT NULL CHECK (numerator >= 0),
    denominator BIGINT NOT NULL CHECK (denominator >= numerator),
    beside_numerator BIGINT NOT NULL CHECK (beside_numerator >= 0),
    beside_denominator BIGINT NOT NULL CHECK (beside_denominator >= beside_numerator),
    PRIMARY KEY (target_id, unit_id, day)
);

CREATE TABLE cohort_departures (
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    from_day DATE NOT NULL,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_name TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    UNIQUE (staff_id, from_day)
);

CREATE TABLE superior_software_marks (
    nomination_id TEXT NOT NULL PRIMARY KEY REFERENCES nominations (id),
    staff_id TEXT NOT NULL REFERENCES staff (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    marked_on DATE NOT NULL,
    way TEXT NOT NULL,
    evidence TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at BIGINT NOT NULL
);

CREATE TABLE staff_former_categories (
    staff_id TEXT NOT NULL REFERENCES staff (id),
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    category TEXT NOT NULL,
    in_plan_scope BOOLEAN NOT NULL,
    PRIMARY KEY (staff_id, first_day),
    CHECK (first_day <= last_day)
);

-- Each time that a report was handed in, until it was sent back: figures of past days stay what they were.
CREATE TABLE result_report_submissions (
    report_id TEXT NOT NULL REFERENCES result_reports (id),
    submitted_at BIGINT NOT NULL,
    nomination_id TEXT NOT NULL REFERENCES nominations (id),
    returned_at BIGINT,
    PRIMARY KEY (report_id, submitted_at)
);
CREATE INDEX result_report_submissions_nomination ON result_report_submissions (nomination_id, submitted_at);

-- Of what was handed in and sent back before this version the last time is known.
INSERT INTO result_report_submissions (report_id, submitted_at, nomination_id, returned_at)
SELECT id, submitted_at, nomination_id, CASE WHEN state = 'returned' THEN reviewed_at END
FROM result_reports WHERE submitted_at IS NOT NULL;

-- The requirement as the rules compare it: findings of one requirement are told apart in the database too. What was
-- recorded before gets it at the next start.
ALTER TABLE requirement_findings ADD COLUMN requirement_key TEXT NOT NULL DEFAULT '';

-- What the city has acknowledged before this version is in its software since then.
INSERT INTO superior_software_marks
    (nomination_id, staff_id, unit_id, marked_on, way, evidence, recorded_by, recorded_at)
SELECT r.nomination_id, r.staff_id, r.unit_id, date(MIN(a.at) / 1000000, 'unixepoch', '+7 hours'), 'acknowledged', '',
    MIN(a.client_id), MIN(a.at)
FROM result_reports r
JOIN feed_records f ON f.kind = 'result-reports' AND f.id = r.id AND NOT f.deleted
JOIN acknowledgements a ON a.kind IN ('result-reports', 'changes') AND a.through_number >= f.number
GROUP BY r.nomination_id, r.staff_id, r.unit_id;

CREATE INDEX nominations_person_course ON nominations (staff_id, course_id, state, admitted_on, way);
CREATE INDEX requirement_findings_below ON requirement_findings (meets, from_day, staff_id);
CREATE INDEX staff_states_state ON staff_states (state, first_day, staff_id);
