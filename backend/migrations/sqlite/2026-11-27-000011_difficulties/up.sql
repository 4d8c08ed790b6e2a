CREATE TABLE steps (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    action TEXT NOT NULL,
    to_state TEXT NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    staff_id TEXT,
    acting_for_name TEXT,
    words TEXT,
    due_on DATE
);
CREATE INDEX steps_subject ON steps (subject_id, at);

CREATE TABLE difficulties (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    topic TEXT NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    proposal TEXT NOT NULL,
    search TEXT NOT NULL,
    state TEXT NOT NULL,
    due_on DATE,
    joined_to_id TEXT REFERENCES difficulties (id),
    reported_on DATE,
    advice TEXT,
    decision TEXT,
    carried_out_by TEXT,
    carried_out_until DATE,
    settled_on DATE,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX difficulties_unit ON difficulties (unit_id, state);
CREATE INDEX difficulties_reported ON difficulties (reported_on, id);
CREATE INDEX difficulties_joined ON difficulties (joined_to_id);
