CREATE TABLE needs_rounds (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    kind TEXT COLLATE "C" NOT NULL,
    year INTEGER CHECK (year IS NULL OR year >= 2026),
    name TEXT COLLATE "C" NOT NULL,
    opened_on DATE NOT NULL,
    deadline DATE NOT NULL CHECK (deadline >= opened_on),
    state TEXT COLLATE "C" NOT NULL,
    closed_on DATE,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX needs_rounds_unit ON needs_rounds (unit_id, state);

CREATE TABLE needs_submissions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    round_id TEXT COLLATE "C" NOT NULL REFERENCES needs_rounds (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    state TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    return_reason TEXT COLLATE "C",
    submitted_at BIGINT,
    reviewed_at BIGINT,
    reviewed_by TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (round_id, unit_id)
);
CREATE INDEX needs_submissions_unit ON needs_submissions (unit_id, state);

CREATE TABLE year_plans (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    year INTEGER NOT NULL CHECK (year >= 2026),
    round_id TEXT COLLATE "C" NOT NULL REFERENCES needs_rounds (id),
    name TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    author_account_id TEXT COLLATE "C" NOT NULL,
    author_staff_id TEXT COLLATE "C",
    submitted_at BIGINT,
    submitter_account_id TEXT COLLATE "C",
    submitter_staff_id TEXT COLLATE "C",
    return_reason TEXT COLLATE "C",
    approved_on DATE,
    approved_by_name TEXT COLLATE "C",
    number TEXT COLLATE "C",
    signed_on DATE,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (round_id, year),
    UNIQUE (unit_id, year, number)
);
CREATE INDEX year_plans_unit ON year_plans (unit_id, state);

CREATE TABLE year_plan_items (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    year_plan_id TEXT COLLATE "C" NOT NULL REFERENCES year_plans (id),
    programme_id TEXT COLLATE "C" REFERENCES programmes (id),
    content TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    people INTEGER NOT NULL CHECK (people >= 0),
    seats INTEGER NOT NULL CHECK (seats >= 0),
    estimated_cost BIGINT NOT NULL CHECK (estimated_cost >= 0),
    note TEXT COLLATE "C" NOT NULL,
    from_needs BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX year_plan_items_plan ON year_plan_items (year_plan_id, quarter);
CREATE INDEX year_plan_items_programme ON year_plan_items (programme_id);

CREATE TABLE year_plan_amendments (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    year_plan_id TEXT COLLATE "C" NOT NULL REFERENCES year_plans (id),
    item_id TEXT COLLATE "C" NOT NULL,
    content TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    account_name TEXT COLLATE "C" NOT NULL,
    acting_for_name TEXT COLLATE "C"
);
CREATE INDEX year_plan_amendments_plan ON year_plan_amendments (year_plan_id, at);

CREATE TABLE needs (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    submission_id TEXT COLLATE "C" REFERENCES needs_submissions (id),
    programme_id TEXT COLLATE "C" REFERENCES programmes (id),
    content TEXT COLLATE "C" NOT NULL,
    people INTEGER NOT NULL CHECK (people >= 0),
    year INTEGER CHECK (year IS NULL OR year >= 2026),
    quarter INTEGER CHECK (quarter IS NULL OR quarter BETWEEN 1 AND 4),
    estimated_cost BIGINT CHECK (estimated_cost IS NULL OR estimated_cost >= 0),
    reason TEXT COLLATE "C" NOT NULL,
    origin TEXT COLLATE "C" NOT NULL,
    carried_from_id TEXT COLLATE "C" UNIQUE REFERENCES nominations (id),
    year_plan_item_id TEXT COLLATE "C" REFERENCES year_plan_items (id),
    position INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX needs_submission ON needs (submission_id, position);
CREATE INDEX needs_unit ON needs (unit_id);
CREATE INDEX needs_item ON needs (year_plan_item_id);

CREATE TABLE need_people (
    need_id TEXT COLLATE "C" NOT NULL REFERENCES needs (id),
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    PRIMARY KEY (need_id, staff_id)
);
CREATE INDEX need_people_staff ON need_people (staff_id);

ALTER TABLE courses ADD COLUMN year_plan_item_id TEXT COLLATE "C" REFERENCES year_plan_items (id);
CREATE INDEX courses_year_plan_item ON courses (year_plan_item_id);
