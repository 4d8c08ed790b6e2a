CREATE TABLE reminder_kinds (
    kind TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL
);

CREATE TABLE reminder_steps (
    kind TEXT COLLATE "C" NOT NULL REFERENCES reminder_kinds (kind),
    offset_days INTEGER NOT NULL,
    recipient TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, offset_days, recipient)
);

CREATE TABLE mails (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    key TEXT COLLATE "C" NOT NULL UNIQUE,
    to_address TEXT COLLATE "C" NOT NULL,
    to_name TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    body_text TEXT COLLATE "C" NOT NULL,
    body_html TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    attempts INTEGER NOT NULL,
    next_try_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    answer TEXT COLLATE "C"
);
CREATE INDEX mails_state ON mails (state, next_try_at);

CREATE TABLE reminders (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    key TEXT COLLATE "C" NOT NULL UNIQUE,
    duty_id TEXT COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    created_at BIGINT NOT NULL,
    way TEXT COLLATE "C" NOT NULL,
    offset_days INTEGER,
    recipient TEXT COLLATE "C" NOT NULL,
    recipient_account_id TEXT COLLATE "C" REFERENCES accounts (id),
    recipient_staff_id TEXT COLLATE "C" REFERENCES staff (id),
    recipient_name TEXT COLLATE "C" NOT NULL,
    holder_account_id TEXT COLLATE "C" REFERENCES accounts (id),
    holder_staff_id TEXT COLLATE "C" REFERENCES staff (id),
    holder_name TEXT COLLATE "C" NOT NULL,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    kind TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    link TEXT COLLATE "C" NOT NULL,
    due_on DATE,
    word TEXT COLLATE "C",
    urged_by TEXT COLLATE "C",
    urged_by_name TEXT COLLATE "C",
    mail_id TEXT COLLATE "C" REFERENCES mails (id),
    search TEXT COLLATE "C" NOT NULL
);
CREATE INDEX reminders_created ON reminders (created_at, id);
CREATE INDEX reminders_duty ON reminders (duty_id, day);
CREATE INDEX reminders_unit ON reminders (unit_id, created_at);
CREATE INDEX reminders_recipient ON reminders (recipient_account_id, created_at);
CREATE INDEX reminders_mail ON reminders (mail_id);
