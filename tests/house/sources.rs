//! The program's sources, as the tests of the house read them.

use std::path::{Path, PathBuf};

/// One file of `backend/src`.
pub struct Source {
    /// Its path below `backend/src`, with slashes.
    pub path: String,
    /// Its text without comments, texts and the tests beneath it.
    pub code: String,
    /// Its text as it stands.
    pub text: String,
}

impl Source {
    /// The module that the file is, from the crate's root: `["features", "units", "store"]`.
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

/// Every file of the program but those that are tests.
pub fn sources() -> Vec<Source> {
    let root = workspace().join("backend/src");
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    found.sort_by(|one: &Source, other| one.path.cmp(&other.path));
    assert!(found.len() > 50, "the sources are there");
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            collect(root, &path, found);
        } else if name.ends_with(".rs") && name != "tests.rs" && !name.ends_with("_tests.rs") {
            let text = std::fs::read_to_string(&path).expect("a source file");
            let below = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
            found.push(Source { path: below, code: code_of(&text), text });
        }
    }
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
