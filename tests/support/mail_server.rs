//! A real mail server of a test: aiosmtpd, in a process of its own.

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

static COUNTER: AtomicU32 = AtomicU32::new(0);

/// How long a test waits for the server at most: 400 looks.
const LOOK_EVERY: Duration = Duration::from_millis(50);
const LOOKS: usize = 400;

/// An SMTP server that keeps what it takes; it refuses `no-such…@…` for good and `not-now…@…` for now.
pub struct MailServer {
    port: u16,
    folder: PathBuf,
    running: Option<Child>,
}

impl MailServer {
    /// One that is not there yet: nothing answers at its address.
    pub fn down() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address").port();
        let name = format!("mail-{}-{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        Self { port, folder, running: None }
    }

    /// One that runs.
    pub fn start() -> Self {
        let mut server = Self::down();
        server.come_up();
        server
    }

    /// Starts it.
    pub fn come_up(&mut self) {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/support/mail_server.py");
        let child = Command::new(interpreter())
            .arg(script)
            .arg(self.port.to_string())
            .arg(&self.folder)
            .stdout(Stdio::null())
            .spawn()
            .expect("python3 runs; tests/run installs it where it is missing");
        self.running = Some(child);
        self.wait_for("the mail server answers", |server| TcpStream::connect(("127.0.0.1", server.port)).is_ok());
    }

    /// Its address for `SMTP_URL`.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// From now on it keeps its answer back once it has stored a mail.
    pub fn hold(&self) {
        std::fs::write(self.folder.join("hold"), "").expect("a file");
    }

    /// Waits until it has stored a mail and keeps its answer back.
    pub fn wait_until_it_holds(&self) {
        self.wait_for("a mail is held", |server| server.folder.join("held").exists());
    }

    /// It answers again.
    pub fn let_go(&self) {
        std::fs::remove_file(self.folder.join("hold")).expect("it held");
    }

    /// Every mail that it has taken, as it came, in the order of the recipients.
    pub fn mails(&self) -> Vec<String> {
        let Ok(folder) = std::fs::read_dir(self.folder.join("mail/new")) else { return Vec::new() };
        let mut mails: Vec<String> = folder
            .map(|entry| {
                let bytes = std::fs::read(entry.expect("an entry").path()).expect("a mail");
                String::from_utf8_lossy(&bytes).into_owned()
            })
            .collect();
        let to = |mail: &String| mail.lines().find(|line| line.starts_with("X-RcptTo:")).map(str::to_owned);
        mails.sort_by_key(to);
        mails
    }

    fn wait_for(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        for _ in 0..LOOKS {
            if is_so(self) {
                return;
            }
            std::thread::sleep(LOOK_EVERY);
        }
        panic!("in vain: {what}");
    }
}

/// The Python that has aiosmtpd: Debian's package belongs to Debian's own.
fn interpreter() -> &'static str {
    let has_it = |python: &&&str| {
        let asked = Command::new(python).args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    };
    let found = ["python3", "/usr/bin/python3"].iter().find(has_it);
    found.expect("aiosmtpd (python3-aiosmtpd) is there; tests/run installs it where it is missing")
}

impl Drop for MailServer {
    fn drop(&mut self) {
        if let Some(mut child) = self.running.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
