-- Money (R-29): where it comes from, what a year has of it, and the ledger of what becomes of it.

CREATE TABLE fund_sources (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (unit_id, name)
);

CREATE TABLE allocations (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    source_id TEXT NOT NULL REFERENCES fund_sources (id),
    year INTEGER NOT NULL CHECK (year >= 2026),
    amount BIGINT NOT NULL CHECK (amount > 0),
    paper_number TEXT,
    paper_day DATE,
    note TEXT,
    revision BIGINT NOT NULL,
    UNIQUE (unit_id, source_id, year)
);

-- A reversing line takes back the whole of another line, once; every other line adds.
CREATE TABLE money_lines (
    id TEXT NOT NULL PRIMARY KEY,
    allocation_id TEXT NOT NULL REFERENCES allocations (id),
    stage TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK ((reverses_id IS NULL AND amount > 0) OR (reverses_id IS NOT NULL AND amount < 0)),
    day DATE NOT NULL,
    paper_number TEXT,
    paper_day DATE,
    course_id TEXT REFERENCES courses (id),
    nomination_id TEXT REFERENCES nominations (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    staff_id TEXT REFERENCES staff (id),
    note TEXT,
    reverses_id TEXT UNIQUE REFERENCES money_lines (id),
    overrun_reason TEXT,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    created_by_name TEXT NOT NULL
);
CREATE INDEX money_lines_allocation ON money_lines (allocation_id, stage, course_id);
CREATE INDEX money_lines_course ON money_lines (course_id);
CREATE INDEX money_lines_nomination ON money_lines (nomination_id);
CREATE INDEX money_lines_unit ON money_lines (unit_id, day);
CREATE INDEX money_lines_staff ON money_lines (staff_id);
CREATE INDEX money_lines_day ON money_lines (day, id);

ALTER TABLE courses ADD COLUMN allocation_id TEXT REFERENCES allocations (id);
CREATE INDEX courses_allocation ON courses (allocation_id);
