//! The demonstration: a whole invented year of a ward's life, for every role. It is told through the product's own API,
//! by the people of the sample roster at moments of the past, so that every rule was asked and the journal, the feed and
//! the steps are as real ones are. The same seed and day tell the same year.

mod choices;
pub mod city;
mod difficulties;
mod disseminating;
mod inspecting;
mod money;
mod people;
mod reminding;
mod reporting;
mod reviewing;
mod plans;
mod scenes;
mod stage;
mod year;

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use tracing::subscriber::{NoSubscriber, set_default};

use crate::config::Config;
use crate::db::DatabaseUrl;
use crate::kernel::{Clock, FixedClock, Instant, Result, hexadecimal};
use crate::startup;

pub use people::ACCOUNTS;

/// A clock that runs like another one, so many microseconds away from it: it brings the day that was asked for.
struct ShiftedClock {
    clock: Arc<dyn Clock>,
    micros: i64,
}

impl Clock for ShiftedClock {
    fn now(&self) -> Instant {
        Instant::from_micros(self.clock.now().micros() + self.micros)
    }
}

/// The configuration of a demonstration: a folder of its own below the data folder, emptied first, and loopback alone,
/// whatever the environment says.
pub fn configured(config: Config, today: Option<NaiveDate>, port: u16) -> std::result::Result<Config, String> {
    let folder = config.data_dir.join("demo");
    clear(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let days = today.map_or(0, |today| (today - config.clock.now().day()).num_days());
    let micros = days * 24 * 3600 * 1_000_000;
    let clock = if days == 0 { config.clock } else { Arc::new(ShiftedClock { clock: config.clock, micros }) };
    if clock.now().day() < first_today() {
        return Err(format!("--today: the year that is told needs ten months of the plan: from {} on", first_today()));
    }
    Ok(Config {
        database: DatabaseUrl::Sqlite(folder.join("training.sqlite")),
        data_dir: folder,
        listen: ([127, 0, 0, 1], port).into(),
        public_url: format!("http://localhost:{port}"),
        secret_key: hexadecimal(rand::random::<[u8; 32]>()),
        // Nobody who was invented may get mail.
        postman: None,
        clock,
        demo: true,
        ..config
    })
}

/// The first day that has ten months of the plan behind it.
fn first_today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 1).unwrap_or_default()
}

/// Removes what an earlier demonstration left, and makes its folder anew.
fn clear(folder: &Path) -> std::io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => std::fs::create_dir_all(folder),
    }
}

/// Fills the empty database of `config` with a city of so many wards.
pub fn invent(config: &Config, password: &str, seed: u64, wards: usize) -> Result<()> {
    let server = startup::build(config)?;
    city::invent(&server.database, wards, seed, config.clock.now().day(), password)?;
    Ok(())
}

/// Fills the empty database of `config` with the year before its today.
pub async fn tell(config: &Config, password: &str, seed: u64) -> Result<()> {
    // A thousand requests of the past are nothing for the log.
    let _quiet = set_default(NoSubscriber::default());
    let today = config.clock.now().day();
    let begins = Instant::start_of(year::first_day(today)).plus_seconds(7 * 3600);
    let server = startup::build(&Config {
        database: config.database.clone(),
        data_dir: config.data_dir.clone(),
        listen: config.listen,
        public_url: config.public_url.clone(),
        trusted_proxies: config.trusted_proxies.clone(),
        secret_key: config.secret_key.clone(),
        postman: None,
        clock: Arc::new(FixedClock::new(begins)),
        demo: true,
    })?;
    let cast = people::enter(&server.database, begins, password)?;
    let stage = stage::Stage::open(&server).await;
    year::tell(&stage, &cast, today, seed).await?;
    reminding::tell(&stage, &server.database, today, &config.public_url).await
}
