CREATE TABLE reminder_kinds (
    kind TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL
);

CREATE TABLE reminder_steps (
    kind TEXT NOT NULL REFERENCES reminder_kinds (kind),
    offset_days INTEGER NOT NULL,
    recipient TEXT NOT NULL,
    PRIMARY KEY (kind, offset_days, recipient)
);

CREATE TABLE mails (
    id TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    to_address TEXT NOT NULL,
    to_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_try_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    answer TEXT
);
CREATE INDEX mails_state ON mails (state, next_try_at);

CREATE TABLE reminders (
    id TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    duty_id TEXT NOT NULL,
    day DATE NOT NULL,
    created_at BIGINT NOT NULL,
    way TEXT NOT NULL,
    offset_days INTEGER,
    recipient TEXT NOT NULL,
    recipient_account_id TEXT REFERENCES accounts (id),
    recipient_staff_id TEXT REFERENCES staff (id),
    recipient_name TEXT NOT NULL,
    holder_account_id TEXT REFERENCES accounts (id),
    holder_staff_id TEXT REFERENCES staff (id),
    holder_name TEXT NOT NULL,
    unit_id TEXT NOT NULL REFERENCES units (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    link TEXT NOT NULL,
    due_on DATE,
    word TEXT,
    urged_by TEXT,
    urged_by_name TEXT,
    mail_id TEXT REFERENCES mails (id),
    search TEXT NOT NULL
);
CREATE INDEX reminders_created ON reminders (created_at, id);
CREATE INDEX reminders_duty ON reminders (duty_id, day);
CREATE INDEX reminders_unit ON reminders (unit_id, created_at);
CREATE INDEX reminders_recipient ON reminders (recipient_account_id, created_at);
CREATE INDEX reminders_mail ON reminders (mail_id);
