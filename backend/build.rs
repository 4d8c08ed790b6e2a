//! In a release build the SPA is built first, so that its files are embedded; a debug build reads them from disk.

use std::path::Path;
use std::process::Command;

fn main() {
    let frontend = Path::new("../frontend");
    for watched in ["src", "public", "index.html", "package-lock.json", "vite.config.ts"] {
        println!("cargo::rerun-if-changed={}", frontend.join(watched).display());
    }
    println!("cargo::rerun-if-changed=../openapi/openapi.json");
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("PROFILE").as_deref() != Ok("release") {
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

/// One clear line instead of a panic's backtrace.
fn stop(message: &str) -> ! {
    println!("cargo::error={message}");
    std::process::exit(1);
}
