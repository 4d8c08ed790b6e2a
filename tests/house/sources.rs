//! The program's sources, as the tests of the house read them.

use std::path::{Path, PathBuf};

/// One file of the program.
pub struct Source {
    /// Its path below `src`, with slashes; rooms lie below `features/`, whatever crate they are in.
    pub path: String,
    /// Its text without comments, texts and the tests beneath it; paths of other crates as if all were one.
    pub code: String,
    /// Its text as it stands.
    pub text: String,
}

impl Source {
    /// The module that the file is: `["features", "units", "store"]`.
    pub fn module(&self) -> Vec<&str> {
        let path = self.path.trim_end_matches(".rs");
        let path = path.strip_suffix("/mod").unwrap_or(path);
        if matches!(path, "lib" | "main") { Vec::new() } else { path.split('/').collect() }
    }
}

/// The folder of the workspace.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the workspace").to_owned()
}

/// The crates that hold rooms, in the order in which they may use each other.
pub const CRATES_OF_ROOMS: [&str; 3] = ["ward", "training", "oversight"];

/// Every file of the program but those that are tests.
pub fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    for (of_crate, folder) in [("", "src"), ("foundation", "foundation/src")] {
        collect(of_crate, &workspace().join("backend").join(folder), "", &mut found);
    }
    for of_crate in CRATES_OF_ROOMS {
        collect(of_crate, &workspace().join("backend").join(of_crate).join("src"), "features", &mut found);
    }
    found.sort_by(|one: &Source, other| one.path.cmp(&other.path));
    assert!(found.len() > 50, "the sources are there");
    found
}

/// Reads a folder of a crate; `below` is where its files lie in the program.
fn collect(of_crate: &str, folder: &Path, below: &str, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let place = if below.is_empty() { name.to_owned() } else { format!("{below}/{name}") };
        if path.is_dir() {
            collect(of_crate, &path, &place, found);
        } else if name.ends_with(".rs") && name != "tests.rs" && !name.ends_with("_tests.rs") {
            let text = std::fs::read_to_string(&path).expect("a source file");
            let place = if name == "lib.rs" && !of_crate.is_empty() { format!("{of_crate}.rs") } else { place };
            found.push(Source { path: place, code: as_one_crate(of_crate, &code_of(&text)), text });
        }
    }
}

/// Paths as they would be if all crates were one: `ward::units` is `crate::features::units`.
fn as_one_crate(of_crate: &str, code: &str) -> String {
    let own = if CRATES_OF_ROOMS.contains(&of_crate) { "crate::features" } else { "crate" };
    let code = renamed(&renamed(code, "crate", own), "foundation", "crate");
    CRATES_OF_ROOMS.iter().fold(code, |code, name| renamed(&code, name, "crate::features"))
}

/// Gives the crate that a path begins with another name.
fn renamed(code: &str, name: &str, by: &str) -> String {
    let path = format!("{name}::");
    let mut parts = code.split(&path);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let before = whole.chars().next_back();
        let begins = before.is_none_or(|letter| !(letter.is_alphanumeric() || matches!(letter, '_' | ':')));
        whole.push_str(if begins { by } else { name });
        whole.push_str("::");
        whole.push_str(part);
    }
    whole
}

/// The text without comments and without what stands in quotes; the tests at the end of a file are cut off.
fn code_of(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    let follows =
        |at: usize, words: &str| words.chars().enumerate().all(|(far, letter)| letters.get(at + far) == Some(&letter));
    while at < letters.len() {
        if follows(at, "//") {
            while at < letters.len() && letters[at] != '\n' {
                at += 1;
            }
        } else if follows(at, "/*") {
            while at < letters.len() && !follows(at, "*/") {
                at += 1;
            }
            at += 2;
        } else if letters[at] == '"' {
            let hashes = letters[..at].iter().rev().take_while(|letter| **letter == '#').count();
            let raw = letters.get(at.wrapping_sub(hashes + 1)) == Some(&'r');
            at += 1;
            let end = if raw { format!("\"{}", "#".repeat(hashes)) } else { "\"".to_owned() };
            while at < letters.len() && !follows(at, &end) {
                at += if letters[at] == '\\' && !raw { 2 } else { 1 };
            }
            at += end.len();
            code.push_str("\"\"");
        } else if letters[at] == '\'' && (letters.get(at + 1) == Some(&'\\') || letters.get(at + 2) == Some(&'\'')) {
            at += if letters.get(at + 1) == Some(&'\\') { 3 } else { 2 };
            while at < letters.len() && letters[at] != '\'' {
                at += 1;
            }
            at += 1;
        } else {
            code.push(letters[at]);
            at += 1;
        }
    }
    match code.find("#[cfg(test)]\nmod tests {") {
        Some(tests) => code[..tests].to_owned(),
        None => code,
    }
}

#[test]
fn comments_texts_and_tests_are_no_code() {
    let text = "use a; // use b;\n/* use c; */ let d = \"use e; \\\" use f\"; let g = '\"'; let h = r#\"use \"i\"\"#;\n#[cfg(test)]\nmod tests { use j; }";
    assert_eq!(code_of(text), "use a; \n let d = \"\"; let g = ; let h = r#\"\";\n");
}
