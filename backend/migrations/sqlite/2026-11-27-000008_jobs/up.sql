CREATE TABLE job_leases (
    id INTEGER NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    held_until BIGINT NOT NULL
);

CREATE TABLE job_runs (
    id TEXT NOT NULL PRIMARY KEY,
    job TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome TEXT NOT NULL,
    summary TEXT,
    way TEXT NOT NULL,
    started_by_name TEXT NOT NULL,
    instance TEXT NOT NULL
);
CREATE INDEX job_runs_job ON job_runs (job, started_at);
