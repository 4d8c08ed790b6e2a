CREATE TABLE documents (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    number TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    issuer TEXT COLLATE "C" NOT NULL,
    issued_on DATE NOT NULL,
    deadline DATE,
    categories TEXT COLLATE "C" NOT NULL,
    party_members BOOLEAN NOT NULL,
    active BOOLEAN NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (unit_id, number, issued_on)
);
CREATE INDEX documents_issued ON documents (issued_on, id);

CREATE TABLE document_units (
    document_id TEXT COLLATE "C" NOT NULL REFERENCES documents (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    PRIMARY KEY (document_id, unit_id)
);

CREATE TABLE document_versions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    document_id TEXT COLLATE "C" NOT NULL REFERENCES documents (id),
    version INTEGER NOT NULL,
    from_day DATE NOT NULL,
    change TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    created_by TEXT COLLATE "C" NOT NULL,
    created_by_name TEXT COLLATE "C" NOT NULL,
    UNIQUE (document_id, version)
);

CREATE TABLE document_files (
    file_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES files (id),
    document_id TEXT COLLATE "C" NOT NULL REFERENCES documents (id),
    version INTEGER NOT NULL,
    position INTEGER NOT NULL
);
CREATE INDEX document_files_version ON document_files (document_id, version, position);

CREATE TABLE document_confirmations (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    document_id TEXT COLLATE "C" NOT NULL REFERENCES documents (id),
    version INTEGER NOT NULL,
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    way TEXT COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    evidence TEXT COLLATE "C",
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT COLLATE "C" NOT NULL,
    recorded_by_name TEXT COLLATE "C" NOT NULL,
    UNIQUE (document_id, version, staff_id)
);
CREATE INDEX document_confirmations_staff ON document_confirmations (staff_id, document_id);

CREATE TABLE dissemination_sessions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    day DATE NOT NULL,
    place TEXT COLLATE "C" NOT NULL,
    led_by TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    created_by TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX dissemination_sessions_day ON dissemination_sessions (day, id);
CREATE INDEX dissemination_sessions_unit ON dissemination_sessions (unit_id, day);

CREATE TABLE dissemination_session_documents (
    session_id TEXT COLLATE "C" NOT NULL REFERENCES dissemination_sessions (id),
    document_id TEXT COLLATE "C" NOT NULL REFERENCES documents (id),
    version INTEGER NOT NULL,
    PRIMARY KEY (session_id, document_id)
);
CREATE INDEX dissemination_session_documents_document ON dissemination_session_documents (document_id, version);

CREATE TABLE dissemination_session_people (
    session_id TEXT COLLATE "C" NOT NULL REFERENCES dissemination_sessions (id),
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    PRIMARY KEY (session_id, staff_id)
);
CREATE INDEX dissemination_session_people_staff ON dissemination_session_people (staff_id);
