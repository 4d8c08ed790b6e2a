CREATE TABLE closed_years (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    year INTEGER NOT NULL,
    closed_on DATE NOT NULL,
    closed_by TEXT NOT NULL,
    closed_by_name TEXT NOT NULL,
    note TEXT,
    created_at BIGINT NOT NULL,
    UNIQUE (unit_id, year)
);

CREATE TABLE amendments (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    staff_id TEXT NOT NULL REFERENCES staff (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    year INTEGER NOT NULL,
    reason TEXT NOT NULL,
    before_content TEXT,
    after_content TEXT,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    acting_for_name TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX amendments_staff ON amendments (staff_id, created_at);
CREATE INDEX amendments_subject ON amendments (subject_id, created_at);
CREATE INDEX amendments_created ON amendments (created_at, id);

CREATE TABLE classification_rules (
    category TEXT NOT NULL,
    from_day DATE NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (category, from_day)
);

CREATE TABLE classifications (
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    year INTEGER NOT NULL,
    category TEXT NOT NULL,
    level TEXT NOT NULL,
    points_hundredths INTEGER,
    bounds_reason TEXT,
    decided_by TEXT NOT NULL,
    decided_on DATE,
    paper TEXT,
    note TEXT,
    entered_by TEXT NOT NULL,
    entered_by_name TEXT NOT NULL,
    entered_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (staff_id, year)
);
CREATE INDEX classifications_unit ON classifications (unit_id, year);
CREATE INDEX classifications_year ON classifications (year, staff_id);

CREATE TABLE unit_reviews (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    year INTEGER NOT NULL,
    people INTEGER NOT NULL,
    meets INTEGER NOT NULL,
    below INTEGER NOT NULL,
    not_reviewed INTEGER NOT NULL,
    note TEXT,
    confirmed_on DATE NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_by_name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (unit_id, year)
);

CREATE TABLE unit_review_people (
    review_id TEXT NOT NULL REFERENCES unit_reviews (id),
    staff_id TEXT NOT NULL REFERENCES staff (id),
    standing TEXT NOT NULL,
    PRIMARY KEY (review_id, staff_id)
);
