//! The words of the record: whatever is put on record has its word, and a step the one that its own room gives it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::sources::{Source, sources};

/// Calls that put something on record. The action comes first, and in an event the kind after it.
const NOTING: [&str; 5] = [".created(", ".changed(", ".changed_because(", ".deleted(", ".event("];

/// Kinds whose steps have words in their own rooms, with the enumeration of the steps.
const STEPS: [(&str, &str); 9] = [
    ("courses", "CourseAction"),
    ("difficulties", "DifficultyAction"),
    ("inspection-findings", "MendingAction"),
    ("needs-submissions", "SubmissionAction"),
    ("nominations", "Action"),
    ("result-reports", "ReportAction"),
    ("unit-reports", "UnitReportAction"),
    ("ward-reports", "WardReportAction"),
    ("year-plans", "YearPlanAction"),
];

/// The words of a schema of the OpenAPI document.
fn words(schema: &str) -> Map<String, Value> {
    let document = backend::api::document();
    document["components"]["schemas"][schema]["x-labels-vi"].as_object().expect("a schema with words").clone()
}

/// The text of a file but for the tests beneath it.
fn text_of(source: &Source) -> &str {
    source.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
}

/// What stands in quotes right after each place where `before` stands.
fn quoted_after<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split('"').next())
}

/// What stands in quotes in the first `arguments` of a call, whose parenthesis has just been opened.
fn quoted_in(call: &str, arguments: usize) -> Vec<&str> {
    let (mut found, mut depth, mut commas) = (Vec::new(), 0, 0);
    let mut rest = call;
    while let Some(at) = rest.find(['"', ',', '(', ')', '[', ']', '{', '}']) {
        let (letter, after) = (rest.as_bytes()[at], &rest[at + 1..]);
        rest = after;
        match letter {
            b'"' => {
                let Some((text, after)) = after.split_once('"') else { break };
                found.push(text);
                rest = after;
            }
            b'(' | b'[' | b'{' => depth += 1,
            b',' if depth > 0 => {}
            b',' => {
                commas += 1;
                if commas == arguments {
                    break;
                }
            }
            _ if depth == 0 => break,
            _ => depth -= 1,
        }
    }
    found
}

/// The codes and the words of an enumeration, as it is declared.
fn declared<'a>(sources: &'a [Source], name: &str) -> Vec<(&'a str, &'a str)> {
    let opening = format!("pub enum {name} {{\n");
    let body = sources.iter().find_map(|source| source.text.split_once(&opening)).expect(name).1;
    let lines = body.split("\n    }").next().unwrap_or_default().lines();
    lines.filter_map(|line| line.split_once(" = \"")?.1.strip_suffix("\",")?.split_once("\" / \"")).collect()
}

#[test]
fn r41_whatever_is_put_on_record_has_its_word() {
    let sources = sources();
    let (mut kinds, mut actions) = (BTreeSet::new(), BTreeSet::new());
    for source in &sources {
        let text = text_of(source);
        kinds.extend(quoted_after(text, "const KIND: &'static str = \""));
        for noting in NOTING {
            for call in text.split(noting).skip(1) {
                let told = quoted_in(call, if noting == ".event(" { 2 } else { 1 });
                match told.as_slice() {
                    [action, kind] if noting == ".event(" => {
                        actions.insert(*action);
                        kinds.insert(*kind);
                    }
                    _ => actions.extend(told),
                }
            }
        }
        // Functions that are told what to note: `put(tx, "register", …)`.
        actions.extend(quoted_after(text, "(tx, \""));
    }
    for (_, steps) in STEPS {
        actions.extend(declared(&sources, steps).into_iter().map(|(code, _)| code));
    }
    assert!(kinds.len() > 50 && actions.len() > 80, "{} kinds and {} actions", kinds.len(), actions.len());
    let (of_kinds, of_actions) = (words("AuditKind"), words("AuditAction"));
    kinds.retain(|kind| !of_kinds.contains_key(*kind));
    actions.retain(|action| !of_actions.contains_key(*action));
    assert!(kinds.is_empty() && actions.is_empty(), "without words: {kinds:?}, {actions:?}");
}

#[test]
fn a_step_is_called_on_record_as_where_it_is_taken() {
    let sources = sources();
    let (kinds, actions) = (words("AuditKind"), words("AuditAction"));
    let mut wrong = Vec::new();
    for (kind, name) in STEPS {
        let steps = declared(&sources, name);
        assert!(!steps.is_empty(), "{name} is read");
        for (code, word) in steps {
            let on_record = actions.get(&format!("{kind}.{code}")).or_else(|| actions.get(code));
            if on_record.and_then(Value::as_str) != Some(word) {
                wrong.push(format!("{kind}.{code}: {word}"));
            }
        }
    }
    // The word of one kind alone stands beside that of all others, which is what the list can be narrowed by.
    for own in actions.keys() {
        if let Some((kind, action)) = own.split_once('.')
            && !(kinds.contains_key(kind) && actions.contains_key(action))
        {
            wrong.push(own.clone());
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
