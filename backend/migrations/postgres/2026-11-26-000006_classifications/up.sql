CREATE TABLE closed_years (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    year INTEGER NOT NULL,
    closed_on DATE NOT NULL,
    closed_by TEXT COLLATE "C" NOT NULL,
    closed_by_name TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    UNIQUE (unit_id, year)
);

CREATE TABLE amendments (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    subject_id TEXT COLLATE "C" NOT NULL,
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    year INTEGER NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    before_content TEXT COLLATE "C",
    after_content TEXT COLLATE "C",
    account_id TEXT COLLATE "C" NOT NULL,
    account_name TEXT COLLATE "C" NOT NULL,
    acting_for_name TEXT COLLATE "C",
    created_at BIGINT NOT NULL
);
CREATE INDEX amendments_staff ON amendments (staff_id, created_at);
CREATE INDEX amendments_subject ON amendments (subject_id, created_at);
CREATE INDEX amendments_created ON amendments (created_at, id);

CREATE TABLE classification_rules (
    category TEXT COLLATE "C" NOT NULL,
    from_day DATE NOT NULL,
    content TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (category, from_day)
);

CREATE TABLE classifications (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    year INTEGER NOT NULL,
    category TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    points_hundredths INTEGER,
    bounds_reason TEXT COLLATE "C",
    decided_by TEXT COLLATE "C" NOT NULL,
    decided_on DATE,
    paper TEXT COLLATE "C",
    note TEXT COLLATE "C",
    entered_by TEXT COLLATE "C" NOT NULL,
    entered_by_name TEXT COLLATE "C" NOT NULL,
    entered_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (staff_id, year)
);
CREATE INDEX classifications_unit ON classifications (unit_id, year);
CREATE INDEX classifications_year ON classifications (year, staff_id);

CREATE TABLE unit_reviews (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    year INTEGER NOT NULL,
    people INTEGER NOT NULL,
    meets INTEGER NOT NULL,
    below INTEGER NOT NULL,
    not_reviewed INTEGER NOT NULL,
    note TEXT COLLATE "C",
    confirmed_on DATE NOT NULL,
    confirmed_by TEXT COLLATE "C" NOT NULL,
    confirmed_by_name TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (unit_id, year)
);

CREATE TABLE unit_review_people (
    review_id TEXT COLLATE "C" NOT NULL REFERENCES unit_reviews (id),
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    standing TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (review_id, staff_id)
);
