CREATE TABLE files (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    content_type TEXT COLLATE "C" NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT COLLATE "C" NOT NULL
);

CREATE TABLE file_chunks (
    file_id TEXT COLLATE "C" NOT NULL REFERENCES files (id),
    position INTEGER NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (file_id, position)
);

CREATE TABLE posts (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    title TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    fields_of_study TEXT COLLATE "C" NOT NULL,
    active BOOLEAN NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (unit_id, title)
);

CREATE TABLE staff (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    full_name TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    sort_key TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" UNIQUE,
    gender TEXT COLLATE "C",
    birth_date DATE,
    birth_year INTEGER,
    category TEXT COLLATE "C" NOT NULL,
    public_body TEXT COLLATE "C",
    in_plan_scope BOOLEAN NOT NULL,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    post_id TEXT COLLATE "C" REFERENCES posts (id),
    post_title TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    rank_code TEXT COLLATE "C",
    rank_name TEXT COLLATE "C",
    qualification TEXT COLLATE "C",
    field_of_study TEXT COLLATE "C",
    political_theory TEXT COLLATE "C",
    state_management TEXT COLLATE "C",
    informatics TEXT COLLATE "C",
    foreign_language TEXT COLLATE "C",
    hired_on DATE,
    phone TEXT COLLATE "C",
    email TEXT COLLATE "C",
    party_member BOOLEAN NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C",
    revision BIGINT NOT NULL
);
CREATE INDEX staff_unit ON staff (unit_id, sort_key, id);
CREATE INDEX staff_sort ON staff (sort_key, id, search);

CREATE TABLE assignments (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    post_id TEXT COLLATE "C" REFERENCES posts (id),
    post_title TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE,
    note TEXT COLLATE "C",
    revision BIGINT NOT NULL,
    CHECK (last_day IS NULL OR first_day <= last_day)
);
CREATE INDEX assignments_staff ON assignments (staff_id, first_day);
CREATE INDEX assignments_unit ON assignments (unit_id, first_day);

CREATE TABLE staff_states (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    state TEXT COLLATE "C" NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE,
    note TEXT COLLATE "C",
    CHECK (last_day IS NULL OR first_day <= last_day)
);
CREATE INDEX staff_states_staff ON staff_states (staff_id, first_day);

CREATE TABLE absences (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    kind TEXT COLLATE "C" NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    note TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    CHECK (first_day <= last_day)
);
CREATE INDEX absences_staff ON absences (staff_id, first_day);
CREATE INDEX absences_unit ON absences (unit_id, first_day);

CREATE TABLE staff_pairs (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    one_staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    other_staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    UNIQUE (one_staff_id, other_staff_id),
    CHECK (one_staff_id <> other_staff_id)
);

CREATE TABLE working_day_exceptions (
    day DATE NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL
);

CREATE TABLE programmes (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    code TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C" NOT NULL,
    phases TEXT COLLATE "C" NOT NULL,
    length_unit TEXT COLLATE "C",
    length_least INTEGER,
    length_most INTEGER,
    audience TEXT COLLATE "C" NOT NULL,
    competences TEXT COLLATE "C" NOT NULL,
    certificate TEXT COLLATE "C" NOT NULL,
    attendance_percent INTEGER NOT NULL CHECK (attendance_percent BETWEEN 0 AND 100),
    excused_counts BOOLEAN NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    active BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    revision BIGINT NOT NULL
);

CREATE TABLE official_letters (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    number TEXT COLLATE "C" NOT NULL,
    issued_on DATE NOT NULL,
    issuer TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    quota INTEGER,
    file_id TEXT COLLATE "C" REFERENCES files (id),
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);

CREATE TABLE courses (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    programme_id TEXT COLLATE "C" NOT NULL REFERENCES programmes (id),
    letter_id TEXT COLLATE "C" REFERENCES official_letters (id),
    name TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    organiser TEXT COLLATE "C" NOT NULL,
    origin TEXT COLLATE "C" NOT NULL,
    mode TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    state_reason TEXT COLLATE "C",
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    place TEXT COLLATE "C",
    seats INTEGER CHECK (seats IS NULL OR seats > 0),
    seats_taken INTEGER NOT NULL CHECK (seats_taken >= 0),
    nomination_deadline DATE,
    self_paced BOOLEAN NOT NULL,
    keeps_at_desk BOOLEAN NOT NULL,
    length_reason TEXT COLLATE "C",
    cost BIGINT CHECK (cost IS NULL OR cost >= 0),
    note TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    CHECK (first_day <= last_day)
);
CREATE INDEX courses_programme ON courses (programme_id);
CREATE INDEX courses_days ON courses (first_day, last_day);

CREATE TABLE sessions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    course_id TEXT COLLATE "C" NOT NULL REFERENCES courses (id),
    day DATE NOT NULL,
    starts_minute INTEGER NOT NULL,
    ends_minute INTEGER NOT NULL,
    topic TEXT COLLATE "C",
    place TEXT COLLATE "C",
    revision BIGINT NOT NULL,
    CHECK (0 <= starts_minute AND starts_minute < ends_minute AND ends_minute <= 1440)
);
CREATE INDEX sessions_course ON sessions (course_id, day, starts_minute);
CREATE INDEX sessions_day ON sessions (day);

CREATE TABLE authorities (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    matter TEXT COLLATE "C" NOT NULL,
    unit_id TEXT COLLATE "C" REFERENCES units (id),
    standing TEXT COLLATE "C" NOT NULL,
    holder TEXT COLLATE "C" NOT NULL,
    from_day DATE NOT NULL,
    revision BIGINT NOT NULL
);

CREATE TABLE decisions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    course_id TEXT COLLATE "C" NOT NULL REFERENCES courses (id),
    kind TEXT COLLATE "C" NOT NULL,
    amends_id TEXT COLLATE "C" REFERENCES decisions (id),
    number TEXT COLLATE "C",
    number_key TEXT COLLATE "C" UNIQUE,
    signed_on DATE,
    signer_name TEXT COLLATE "C",
    signer_title TEXT COLLATE "C",
    subject TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    file_id TEXT COLLATE "C" REFERENCES files (id),
    revoked BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX decisions_course ON decisions (course_id);

CREATE TABLE nominations (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    course_id TEXT COLLATE "C" NOT NULL REFERENCES courses (id),
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    way TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    alive_key TEXT COLLATE "C" UNIQUE,
    proposer_account_id TEXT COLLATE "C",
    proposer_staff_id TEXT COLLATE "C",
    awaits_confirmation BOOLEAN NOT NULL,
    purpose TEXT COLLATE "C",
    purpose_task TEXT COLLATE "C",
    hand_over_staff_id TEXT COLLATE "C" REFERENCES staff (id),
    reason TEXT COLLATE "C",
    override_reason TEXT COLLATE "C",
    kept_reason TEXT COLLATE "C",
    passed_warnings TEXT COLLATE "C",
    replaces_id TEXT COLLATE "C" REFERENCES nominations (id),
    decision_id TEXT COLLATE "C" REFERENCES decisions (id),
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
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    nomination_id TEXT COLLATE "C" NOT NULL REFERENCES nominations (id),
    at BIGINT NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    from_state TEXT COLLATE "C",
    to_state TEXT COLLATE "C" NOT NULL,
    account_id TEXT COLLATE "C" NOT NULL,
    account_name TEXT COLLATE "C" NOT NULL,
    acting_for_name TEXT COLLATE "C",
    reason TEXT COLLATE "C",
    warnings TEXT COLLATE "C"
);
CREATE INDEX nomination_steps_nomination ON nomination_steps (nomination_id, at);

CREATE TABLE attendance (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    session_id TEXT COLLATE "C" NOT NULL REFERENCES sessions (id),
    nomination_id TEXT COLLATE "C" NOT NULL REFERENCES nominations (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    mark TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C",
    marked_at BIGINT NOT NULL,
    marked_by TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    UNIQUE (session_id, nomination_id)
);
CREATE INDEX attendance_nomination ON attendance (nomination_id);

CREATE TABLE results (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    nomination_id TEXT COLLATE "C" NOT NULL UNIQUE REFERENCES nominations (id),
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    outcome TEXT COLLATE "C" NOT NULL,
    score_hundredths INTEGER CHECK (score_hundredths BETWEEN 0 AND 1000),
    grade TEXT COLLATE "C",
    confirmed_by_school BOOLEAN NOT NULL,
    file_id TEXT COLLATE "C" REFERENCES files (id),
    note TEXT COLLATE "C",
    entered_at BIGINT NOT NULL,
    entered_by TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX results_staff ON results (staff_id);

CREATE TABLE certificates (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    nomination_id TEXT COLLATE "C" NOT NULL REFERENCES nominations (id),
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    kind TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    issuer TEXT COLLATE "C" NOT NULL,
    number_key TEXT COLLATE "C" NOT NULL UNIQUE,
    issued_on DATE NOT NULL,
    file_id TEXT COLLATE "C" REFERENCES files (id),
    state TEXT COLLATE "C" NOT NULL,
    state_reason TEXT COLLATE "C",
    uploaded_by TEXT COLLATE "C" NOT NULL,
    verified_by TEXT COLLATE "C",
    verified_at BIGINT,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX certificates_staff ON certificates (staff_id, issued_on);
CREATE INDEX certificates_nomination ON certificates (nomination_id);

CREATE TABLE requirement_findings (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    requirement TEXT COLLATE "C" NOT NULL,
    requirement_task TEXT COLLATE "C",
    post_id TEXT COLLATE "C" REFERENCES posts (id),
    meets BOOLEAN NOT NULL,
    from_day DATE NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    certificate_id TEXT COLLATE "C" REFERENCES certificates (id),
    reason TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX requirement_findings_staff ON requirement_findings (staff_id, from_day);

CREATE TABLE result_reports (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    nomination_id TEXT COLLATE "C" NOT NULL UNIQUE REFERENCES nominations (id),
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    state TEXT COLLATE "C" NOT NULL,
    learnt TEXT COLLATE "C" NOT NULL,
    link_to_post TEXT COLLATE "C" NOT NULL,
    plan_to_apply TEXT COLLATE "C" NOT NULL,
    proposals TEXT COLLATE "C" NOT NULL,
    submitted_at BIGINT,
    reviewed_at BIGINT,
    reviewed_by TEXT COLLATE "C",
    return_reason TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX result_reports_staff ON result_reports (staff_id);
CREATE INDEX result_reports_unit ON result_reports (unit_id, state);

CREATE TABLE result_report_files (
    report_id TEXT COLLATE "C" NOT NULL REFERENCES result_reports (id),
    file_id TEXT COLLATE "C" NOT NULL REFERENCES files (id),
    PRIMARY KEY (report_id, file_id)
);

CREATE TABLE evaluation_forms (
    version INTEGER NOT NULL PRIMARY KEY,
    from_day DATE NOT NULL,
    content TEXT COLLATE "C" NOT NULL
);

CREATE TABLE evaluations (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    staff_id TEXT COLLATE "C" NOT NULL REFERENCES staff (id),
    unit_id TEXT COLLATE "C" NOT NULL REFERENCES units (id),
    form_version INTEGER NOT NULL REFERENCES evaluation_forms (version),
    round TEXT COLLATE "C",
    state TEXT COLLATE "C" NOT NULL,
    evaluator_account_id TEXT COLLATE "C",
    evaluator_name TEXT COLLATE "C",
    own_answers TEXT COLLATE "C",
    own_examples TEXT COLLATE "C",
    own_obstacles TEXT COLLATE "C",
    answers TEXT COLLATE "C",
    comment TEXT COLLATE "C",
    former_comment TEXT COLLATE "C",
    former_commenter TEXT COLLATE "C",
    index_hundredths INTEGER,
    band TEXT COLLATE "C",
    signed_on DATE,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX evaluations_staff ON evaluations (staff_id, signed_on);
CREATE INDEX evaluations_unit ON evaluations (unit_id, state);

CREATE TABLE evaluation_courses (
    nomination_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES nominations (id),
    evaluation_id TEXT COLLATE "C" NOT NULL REFERENCES evaluations (id),
    line TEXT COLLATE "C"
);
CREATE INDEX evaluation_courses_evaluation ON evaluation_courses (evaluation_id);

CREATE TABLE feed_departures (
    kind TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    unit_id TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (kind, id, unit_id)
);
CREATE INDEX feed_departures_unit ON feed_departures (unit_id, number);

CREATE TABLE pulls (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    client_id TEXT COLLATE "C" NOT NULL REFERENCES api_clients (id),
    kind TEXT COLLATE "C" NOT NULL,
    epoch TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    after_number BIGINT NOT NULL,
    through_number BIGINT NOT NULL,
    items INTEGER NOT NULL
);
CREATE INDEX pulls_client ON pulls (client_id, kind, at);

CREATE TABLE acknowledgements (
    client_id TEXT COLLATE "C" NOT NULL REFERENCES api_clients (id),
    kind TEXT COLLATE "C" NOT NULL,
    epoch TEXT COLLATE "C" NOT NULL,
    through_number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (client_id, kind)
);

CREATE TABLE access_records (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    account_id TEXT COLLATE "C" NOT NULL,
    account_name TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    request_id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    subject_id TEXT COLLATE "C" NOT NULL
);
CREATE INDEX access_records_subject ON access_records (subject_id, at);
