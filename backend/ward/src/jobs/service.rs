//! Running jobs: what is due, one at a time, by whoever holds the lease.

use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use super::dto::{JobRunView, JobView, JobsView};
use super::rules::{RunOutcome, RunWay, Schedule, is_due};
use super::store::{self, JobRun};
use foundation::db::Database;
use foundation::journal;
use foundation::kernel::{Clock, Code, Id, Principal, Problem, Result};

/// How long the lease lasts that whoever runs a job holds, in seconds. It is kept while the job runs; a killed holder
/// blocks nobody for longer.
pub const LEASE_SECONDS: i64 = 120;
/// How often the lease is kept meanwhile.
const KEEP_EVERY: Duration = Duration::from_secs(30);
/// How long runs stay on record.
const KEPT_SECONDS: i64 = 366 * 24 * 3600;
/// How many runs of each job are shown.
const SHOWN: i64 = 10;
/// How often the command line looks whether another job has ended, and how many times.
const LOOK_EVERY: Duration = Duration::from_millis(300);
const LOOKS: usize = 200;

/// What a job is given to work with.
pub struct Run<'a> {
    /// The database.
    pub database: &'a Database,
    /// The program itself, at the moment of the beginning.
    pub who: Principal,
    /// The clock, for what takes its time.
    pub clock: &'a dyn Clock,
    /// Whether somebody asked for it, and the schedule did not.
    pub by_hand: bool,
}

/// What a job does: it answers what it has done in a Vietnamese sentence, or nothing when there was nothing to do.
pub type Work = Arc<dyn Fn(&Run<'_>) -> Result<Option<String>> + Send + Sync>;

/// Something that the program does by itself.
#[derive(Clone)]
pub struct Job {
    /// Its name at the command line.
    pub name: &'static str,
    /// What it does, in Vietnamese.
    pub label: &'static str,
    /// When.
    pub schedule: Schedule,
    /// What it does.
    pub work: Work,
}

/// All jobs of a running program; cheap to clone.
#[derive(Clone)]
pub struct Jobs {
    database: Database,
    clock: Arc<dyn Clock>,
    instance: String,
    jobs: Arc<Vec<Job>>,
}

/// What came of an attempt to run a job.
enum Attempt {
    /// Another job is running somewhere.
    Busy,
    /// Another instance was faster.
    NotDue,
    /// It has run.
    Ran(JobRun),
}

impl Jobs {
    /// These jobs; `instance` names this process among those that share the database.
    pub fn new(database: Database, clock: Arc<dyn Clock>, instance: String, jobs: Vec<Job>) -> Self {
        Self { database, clock, instance, jobs: Arc::new(jobs) }
    }

    /// The names of all jobs.
    pub fn names(&self) -> Vec<&'static str> {
        self.jobs.iter().map(|job| job.name).collect()
    }

    /// Runs what is due, one after the other; answers the names of what has run. Where another instance runs one, the
    /// rest is left for the next tick.
    ///
    /// # Errors
    /// The database's; what a job fails with is on record and in the log.
    pub fn tick(&self) -> Result<Vec<&'static str>> {
        let mut ran = Vec::new();
        for job in self.jobs.iter() {
            let last = self.database.read_now(|connection| store::last_run(connection, job.name))?;
            if !is_due(job.schedule, last, self.clock.now()) {
                continue;
            }
            match self.attempt(job, RunWay::Schedule, &Principal::system(self.clock.now()))? {
                Attempt::Busy => break,
                Attempt::NotDue => {}
                Attempt::Ran(_) => ran.push(job.name),
            }
        }
        Ok(ran)
    }

    /// Runs a job now, whatever its schedule says. The command line waits a while for another that is running.
    ///
    /// # Errors
    /// [`Code::NotFound`] for an unknown name, [`Code::JobRunning`].
    pub fn run(&self, name: &str, way: RunWay, who: &Principal) -> Result<JobRun> {
        let job = self.jobs.iter().find(|job| job.name == name).ok_or(Code::NotFound)?;
        for _ in 0..if way == RunWay::CommandLine { LOOKS } else { 0 } {
            if let Attempt::Ran(run) = self.attempt(job, way, who)? {
                return Ok(run);
            }
            std::thread::sleep(LOOK_EVERY);
        }
        match self.attempt(job, way, who)? {
            Attempt::Ran(run) => Ok(run),
            Attempt::Busy | Attempt::NotDue => Err(Code::JobRunning.into()),
        }
    }

    fn attempt(&self, job: &Job, way: RunWay, who: &Principal) -> Result<Attempt> {
        let now = self.clock.now();
        let mut run = JobRun {
            id: Id::new(now),
            job: job.name.to_owned(),
            started_at: now,
            ended_at: None,
            outcome: RunOutcome::Running,
            summary: None,
            way,
            started_by_name: who.name.clone(),
            instance: self.instance.clone(),
        };
        let begun = self.database.write_now(|connection| {
            if !store::take_lease(connection, run.id, now, now.plus_seconds(LEASE_SECONDS))? {
                return Ok(Some(Attempt::Busy));
            }
            store::abandon_running(connection, now)?;
            let last = store::last_run(connection, job.name)?;
            if way == RunWay::Schedule && !is_due(job.schedule, last, now) {
                store::give_lease_back(connection, run.id)?;
                return Ok(Some(Attempt::NotDue));
            }
            store::insert_run(connection, &run)?;
            Ok(None)
        })?;
        if let Some(other) = begun {
            return Ok(other);
        }
        let work = Run {
            database: &self.database,
            who: Principal::system(now),
            clock: self.clock.as_ref(),
            by_hand: way != RunWay::Schedule,
        };
        (run.outcome, run.summary) = match self.worked(job, &work, run.id) {
            Ok(Some(summary)) => (RunOutcome::Done, Some(summary)),
            Ok(None) => (RunOutcome::Idle, None),
            Err(problem) => {
                tracing::error!(job = job.name, code = problem.code.as_str(), cause = ?problem.cause, "a job failed");
                (RunOutcome::Failed, Some(problem.code.vietnamese().to_owned()))
            }
        };
        let ended_at = self.clock.now();
        run.ended_at = Some(ended_at);
        self.database.write_now(|connection| {
            store::end_run(connection, &run, ended_at.plus_seconds(-KEPT_SECONDS))?;
            store::give_lease_back(connection, run.id)
        })?;
        if run.outcome == RunOutcome::Done {
            tracing::info!(job = job.name, summary = run.summary, "a job is done");
        }
        Ok(Attempt::Ran(run))
    }

    /// Does the work on a thread of its own, and keeps the lease until it is done.
    fn worked(&self, job: &Job, run: &Run<'_>, holder: Id) -> Result<Option<String>> {
        let (done, waiting) = channel();
        std::thread::scope(|scope| {
            let worker = scope.spawn(move || {
                let outcome = (job.work)(run);
                // Nobody waits any more where the receiver is gone, and then nobody need be told.
                let _ = done.send(());
                outcome
            });
            while let Err(RecvTimeoutError::Timeout) = waiting.recv_timeout(KEEP_EVERY) {
                let until = self.clock.now().plus_seconds(LEASE_SECONDS);
                match self.database.write_now(|connection| store::keep_lease(connection, holder, until)) {
                    Ok(true) => {}
                    Ok(false) => tracing::warn!(job = job.name, "the lease was lost while the job ran"),
                    Err(problem) => tracing::warn!(job = job.name, cause = ?problem.cause, "the lease was not kept"),
                }
            }
            worker.join().unwrap_or_else(|_| Err(Problem::internal("the job panicked")))
        })
    }

    /// Every job with its last runs.
    pub(super) async fn list(&self) -> Result<JobsView> {
        let jobs = self.jobs.clone();
        self.database
            .read(move |connection| {
                let view = |job: &Job| {
                    let runs = store::last_runs(connection, job.name, SHOWN)?;
                    Ok(JobView::of((job.name, job.label, job.schedule), runs))
                };
                Ok(JobsView { items: jobs.iter().map(view).collect::<Result<_>>()? })
            })
            .await
    }

    /// Runs a job for an administrator, and puts on record who asked.
    pub(super) async fn run_for(&self, name: String, who: &Principal) -> Result<JobRunView> {
        let (jobs, who) = (self.clone(), who.clone());
        let work = move || {
            let run = jobs.run(&name, RunWay::ByHand, &who)?;
            journal::write_now(&jobs.database, &who, |tx| {
                let facts = serde_json::json!({ "job": run.job, "outcome": run.outcome, "summary": run.summary });
                tx.event("run", "jobs", Id::from_words(&format!("job:{}", run.job)), None, facts);
                Ok(())
            })?;
            Ok(JobRunView::from(run))
        };
        tokio::task::spawn_blocking(work).await.map_err(Problem::internal)?
    }
}
