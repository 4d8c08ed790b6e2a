//! In a release build the SPA is built first, so that its files are embedded; a debug build reads them from disk.

use std::path::Path;
use std::process::Command;

fn main() {
    let frontend = Path::new("../frontend");
    for watched in ["public", "index.html", "package-lock.json", "vite.config.ts"] {
        println!("cargo::rerun-if-changed={}", frontend.join(watched).display());
    }
    watch_sources(&frontend.join("src"));
    println!("cargo::rerun-if-changed=../openapi/openapi.json");
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("PROFILE").as_deref() != Ok("release") {
        // Where the folder is missing while the program is built, the program never finds the pages that come later.
        if std::fs::create_dir_all(frontend.join("dist")).is_err() {
            stop("frontend/dist cannot be made");
        }
        return;
    }
    for arguments in [["ci", "--no-audit", "--no-fund"].as_slice(), ["run", "build"].as_slice()] {
        let outcome = Command::new("npm").args(arguments).current_dir(frontend).status();
        match outcome {
            Ok(status) if status.success() => {}
            Ok(status) => stop(&format!("`npm {}` in frontend/ ended with {status}", arguments.join(" "))),
            Err(_) => stop("npm is missing: the release build makes the pages with Node 20 or newer and npm"),
        }
    }
}

/// Watches the sources of the pages, but not what their build itself writes among them: else every build would be a
/// reason for the next.
fn watch_sources(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.ends_with("src/api") {
            watch_sources(&path);
        } else if !path.ends_with("api/generated") {
            println!("cargo::rerun-if-changed={}", path.display());
        }
    }
}

/// One clear line instead of a panic's backtrace.
fn stop(message: &str) -> ! {
    println!("cargo::error={message}");
    std::process::exit(1);
}
