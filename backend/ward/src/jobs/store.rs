//! The lease and the runs. They are the program's own book and no part of the record of changes: a run changes nothing
//! that its work does not put on record itself.

use diesel::prelude::*;

use super::rules::{RunOutcome, RunWay};
use foundation::db::schema::{job_leases, job_runs};
use foundation::db::{AnyConnection, savepoint};
use foundation::kernel::{Id, Instant, Result};

/// There is one lease for all jobs.
const LEASE: i32 = 1;

/// A run of a job.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = job_runs)]
pub struct JobRun {
    /// Its id; whoever runs it holds the lease under it.
    pub id: Id,
    /// Which job.
    pub job: String,
    /// When it began.
    pub started_at: Instant,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// What became of it.
    pub outcome: RunOutcome,
    /// What was done, in a sentence.
    pub summary: Option<String>,
    /// What started it.
    pub way: RunWay,
    /// Who started it.
    pub started_by_name: String,
    /// Which instance of the program ran it.
    pub instance: String,
}

/// Takes the lease unless somebody holds it.
pub fn take_lease(connection: &mut AnyConnection, holder: Id, now: Instant, until: Instant) -> Result<bool> {
    let free = job_leases::table.filter(job_leases::id.eq(LEASE).and(job_leases::held_until.le(now)));
    let taken = diesel::update(free)
        .set((job_leases::holder.eq(holder.to_string()), job_leases::held_until.eq(until)))
        .execute(connection)?;
    if taken == 1 {
        return Ok(true);
    }
    let there: i64 = job_leases::table.count().get_result(connection)?;
    if there > 0 {
        return Ok(false);
    }
    // The first of all; of two instances the second waits here for the first, and is then refused.
    let inserted = savepoint(connection, |connection| {
        let row =
            (job_leases::id.eq(LEASE), job_leases::holder.eq(holder.to_string()), job_leases::held_until.eq(until));
        Ok(diesel::insert_into(job_leases::table).values(row).execute(connection)?)
    });
    Ok(inserted.is_ok())
}

/// Keeps the lease; false where somebody else has taken it since.
pub fn keep_lease(connection: &mut AnyConnection, holder: Id, until: Instant) -> Result<bool> {
    let rows = diesel::update(job_leases::table.filter(job_leases::holder.eq(holder.to_string())))
        .set(job_leases::held_until.eq(until))
        .execute(connection)?;
    Ok(rows == 1)
}

/// Gives the lease back, where it is still held.
pub fn give_lease_back(connection: &mut AnyConnection, holder: Id) -> Result<()> {
    diesel::update(job_leases::table.filter(job_leases::holder.eq(holder.to_string())))
        .set((job_leases::holder.eq(""), job_leases::held_until.eq(0_i64)))
        .execute(connection)?;
    Ok(())
}

/// Notes that what is on record as running has ended with its instance: whoever holds the lease knows.
pub fn abandon_running(connection: &mut AnyConnection, now: Instant) -> Result<()> {
    diesel::update(job_runs::table.filter(job_runs::outcome.eq(RunOutcome::Running)))
        .set((job_runs::outcome.eq(RunOutcome::Abandoned), job_runs::ended_at.eq(Some(now))))
        .execute(connection)?;
    Ok(())
}

/// When a job last began, and what became of it.
pub fn last_run(connection: &mut AnyConnection, job: &str) -> Result<Option<(Instant, RunOutcome)>> {
    Ok(job_runs::table
        .filter(job_runs::job.eq(job))
        .order((job_runs::started_at.desc(), job_runs::id.desc()))
        .select((job_runs::started_at, job_runs::outcome))
        .first(connection)
        .optional()?)
}

/// The latest runs of a job, the newest first.
pub fn last_runs(connection: &mut AnyConnection, job: &str, count: i64) -> Result<Vec<JobRun>> {
    Ok(job_runs::table
        .filter(job_runs::job.eq(job))
        .order((job_runs::started_at.desc(), job_runs::id.desc()))
        .limit(count)
        .select(JobRun::as_select())
        .load(connection)?)
}

pub fn insert_run(connection: &mut AnyConnection, run: &JobRun) -> Result<()> {
    diesel::insert_into(job_runs::table).values(run).execute(connection)?;
    Ok(())
}

/// Notes how a run has ended. Of those that had nothing to do only this one stays, and of all those from `kept_from` on.
pub fn end_run(connection: &mut AnyConnection, run: &JobRun, kept_from: Instant) -> Result<()> {
    diesel::update(job_runs::table.find(run.id))
        .set((
            job_runs::ended_at.eq(run.ended_at),
            job_runs::outcome.eq(run.outcome),
            job_runs::summary.eq(&run.summary),
        ))
        .execute(connection)?;
    let idle_before = job_runs::table
        .filter(job_runs::job.eq(&run.job).and(job_runs::outcome.eq(RunOutcome::Idle)))
        .filter(job_runs::id.ne(run.id));
    diesel::delete(idle_before).execute(connection)?;
    diesel::delete(job_runs::table.filter(job_runs::started_at.lt(kept_from))).execute(connection)?;
    Ok(())
}
