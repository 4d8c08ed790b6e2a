//! Configuration from the environment: everything has a default, and every fault is told at once, by name.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ipnet::IpNet;

use crate::db::DatabaseUrl;
use crate::features::mails::Postman;
use crate::http::TrustedProxies;
use crate::kernel::{Clock, FileClock, SystemClock, hexadecimal};

/// What the environment says. `--help` prints the same list.
pub const ENVIRONMENT: &str = "\
Environment (all optional):
  DATA_DIR         where files lie (./data)
  DATABASE_URL     sqlite://PATH or postgres://… (sqlite://$DATA_DIR/training.sqlite)
  LISTEN           address and port (127.0.0.1:8080)
  PUBLIC_URL       the address that people use (http://localhost:8080)
  TRUSTED_PROXIES  networks of proxies in front (10.0.0.0/8, 192.0.2.1); X-Forwarded-For is believed from them alone
  SMTP_URL         the mail server: smtps://USER:PASSWORD@HOST, smtp://…?tls=required for STARTTLS, or smtp://HOST:25
                   within a network that is trusted; without it reminders are shown in the product alone
  MAIL_FROM        whom mail is from, with SMTP_URL: an address, or Name <address>
  SECRET_KEY       encrypts the signing keys in the database (made in DATA_DIR on first start)
  LOG              what to log, as tracing's filter reads it (info)
  CLOCK_FILE       a file with an instant to take for the present; for tests, on loopback alone";

/// The configuration of a running program.
pub struct Config {
    /// Where the database is.
    pub database: DatabaseUrl,
    /// Where files lie.
    pub data_dir: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The address that people use, without a slash at the end.
    pub public_url: String,
    /// Proxies in front.
    pub trusted_proxies: TrustedProxies,
    /// Encrypts the signing keys.
    pub secret_key: String,
    /// Carries mail out; none where no mail server is set up.
    pub postman: Option<Arc<Postman>>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Whether everything is invented.
    pub demo: bool,
}

impl Config {
    /// Reads the environment; every fault as one line.
    pub fn from_environment() -> Result<Self, Vec<String>> {
        Self::read(&|name| std::env::var(name).ok())
    }

    fn read(variable: &dyn Fn(&str) -> Option<String>) -> Result<Self, Vec<String>> {
        let get = |name: &str| variable(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let mut faults = Vec::new();
        let data_dir = PathBuf::from(get("DATA_DIR").unwrap_or_else(|| "./data".to_owned()));
        let database_text =
            get("DATABASE_URL").unwrap_or_else(|| format!("sqlite://{}", data_dir.join("training.sqlite").display()));
        let database =
            database_text.parse::<DatabaseUrl>().map_err(|fault| faults.push(format!("DATABASE_URL: {fault}")));
        let listen = get("LISTEN")
            .unwrap_or_else(|| "127.0.0.1:8080".to_owned())
            .parse::<SocketAddr>()
            .map_err(|_| faults.push("LISTEN: it must be an address and a port, 127.0.0.1:8080 say".to_owned()));
        let public_url = get("PUBLIC_URL").unwrap_or_else(|| "http://localhost:8080".to_owned());
        if !(public_url.starts_with("http://") || public_url.starts_with("https://")) {
            faults.push("PUBLIC_URL: it must begin with http:// or https://".to_owned());
        }
        let trusted_proxies = proxies(&get("TRUSTED_PROXIES").unwrap_or_default())
            .map_err(|fault| faults.push(format!("TRUSTED_PROXIES: {fault}")));
        let clock =
            clock(get("CLOCK_FILE"), listen.as_ref().ok()).map_err(|fault| faults.push(format!("CLOCK_FILE: {fault}")));
        let postman = match (get("SMTP_URL"), get("MAIL_FROM")) {
            (None, _) => None,
            (Some(_), None) => {
                faults.push("MAIL_FROM: with SMTP_URL it must be an address".to_owned());
                None
            }
            (Some(url), Some(from)) => Postman::open(&url, &from)
                .map_err(|[url, from]| {
                    faults.extend(url.map(|fault| format!("SMTP_URL: {fault}")));
                    faults.extend(from.map(|fault| format!("MAIL_FROM: {fault}")));
                })
                .ok(),
        };
        let secret_key = get("SECRET_KEY");
        if secret_key.as_ref().is_some_and(|key| key.chars().count() < 32) {
            faults.push("SECRET_KEY: it needs at least 32 characters".to_owned());
        }
        let (Ok(database), Ok(listen), Ok(trusted_proxies), Ok(clock), true) =
            (database, listen, trusted_proxies, clock, faults.is_empty())
        else {
            return Err(faults);
        };
        std::fs::create_dir_all(&data_dir)
            .map_err(|error| vec![format!("DATA_DIR: {} cannot be made: {error}", data_dir.display())])?;
        let secret_key = match secret_key {
            Some(key) => key,
            None => own_secret_key(&data_dir).map_err(|error| vec![format!("SECRET_KEY: {error}")])?,
        };
        Ok(Self {
            database,
            data_dir,
            listen,
            public_url: public_url.trim_end_matches('/').to_owned(),
            trusted_proxies,
            secret_key,
            postman: postman.map(Arc::new),
            clock,
            demo: false,
        })
    }
}

fn proxies(text: &str) -> Result<TrustedProxies, String> {
    let networks: Result<Vec<IpNet>, String> = text
        .split(',')
        .map(str::trim)
        .filter(|network| !network.is_empty())
        .map(|network| {
            let single = network.parse::<IpAddr>().map(IpNet::from);
            single.or_else(|_| network.parse::<IpNet>()).map_err(|_| format!("{network} is no network"))
        })
        .collect();
    Ok(TrustedProxies(networks?))
}

fn clock(file: Option<String>, listen: Option<&SocketAddr>) -> Result<Arc<dyn Clock>, String> {
    let Some(file) = file else { return Ok(Arc::new(SystemClock)) };
    if !listen.is_some_and(|address| address.ip().is_loopback()) {
        return Err("a test's clock is taken only when LISTEN is a loopback address".to_owned());
    }
    Ok(Arc::new(FileClock::open(PathBuf::from(&file)).map_err(|error| format!("{file}: {error}"))?))
}

/// The key that this installation made for itself; only its owner may read the file.
fn own_secret_key(data_dir: &Path) -> std::io::Result<String> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let path = data_dir.join("secret.key");
    if let Ok(key) = std::fs::read_to_string(&path) {
        return Ok(key.trim().to_owned());
    }
    let key = hexadecimal(rand::random::<[u8; 32]>());
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
    file.write_all(key.as_bytes())?;
    file.sync_all()?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_told_by_name() {
        let faults = Config::read(&|name| match name {
            "DATABASE_URL" => Some("mysql://x".to_owned()),
            "LISTEN" => Some("here".to_owned()),
            "PUBLIC_URL" => Some("localhost".to_owned()),
            "TRUSTED_PROXIES" => Some("10.0.0.1, nobody".to_owned()),
            "SMTP_URL" => Some("mail.example".to_owned()),
            "MAIL_FROM" => Some("nobody".to_owned()),
            "SECRET_KEY" => Some("short".to_owned()),
            _ => None,
        })
        .err()
        .expect("faults");
        let names: Vec<&str> = faults.iter().filter_map(|fault| fault.split(':').next()).collect();
        assert_eq!(
            names,
            ["DATABASE_URL", "LISTEN", "PUBLIC_URL", "TRUSTED_PROXIES", "SMTP_URL", "MAIL_FROM", "SECRET_KEY"]
        );
    }

    #[test]
    fn a_tests_clock_is_refused_away_from_loopback() {
        let anywhere: SocketAddr = "0.0.0.0:8080".parse().expect("an address");
        assert!(clock(Some("/nowhere".to_owned()), Some(&anywhere)).is_err());
        assert!(clock(None, Some(&anywhere)).is_ok());
    }
}
