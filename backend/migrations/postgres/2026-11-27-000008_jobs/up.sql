CREATE TABLE job_leases (
    id INTEGER NOT NULL PRIMARY KEY,
    holder TEXT COLLATE "C" NOT NULL,
    held_until BIGINT NOT NULL
);

CREATE TABLE job_runs (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    job TEXT COLLATE "C" NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome TEXT COLLATE "C" NOT NULL,
    summary TEXT COLLATE "C",
    way TEXT COLLATE "C" NOT NULL,
    started_by_name TEXT COLLATE "C" NOT NULL,
    instance TEXT COLLATE "C" NOT NULL
);
CREATE INDEX job_runs_job ON job_runs (job, started_at);
