CREATE TABLE steps (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    subject_id TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    to_state TEXT COLLATE "C" NOT NULL,
    account_id TEXT COLLATE "C" NOT NULL,
    account_name TEXT COLLATE "C" NOT NULL,
    staff_id TEXT COLLATE "C",
    acting_for_name TEXT COLLATE "C",
    words TEXT COLLATE "C",
    due_on DATE
);
CREATE INDEX steps_subject ON steps (subject_id, at);

CREATE TABLE difficulties (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    topic TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    content TEXT COLLATE "C" NOT NULL,
    proposal TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    due_on DATE,
    joined_to_id TEXT COLLATE "C" REFERENCES difficulties (id),
    reported_on DATE,
    advice TEXT COLLATE "C",
    decision TEXT COLLATE "C",
    carried_out_by TEXT COLLATE "C",
    carried_out_until DATE,
    settled_on DATE,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX difficulties_unit ON difficulties (unit_id, state);
CREATE INDEX difficulties_reported ON difficulties (reported_on, id);
CREATE INDEX difficulties_joined ON difficulties (joined_to_id);
