//! The program: one binary with its commands.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use actix_web::HttpServer;
use backend::config::{Config, ENVIRONMENT};
use backend::features::accounts;
use backend::features::jobs::Jobs;
use backend::features::jobs::rules::{RunOutcome, RunWay};
use backend::kernel::{Code, Principal, TextEnum as _};
use backend::startup::{BLOCKING_THREADS, Server, application, build, set_up_link};
use backend::{api, demo, journal, maintenance};
use clap::{Parser, Subcommand};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(name = "backend", version, about = "Training management for a ward: the API and its pages", after_help = ENVIRONMENT)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the product (default)
    Serve,
    /// Bring the database up to this program's version
    Migrate,
    /// Print the OpenAPI document
    Openapi,
    /// Verify the chain of the record of changes; names the first broken link
    Verify,
    /// Do now what a running server does by itself
    Job {
        /// Which; all are told when it is left out
        name: Option<String>,
    },
    /// Copy the SQLite database into a new file, also while the server runs
    Backup {
        /// The new file
        file: PathBuf,
    },
    /// Put a copy back in the place of the SQLite database; the city's software then starts over
    Restore {
        /// The copy
        file: PathBuf,
    },
    /// Write every row into a new file, as lines of JSON
    Export {
        /// The new file
        file: PathBuf,
    },
    /// Take an export into an empty database of either kind
    Import {
        /// The export
        file: PathBuf,
    },
    /// Ask the running server whether it is ready
    Health,
    /// Serve an invented year of a ward's life, for every role, from a folder of its own and on loopback alone
    Demo {
        /// The password of all its accounts, at least 12 characters; made and printed when left out
        #[arg(long)]
        password: Option<String>,
        /// The same seed and day tell the same year
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The day that is today there, YYYY-MM-DD
        #[arg(long)]
        today: Option<chrono::NaiveDate>,
        /// More than one: a city of so many wards over the six years of the plan, to measure
        #[arg(long, default_value_t = 1)]
        wards: usize,
        /// The port to listen on
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
}

/// How often a running server looks whether a job is due.
const TICK: Duration = Duration::from_secs(10);

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(Command::Openapi) = arguments.command {
        print!("{}", api::document_text());
        return ExitCode::SUCCESS;
    }
    let config = match Config::from_environment() {
        Ok(config) => config,
        Err(faults) => {
            for fault in faults {
                eprintln!("{fault}");
            }
            return ExitCode::from(2);
        }
    };
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_env("LOG").unwrap_or_else(|_| "info".into()))
        .with_writer(std::io::stderr)
        .init();
    let outcome = match arguments.command {
        Some(Command::Demo { password, seed, today, wards, port }) => {
            demonstrate(config, password, seed, today, wards, port)
        }
        None | Some(Command::Serve) => serve(&config),
        Some(Command::Migrate) => build(&config).map(|_| ()).map_err(told),
        Some(Command::Verify) => verify(&config),
        Some(Command::Job { name }) => run_job(&config, name.as_deref()),
        Some(Command::Backup { file }) => said(maintenance::backup(&config.database, &file)),
        Some(Command::Restore { file }) => match health(&config) {
            Ok(()) => Err(format!("stop the server at {} first", config.listen)),
            Err(_) => said(maintenance::restore(&config.database, &file, config.clock.now())),
        },
        Some(Command::Export { file }) => said(maintenance::export(&config.database, &file)),
        Some(Command::Import { file }) => said(maintenance::import(&config.database, &file, config.clock.now())),
        Some(Command::Health) => health(&config),
        Some(Command::Openapi) => Ok(()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn said(outcome: maintenance::Outcome) -> Result<(), String> {
    outcome.map(|done| println!("{done}"))
}

fn told(problem: backend::kernel::Problem) -> String {
    match &problem.cause {
        Some(cause) => format!("{}: {cause}", problem.code.english()),
        None => problem.code.english().to_owned(),
    }
}

fn demonstrate(
    config: Config,
    password: Option<String>,
    seed: u64,
    today: Option<chrono::NaiveDate>,
    wards: usize,
    port: u16,
) -> Result<(), String> {
    let password = password.unwrap_or_else(|| accounts::new_token().chars().take(16).collect());
    if password.chars().count() < 12 {
        return Err("--password: at least 12 characters".to_owned());
    }
    let is_city = wards > 1;
    let config = demo::configured(config, today.or_else(|| is_city.then(demo::city::last_day)), port)?;
    if is_city {
        demo::invent(&config, &password, seed, wards).map_err(told)?;
    } else {
        actix_web::rt::System::new().block_on(demo::tell(&config, &password, seed)).map_err(told)?;
    }
    println!("Mật khẩu chung / the password of all: {password}");
    for (user_name, office) in demo::ACCOUNTS {
        println!("  {user_name:<12} {office}");
    }
    serve(&config)
}

fn serve(config: &Config) -> Result<(), String> {
    let server = build(config).map_err(told)?;
    if config.clock.is_test() {
        tracing::warn!(now = %config.clock.now(), "a test's clock is on");
    }
    actix_web::rt::System::new().block_on(listen(config, server)).map_err(|error| error.to_string())
}

async fn listen(config: &Config, server: Server) -> std::io::Result<()> {
    let shared = server.clone();
    let bound = HttpServer::new(move || application(&shared))
        .worker_max_blocking_threads(BLOCKING_THREADS)
        .shutdown_timeout(10)
        .bind(config.listen)?;
    println!("{} — http://{}", config.public_url, config.listen);
    match set_up_link(&server) {
        Ok(Some(link)) => println!(
            "Mở đường dẫn này một lần để tạo người quản trị đầu tiên / open once to make the first administrator:\n{link}"
        ),
        Ok(None) => {}
        Err(problem) => return Err(std::io::Error::other(told(problem))),
    }
    std::io::stdout().flush()?;
    actix_web::rt::spawn(keep_running(server.jobs.clone()));
    bound.run().await
}

/// Runs what is due, for as long as the server runs.
async fn keep_running(jobs: Jobs) {
    loop {
        let jobs = jobs.clone();
        match actix_web::rt::task::spawn_blocking(move || jobs.tick()).await {
            Ok(Ok(_)) => {}
            Ok(Err(problem)) => tracing::error!(code = problem.code.as_str(), cause = ?problem.cause, "no job was run"),
            Err(error) => tracing::error!(%error, "no job was run"),
        }
        actix_web::rt::time::sleep(TICK).await;
    }
}

fn run_job(config: &Config, name: Option<&str>) -> Result<(), String> {
    let server = build(config).map_err(told)?;
    let names = server.jobs.names().join(", ");
    let Some(name) = name else {
        println!("{names}");
        return Ok(());
    };
    let run = match server.jobs.run(name, RunWay::CommandLine, &Principal::system(config.clock.now())) {
        Err(problem) if problem.code == Code::NotFound => return Err(format!("{name}: the jobs are {names}")),
        outcome => outcome.map_err(told)?,
    };
    let words = run.summary.as_deref().unwrap_or(run.outcome.label());
    if run.outcome == RunOutcome::Failed { Err(words.to_owned()) } else { said(Ok(words.to_owned())) }
}

fn verify(config: &Config) -> Result<(), String> {
    let server = build(config).map_err(told)?;
    match server.database.read_now(journal::verify).map_err(told)? {
        Ok(records) => {
            println!("{records} records hold");
            Ok(())
        }
        Err(broken) => Err(format!("record {} does not hold: {}", broken.number, broken.what)),
    }
}

/// One request without a client library: it is asked by container health checks, where nothing else is installed.
fn health(config: &Config) -> Result<(), String> {
    let mut stream = std::net::TcpStream::connect_timeout(&config.listen, Duration::from_secs(3))
        .map_err(|error| error.to_string())?;
    stream.set_read_timeout(Some(Duration::from_secs(3))).map_err(|error| error.to_string())?;
    stream
        .write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .map_err(|error| error.to_string())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).map_err(|error| error.to_string())?;
    if answer.starts_with("HTTP/1.1 200") { Ok(()) } else { Err("not ready".to_owned()) }
}
