-- Money (R-29): where it comes from, what a year has of it, and the ledger of what becomes of it.

CREATE TABLE fund_sources (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    kind TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    active BOOLEAN NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (unit_id, name)
);

CREATE TABLE allocations (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    source_id TEXT COLLATE "C" NOT NULL REFERENCES fund_sources (id),
    year INTEGER NOT NULL CHECK (year >= 2026),
    amount BIGINT NOT NULL CHECK (amount > 0),
    paper_number TEXT COLLATE "C",
    paper_day DATE,
    note TEXT COLLATE "C",
    revision BIGINT NOT NULL,
    UNIQUE (unit_id, source_id, year)
);

-- A reversing line takes back the whole of another line, once; every other line adds.
CREATE TABLE money_lines (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    allocation_id TEXT COLLATE "C" NOT NULL REFERENCES allocations (id),
    stage TEXT COLLATE "C" NOT NULL,
    amount BIGINT NOT NULL CHECK ((reverses_id IS NULL AND amount > 0) OR (reverses_id IS NOT NULL AND amount < 0)),
    day DATE NOT NULL,
    paper_number TEXT COLLATE "C",
    paper_day DATE,
    course_id TEXT COLLATE "C" REFERENCES courses (id),
    nomination_id TEXT COLLATE "C" REFERENCES nominations (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    staff_id TEXT COLLATE "C" REFERENCES staff (id),
    note TEXT COLLATE "C",
    reverses_id TEXT COLLATE "C" UNIQUE REFERENCES money_lines (id),
    overrun_reason TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    created_by TEXT COLLATE "C" NOT NULL,
    created_by_name TEXT COLLATE "C" NOT NULL
);
CREATE INDEX money_lines_allocation ON money_lines (allocation_id, stage, course_id);
CREATE INDEX money_lines_course ON money_lines (course_id);
CREATE INDEX money_lines_nomination ON money_lines (nomination_id);
CREATE INDEX money_lines_unit ON money_lines (unit_id, day);
CREATE INDEX money_lines_staff ON money_lines (staff_id);
CREATE INDEX money_lines_day ON money_lines (day, id);

ALTER TABLE courses ADD COLUMN allocation_id TEXT COLLATE "C" REFERENCES allocations (id);
CREATE INDEX courses_allocation ON courses (allocation_id);
