//! Reminders of the last days: what the job said on two working days, and what was urged by hand.

use chrono::{Datelike as _, NaiveDate, Weekday};
use serde_json::{Value, json};

use super::stage::Stage;
use crate::db::Database;
use crate::features::jobs::Run;
use crate::features::reminders;
use crate::kernel::{FixedClock, Instant, Principal, Result};

/// How many duties the Chủ tịch urges.
const URGED: usize = 3;

/// The last weekday before a day.
fn weekday_before(day: NaiveDate) -> NaiveDate {
    let works = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    std::iter::successors(day.pred_opt(), NaiveDate::pred_opt).find(works).unwrap_or(day)
}

/// Tells them, when the rest of the year is told.
pub async fn tell(stage: &Stage, database: &Database, today: NaiveDate, public_url: &str) -> Result<()> {
    let yesterday = weekday_before(today);
    for day in [weekday_before(yesterday), yesterday] {
        let now = Instant::start_of(day).plus_seconds(7 * 3600 + 1800);
        let clock = FixedClock::new(now);
        let run = Run { database, who: Principal::system(now), clock: &clock, by_hand: false };
        reminders::remind(&run, public_url)?;
    }
    stage.at(yesterday, 15);
    let owed = stage.get("chutich", "/duties/owed?kind=write_report&overdue=true").await?;
    let ids: Vec<&Value> =
        owed["items"].as_array().into_iter().flatten().map(|row| &row["duty"]["id"]).take(URGED).collect();
    if !ids.is_empty() {
        let body = json!({ "duty_ids": ids, "word": "Đề nghị hoàn thành báo cáo trong tuần này." });
        stage.post("chutich", "/reminders", body).await?;
    }
    Ok(())
}
