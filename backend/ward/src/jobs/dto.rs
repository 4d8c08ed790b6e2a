//! Jobs on the wire.

use serde::Serialize;
use utoipa::ToSchema;

use super::rules::{RunOutcome, RunWay, Schedule};
use super::store::JobRun;
use foundation::kernel::{Id, Instant};

/// A run of a job.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct JobRunView {
    /// Its id.
    pub id: Id,
    /// When it began.
    pub started_at: Instant,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// What became of it.
    pub outcome: RunOutcome,
    /// What was done, in a sentence.
    #[schema(example = "Đã ghi 12 lượt nhắc, soạn 5 thư")]
    pub summary: Option<String>,
    /// What started it.
    pub way: RunWay,
    /// Who started it.
    #[schema(example = "hệ thống")]
    pub started_by_name: String,
    /// Which instance of the program ran it.
    #[schema(example = "may-chu:4711")]
    pub instance: String,
}

impl From<JobRun> for JobRunView {
    fn from(run: JobRun) -> Self {
        Self {
            id: run.id,
            started_at: run.started_at,
            ended_at: run.ended_at,
            outcome: run.outcome,
            summary: run.summary,
            way: run.way,
            started_by_name: run.started_by_name,
            instance: run.instance,
        }
    }
}

/// Something that the program does by itself.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct JobView {
    /// Its name at the command line.
    #[schema(example = "reminders")]
    pub name: String,
    /// What it does.
    #[schema(example = "Nhắc việc hằng ngày")]
    pub label: String,
    /// At what time of the day in Vietnam, where it runs once a day.
    #[schema(example = "07:30")]
    pub daily_at: Option<String>,
    /// Every how many minutes, where it runs again and again.
    #[schema(example = 10)]
    pub every_minutes: Option<i64>,
    /// Its last runs, the newest first. Of those that had nothing to do only the latest is kept.
    pub runs: Vec<JobRunView>,
}

impl JobView {
    /// A job with its runs.
    pub fn of((name, label, schedule): (&str, &str, Schedule), runs: Vec<JobRun>) -> Self {
        let (daily_at, every_minutes) = match schedule {
            Schedule::Daily { hour, minute } => (Some(format!("{hour:02}:{minute:02}")), None),
            Schedule::Every { minutes } => (None, Some(minutes)),
        };
        Self {
            name: name.to_owned(),
            label: label.to_owned(),
            daily_at,
            every_minutes,
            runs: runs.into_iter().map(JobRunView::from).collect(),
        }
    }
}

/// What the program does by itself.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct JobsView {
    /// Each job.
    pub items: Vec<JobView>,
}
