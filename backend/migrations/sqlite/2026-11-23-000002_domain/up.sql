CREATE TABLE files (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL
);

CREATE TABLE file_chunks (
    file_id TEXT NOT NULL REFERENCES files (id),
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (file_id, position)
);

CREATE TABLE posts (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    title TEXT NOT NULL,
    search TEXT NOT NULL,
    level TEXT NOT NULL,
    fields_of_study TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (unit_id, title)
);

CREATE TABLE staff (
    id TEXT NOT NULL PRIMARY KEY,
    full_name TEXT NOT NULL,
    search TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    code TEXT UNIQUE,
    gender TEXT,
    birth_date DATE,
    birth_year INTEGER,
    category TEXT NOT NULL,
    public_body TEXT,
    in_plan_scope BOOLEAN NOT NULL,
    unit_id TEXT NOT NULL REFERENCES units (id),
    post_id TEXT REFERENCES posts (id),
    post_title TEXT NOT NULL,
    level TEXT NOT NULL,
    rank_code TEXT,
    rank_name TEXT,
    qualification TEXT,
    field_of_study TEXT,
    political_theory TEXT,
    state_management TEXT,
    informatics TEXT,
    foreign_language TEXT,
    hired_on DATE,
    phone TEXT,
    email TEXT,
    party_member BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    note TEXT,
    revision BIGINT NOT NULL
);
CREATE INDEX staff_unit ON staff (unit_id, sort_key, id);
CREATE INDEX staff_sort ON staff (sort_key, id, search);

CREATE TABLE assignments (
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    post_id TEXT REFERENCES posts (id),
    post_title TEXT NOT NULL,
    level TEXT NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE,
    note TEXT,
    revision BIGINT NOT NULL,
    CHECK (last_day IS NULL OR first_day <= last_day)
);
CREATE INDEX assignments_staff ON assignments (staff_id, first_day);
CREATE INDEX assignments_unit ON assignments (unit_id, first_day);

CREATE TABLE staff_states (
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id),
    state TEXT NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE,
    note TEXT,
    CHECK (last_day IS NULL OR first_day <= last_day)
);
CREATE INDEX staff_states_staff ON staff_states (staff_id, first_day);

CREATE TABLE absences (
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    kind TEXT NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    note TEXT,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    CHECK (first_day <= last_day)
);
CREATE INDEX absences_staff ON absences (staff_id, first_day);
CREATE INDEX absences_unit ON absences (unit_id, first_day);

CREATE TABLE staff_pairs (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    one_staff_id TEXT NOT NULL REFERENCES staff (id),
    other_staff_id TEXT NOT NULL REFERENCES staff (id),
    UNIQUE (one_staff_id, other_staff_id),
    CHECK (one_staff_id <> other_staff_id)
);

CREATE TABLE working_day_exceptions (
    day DATE NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    revision BIGINT NOT NULL
);

CREATE TABLE programmes (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    search TEXT NOT NULL,
    kind TEXT NOT NULL,
    description TEXT NOT NULL,
    phases TEXT NOT NULL,
    length_unit TEXT,
    length_least INTEGER,
    length_most INTEGER,
    audience TEXT NOT NULL,
    competences TEXT NOT NULL,
    certificate TEXT NOT NULL,
    attendance_percent INTEGER NOT NULL CHECK (attendance_percent BETWEEN 0 AND 100),
    excused_counts BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    revision BIGINT NOT NULL
);

CREATE TABLE official_letters (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    number TEXT NOT NULL,
    issued_on DATE NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    search TEXT NOT NULL,
    quota INTEGER,
    file_id TEXT REFERENCES files (id),
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);

CREATE TABLE courses (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    programme_id TEXT NOT NULL REFERENCES programmes (id),
    letter_id TEXT REFERENCES official_letters (id),
    name TEXT NOT NULL,
    search TEXT NOT NULL,
    organiser TEXT NOT NULL,
    origin TEXT NOT NULL,
    mode TEXT NOT NULL,
    state TEXT NOT NULL,
    state_reason TEXT,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    place TEXT,
    seats INTEGER CHECK (seats IS NULL OR seats > 0),
    seats_taken INTEGER NOT NULL CHECK (seats_taken >= 0),
    nomination_deadline DATE,
    self_paced BOOLEAN NOT NULL,
    keeps_at_desk BOOLEAN NOT NULL,
    length_reason TEXT,
    cost BIGINT CHECK (cost IS NULL OR cost >= 0),
    note TEXT,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    CHECK (first_day <= last_day)
);
CREATE INDEX courses_programme ON courses (programme_id);
CREATE INDEX courses_days ON courses (first_day, last_day);

CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    course_id TEXT NOT NULL REFERENCES courses (id),
    day DATE NOT NULL,
    starts_minute INTEGER NOT NULL,
    ends_minute INTEGER NOT NULL,
    topic TEXT,
    place TEXT,
    revision BIGINT NOT NULL,
    CHECK (0 <= starts_minute AND starts_minute < ends_minute AND ends_minute <= 1440)
);
CREATE INDEX sessions_course ON sessions (course_id, day, starts_minute);
CREATE INDEX sessions_day ON sessions (day);

CREATE TABLE authorities (
    id TEXT NOT NULL PRIMARY KEY,
    matter TEXT NOT NULL,
    unit_id TEXT REFERENCES units (id),
    standing TEXT NOT NULL,
    holder TEXT NOT NULL,
    from_day DATE NOT NULL,
    revision BIGINT NOT NULL
);

CREATE TABLE decisions (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    course_id TEXT NOT NULL REFERENCES courses (id),
    kind TEXT NOT NULL,
    amends_id TEXT REFERENCES decisions (id),
    number TEXT,
    number_key TEXT UNIQUE,
    signed_on DATE,
    signer_name TEXT,
    signer_title TEXT,
    subject TEXT NOT NULL,
    search TEXT NOT NULL,
    file_id TEXT REFERENCES files (id),
    revoked BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX decisions_course ON decisions (course_id);

CREATE TABLE nominations (
    id TEXT NOT NULL PRIMARY KEY,
    course_id TEXT NOT NULL REFERENCES courses (id),
    staff_id TEXT NOT NULL REFERENCES staff (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    way TEXT NOT NULL,
    state TEXT NOT NULL,
    alive_key TEXT UNIQUE,
    proposer_account_id TEXT,
    proposer_staff_id TEXT,
    awaits_confirmation BOOLEAN NOT NULL,
    purpose TEXT,
    purpose_task TEXT,
    hand_over_staff_id TEXT REFERENCES staff (id),
    reason TEXT,
    override_reason TEXT,
    kept_reason TEXT,
    passed_warnings TEXT,
    replaces_id TEXT REFERENCES nominations (id),
    decision_id TEXT REFERENCES decisions (id),
    waitlisted_at BIGINT,
    admitted_on DATE,
    cost BIGINT CHECK (cost IS NULL OR cost >= 0),
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX nominations_course ON nominations (course_id, state);
CREATE INDEX nominations_staff ON nominations (staff_id, state);
CREATE INDEX nominations_unit ON nominations (unit_id, state, created_at);
CREATE INDEX nominations_created ON nominations (created_at, id);

CREATE TABLE nomination_steps (
    id TEXT NOT NULL PRIMARY KEY,
    nomination_id TEXT NOT NULL REFERENCES nominations (id),
    at BIGINT NOT NULL,
    action TEXT NOT NULL,
    from_state TEXT,
    to_state TEXT NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    acting_for_name TEXT,
    reason TEXT,
    warnings TEXT
);
CREATE INDEX nomination_steps_nomination ON nomination_steps (nomination_id, at);

CREATE TABLE attendance (
    id TEXT NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id),
    nomination_id TEXT NOT NULL REFERENCES nominations (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    mark TEXT NOT NULL,
    note TEXT,
    marked_at BIGINT NOT NULL,
    marked_by TEXT NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (session_id, nomination_id)
);
CREATE INDEX attendance_nomination ON attendance (nomination_id);

CREATE TABLE results (
    id TEXT NOT NULL PRIMARY KEY,
    nomination_id TEXT NOT NULL UNIQUE REFERENCES nominations (id),
    staff_id TEXT NOT NULL REFERENCES staff (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    outcome TEXT NOT NULL,
    score_hundredths INTEGER CHECK (score_hundredths BETWEEN 0 AND 1000),
    grade TEXT,
    confirmed_by_school BOOLEAN NOT NULL,
    file_id TEXT REFERENCES files (id),
    note TEXT,
    entered_at BIGINT NOT NULL,
    entered_by TEXT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX results_staff ON results (staff_id);

CREATE TABLE certificates (
    id TEXT NOT NULL PRIMARY KEY,
    nomination_id TEXT NOT NULL REFERENCES nominations (id),
    staff_id TEXT NOT NULL REFERENCES staff (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    issuer TEXT NOT NULL,
    number_key TEXT NOT NULL UNIQUE,
    issued_on DATE NOT NULL,
    file_id TEXT REFERENCES files (id),
    state TEXT NOT NULL,
    state_reason TEXT,
    uploaded_by TEXT NOT NULL,
    verified_by TEXT,
    verified_at BIGINT,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX certificates_staff ON certificates (staff_id, issued_on);
CREATE INDEX certificates_nomination ON certificates (nomination_id);

CREATE TABLE requirement_findings (
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    requirement TEXT NOT NULL,
    requirement_task TEXT,
    post_id TEXT REFERENCES posts (id),
    meets BOOLEAN NOT NULL,
    from_day DATE NOT NULL,
    source TEXT NOT NULL,
    certificate_id TEXT REFERENCES certificates (id),
    reason TEXT,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX requirement_findings_staff ON requirement_findings (staff_id, from_day);

CREATE TABLE result_reports (
    id TEXT NOT NULL PRIMARY KEY,
    nomination_id TEXT NOT NULL UNIQUE REFERENCES nominations (id),
    staff_id TEXT NOT NULL REFERENCES staff (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    state TEXT NOT NULL,
    learnt TEXT NOT NULL,
    link_to_post TEXT NOT NULL,
    plan_to_apply TEXT NOT NULL,
    proposals TEXT NOT NULL,
    submitted_at BIGINT,
    reviewed_at BIGINT,
    reviewed_by TEXT,
    return_reason TEXT,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX result_reports_staff ON result_reports (staff_id);
CREATE INDEX result_reports_unit ON result_reports (unit_id, state);

CREATE TABLE result_report_files (
    report_id TEXT NOT NULL REFERENCES result_reports (id),
    file_id TEXT NOT NULL REFERENCES files (id),
    PRIMARY KEY (report_id, file_id)
);

CREATE TABLE evaluation_forms (
    version INTEGER NOT NULL PRIMARY KEY,
    from_day DATE NOT NULL,
    content TEXT NOT NULL
);

CREATE TABLE evaluations (
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    form_version INTEGER NOT NULL REFERENCES evaluation_forms (version),
    round TEXT,
    state TEXT NOT NULL,
    evaluator_account_id TEXT,
    evaluator_name TEXT,
    own_answers TEXT,
    own_examples TEXT,
    own_obstacles TEXT,
    answers TEXT,
    comment TEXT,
    former_comment TEXT,
    former_commenter TEXT,
    index_hundredths INTEGER,
    band TEXT,
    signed_on DATE,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX evaluations_staff ON evaluations (staff_id, signed_on);
CREATE INDEX evaluations_unit ON evaluations (unit_id, state);

CREATE TABLE evaluation_courses (
    nomination_id TEXT NOT NULL PRIMARY KEY REFERENCES nominations (id),
    evaluation_id TEXT NOT NULL REFERENCES evaluations (id),
    line TEXT
);
CREATE INDEX evaluation_courses_evaluation ON evaluation_courses (evaluation_id);

CREATE TABLE feed_departures (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (kind, id, unit_id)
);
CREATE INDEX feed_departures_unit ON feed_departures (unit_id, number);

CREATE TABLE pulls (
    id TEXT NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES api_clients (id),
    kind TEXT NOT NULL,
    epoch TEXT NOT NULL,
    at BIGINT NOT NULL,
    after_number BIGINT NOT NULL,
    through_number BIGINT NOT NULL,
    items INTEGER NOT NULL
);
CREATE INDEX pulls_client ON pulls (client_id, kind, at);

CREATE TABLE acknowledgements (
    client_id TEXT NOT NULL REFERENCES api_clients (id),
    kind TEXT NOT NULL,
    epoch TEXT NOT NULL,
    through_number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (client_id, kind)
);

CREATE TABLE access_records (
    id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    address TEXT NOT NULL,
    request_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL
);
CREATE INDEX access_records_subject ON access_records (subject_id, at);
