//! The shape of handlers.

use super::sources::sources;

/// Nobody may learn from a fault in his body what he may not do: what is checked first must come first.
#[test]
fn r42_the_right_is_the_first_parameter_of_its_handler() {
    let mut handlers = 0;
    let mut wrong = Vec::new();
    for source in sources() {
        if !(source.path.starts_with("features/") && source.path.contains("routes")) {
            continue;
        }
        for (at, _) in source.code.match_indices("async fn ") {
            let signature = &source.code[at + "async fn ".len()..];
            let Some(end) = signature.find(") ->") else { continue };
            let Some((name, parameters)) = signature[..end].split_once('(') else { continue };
            if !parameters.contains("Allowed<") {
                continue;
            }
            handlers += 1;
            let first = parameters.trim_start().split_once(':').map(|(_, kind)| kind.trim_start()).unwrap_or_default();
            if !first.starts_with("Allowed<") {
                wrong.push(format!("{}: {name}", source.path));
            }
        }
    }
    assert!(handlers > 5, "the handlers are found");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A file that has grown past this is two.
#[test]
fn no_file_is_too_long_to_be_read() {
    const LONGEST: usize = 500;
    let wrong: Vec<String> = sources()
        .iter()
        .map(|source| (source.text.lines().count(), &source.path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path}: {lines}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
