CREATE TABLE needs_rounds (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    kind TEXT NOT NULL,
    year INTEGER CHECK (year IS NULL OR year >= 2026),
    name TEXT NOT NULL,
    opened_on DATE NOT NULL,
    deadline DATE NOT NULL CHECK (deadline >= opened_on),
    state TEXT NOT NULL,
    closed_on DATE,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX needs_rounds_unit ON needs_rounds (unit_id, state);

CREATE TABLE needs_submissions (
    id TEXT NOT NULL PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES needs_rounds (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    return_reason TEXT,
    submitted_at BIGINT,
    reviewed_at BIGINT,
    reviewed_by TEXT,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (round_id, unit_id)
);
CREATE INDEX needs_submissions_unit ON needs_submissions (unit_id, state);

CREATE TABLE year_plans (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    year INTEGER NOT NULL CHECK (year >= 2026),
    round_id TEXT NOT NULL REFERENCES needs_rounds (id),
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    author_account_id TEXT NOT NULL,
    author_staff_id TEXT,
    submitted_at BIGINT,
    submitter_account_id TEXT,
    submitter_staff_id TEXT,
    return_reason TEXT,
    approved_on DATE,
    approved_by_name TEXT,
    number TEXT,
    signed_on DATE,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (round_id, year),
    UNIQUE (unit_id, year, number)
);
CREATE INDEX year_plans_unit ON year_plans (unit_id, state);

CREATE TABLE year_plan_items (
    id TEXT NOT NULL PRIMARY KEY,
    year_plan_id TEXT NOT NULL REFERENCES year_plans (id),
    programme_id TEXT REFERENCES programmes (id),
    content TEXT NOT NULL,
    search TEXT NOT NULL,
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    people INTEGER NOT NULL CHECK (people >= 0),
    seats INTEGER NOT NULL CHECK (seats >= 0),
    estimated_cost BIGINT NOT NULL CHECK (estimated_cost >= 0),
    note TEXT NOT NULL,
    from_needs BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX year_plan_items_plan ON year_plan_items (year_plan_id, quarter);
CREATE INDEX year_plan_items_programme ON year_plan_items (programme_id);

CREATE TABLE year_plan_amendments (
    id TEXT NOT NULL PRIMARY KEY,
    year_plan_id TEXT NOT NULL REFERENCES year_plans (id),
    item_id TEXT NOT NULL,
    content TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    account_name TEXT NOT NULL,
    acting_for_name TEXT
);
CREATE INDEX year_plan_amendments_plan ON year_plan_amendments (year_plan_id, at);

CREATE TABLE needs (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    submission_id TEXT REFERENCES needs_submissions (id),
    programme_id TEXT REFERENCES programmes (id),
    content TEXT NOT NULL,
    people INTEGER NOT NULL CHECK (people >= 0),
    year INTEGER CHECK (year IS NULL OR year >= 2026),
    quarter INTEGER CHECK (quarter IS NULL OR quarter BETWEEN 1 AND 4),
    estimated_cost BIGINT CHECK (estimated_cost IS NULL OR estimated_cost >= 0),
    reason TEXT NOT NULL,
    origin TEXT NOT NULL,
    carried_from_id TEXT UNIQUE REFERENCES nominations (id),
    year_plan_item_id TEXT REFERENCES year_plan_items (id),
    position INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX needs_submission ON needs (submission_id, position);
CREATE INDEX needs_unit ON needs (unit_id);
CREATE INDEX needs_item ON needs (year_plan_item_id);

CREATE TABLE need_people (
    need_id TEXT NOT NULL REFERENCES needs (id),
    staff_id TEXT NOT NULL REFERENCES staff (id),
    PRIMARY KEY (need_id, staff_id)
);
CREATE INDEX need_people_staff ON need_people (staff_id);

ALTER TABLE courses ADD COLUMN year_plan_item_id TEXT REFERENCES year_plan_items (id);
CREATE INDEX courses_year_plan_item ON courses (year_plan_item_id);
