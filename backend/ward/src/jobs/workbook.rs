//! The last runs of the jobs as they are handed out.

use super::dto::{JobRunView, JobView, JobsView};
use super::rules::RunWay;
use foundation::http::{Cell, Column, Table};
use foundation::kernel::TextEnum as _;

const COLUMNS: [Column; 8] = [
    Column("Tác vụ", 36),
    Column("Lịch chạy", 22),
    Column("Bắt đầu", 16),
    Column("Kết thúc", 16),
    Column("Kết quả", 18),
    Column("Đã làm", 60),
    Column("Do", 24),
    Column("Máy chạy", 24),
];

/// The runs of each job, the newest first.
pub fn of_jobs(jobs: &JobsView) -> Table<'static, Vec<Vec<Cell>>> {
    Table {
        sheet: "Tác vụ tự động",
        title: "TÁC VỤ TỰ ĐỘNG VÀ CÁC LẦN CHẠY GẦN NHẤT",
        lines: &[],
        columns: &COLUMNS,
        fixed: 1,
        rows: jobs.items.iter().flat_map(rows).collect(),
        total: None,
    }
}

/// A row each run; a job that has not run yet has a row too.
fn rows(job: &JobView) -> Vec<Vec<Cell>> {
    let row = |run: Option<&JobRunView>| -> Vec<Cell> {
        vec![
            job.label.as_str().into(),
            schedule(job).into(),
            run.map(|run| run.started_at).into(),
            run.and_then(|run| run.ended_at).into(),
            run.map_or("Chưa chạy lần nào", |run| run.outcome.label()).into(),
            run.and_then(|run| run.summary.as_deref()).into(),
            run.map(|run| if run.way == RunWay::ByHand { run.started_by_name.as_str() } else { run.way.label() })
                .into(),
            run.map(|run| run.instance.as_str()).into(),
        ]
    };
    if job.runs.is_empty() { vec![row(None)] } else { job.runs.iter().map(|run| row(Some(run))).collect() }
}

/// When it runs, as its page says it.
fn schedule(job: &JobView) -> String {
    match (&job.daily_at, job.every_minutes) {
        (Some(time), _) => format!("Hằng ngày lúc {time}"),
        (None, Some(minutes)) if minutes > 1 => format!("Mỗi {minutes} phút"),
        (None, _) => "Mỗi phút".to_owned(),
    }
}
