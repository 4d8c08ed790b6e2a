//! The migrations are taken into the program: a changed one is a reason to build.

fn main() {
    println!("cargo::rerun-if-changed=../migrations");
}
