//! The one list of jobs: what the program does by itself.

use std::sync::Arc;

use crate::config::Config;
use crate::db::Database;
use crate::features::jobs::rules::Schedule;
use crate::features::jobs::{Job, Jobs, Run};
use crate::features::{mails, reminders, targets};
use crate::kernel::Result;

/// The jobs of a program that is configured so, by the names that the command line knows.
pub fn jobs(config: &Config, database: &Database) -> Jobs {
    let (public_url, postman) = (config.public_url.clone(), config.postman.clone());
    let list = vec![
        Job {
            name: "target-figures",
            label: "Lưu số liệu chỉ tiêu trong ngày",
            schedule: Schedule::Every { minutes: 10 },
            work: Arc::new(store_figures),
        },
        Job {
            name: "reminders",
            label: "Nhắc việc đến hạn, quá hạn",
            schedule: Schedule::Daily { hour: 7, minute: 30 },
            work: Arc::new(move |run| reminders::remind(run, &public_url)),
        },
        Job {
            name: "mail",
            label: "Gửi thư",
            schedule: Schedule::Every { minutes: 1 },
            work: Arc::new(move |run| mails::deliver(run, postman.as_deref())),
        },
    ];
    Jobs::new(database.clone(), config.clock.clone(), instance(), list)
}

/// A name for this process: the machine's, and the process's number on it.
fn instance() -> String {
    let machine = std::env::var("HOSTNAME").ok().filter(|name| !name.is_empty());
    format!("{}:{}", machine.as_deref().unwrap_or("localhost"), std::process::id())
}

fn store_figures(run: &Run<'_>) -> Result<Option<String>> {
    if !run.by_hand && !targets::figures_are_missing(run.database, run.who.now.day())? {
        return Ok(None);
    }
    let rows = targets::store_figures(run.database, &run.who)?;
    Ok((rows > 0).then(|| format!("Đã lưu {rows} số liệu chỉ tiêu")))
}
