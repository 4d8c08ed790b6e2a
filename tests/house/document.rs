//! The OpenAPI document, for whoever has nothing else.

use std::collections::BTreeSet;

use backend::kernel::PermissionRow;
use serde_json::{Value, json};

/// Every operation with its method and address.
fn operations(document: &Value) -> Vec<(String, &Value)> {
    let paths = document["paths"].as_object().expect("paths");
    let operations: Vec<(String, &Value)> = paths
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().into_iter().flatten();
            methods.map(move |(method, operation)| (format!("{} {path}", method.to_uppercase()), operation))
        })
        .collect();
    assert!(operations.len() > 20, "the operations are there");
    operations
}

fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap_or(&Value::Null),
        None => schema,
    }
}

#[test]
fn every_operation_says_what_it_is_and_who_may() {
    let document = backend::api::document();
    let mut ids = BTreeSet::new();
    let mut wrong = Vec::new();
    for (operation, description) in operations(&document) {
        let text = |name: &str| description[name].as_str().unwrap_or_default().trim().to_owned();
        for name in ["operationId", "summary", "description"] {
            if text(name).is_empty() {
                wrong.push(format!("{operation} has no {name}"));
            }
        }
        if !ids.insert(text("operationId")) {
            wrong.push(format!("{operation}: the operationId {} stands twice", text("operationId")));
        }
        let permission = text("x-permission");
        if permission != "public" && PermissionRow::named(&permission).is_none() {
            wrong.push(format!("{operation}: there is no permission “{permission}”"));
        }
        if description["tags"].as_array().is_none_or(Vec::is_empty) {
            wrong.push(format!("{operation} has no tag"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn unknown_fields_are_refused_in_every_json_body() {
    let document = backend::api::document();
    let mut wrong = Vec::new();
    for (operation, description) in operations(&document) {
        let Some(contents) = description["requestBody"]["content"].as_object() else { continue };
        for (content_type, content) in contents.iter().filter(|(name, _)| name.ends_with("json")) {
            let mut seen = BTreeSet::new();
            open_objects(&document, &content["schema"], &mut seen, &format!("{operation} {content_type}"), &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Objects with fields of their own that take others beside them, down to the last.
fn open_objects(document: &Value, schema: &Value, seen: &mut BTreeSet<String>, place: &str, wrong: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str()
        && !seen.insert(reference.to_owned())
    {
        return;
    }
    let schema = resolved(document, schema);
    if let Some(properties) = schema["properties"].as_object() {
        if schema["additionalProperties"] != json!(false) && schema["unevaluatedProperties"] != json!(false) {
            wrong.push(place.to_owned());
        }
        for (name, property) in properties {
            open_objects(document, property, seen, &format!("{place} {name}"), wrong);
        }
    }
    for list in ["oneOf", "anyOf", "allOf"] {
        for branch in schema[list].as_array().into_iter().flatten() {
            open_objects(document, branch, seen, place, wrong);
        }
    }
    if schema["items"].is_object() {
        open_objects(document, &schema["items"], seen, place, wrong);
    }
}

#[test]
fn every_example_is_valid() {
    let document = backend::api::document();
    let mut wrong = Vec::new();
    let mut checked = 0;
    visit(&document, &document, "", &mut checked, &mut wrong);
    assert!(checked > 20, "the examples are found");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A schema that stands alone: a validator of the whole document for each example takes a minute.
fn with_what_it_refers_to(document: &Value, schema: &Value) -> Value {
    let mut schemas = serde_json::Map::new();
    let mut open = vec![schema];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(fields) => {
                let name = fields.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
                if let Some(name) = name.filter(|name| !schemas.contains_key(*name)) {
                    let referred = &document["components"]["schemas"][name];
                    schemas.insert(name.to_owned(), referred.clone());
                    open.push(referred);
                }
                open.extend(fields.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    let mut root = schema.clone();
    root["components"] = json!({ "schemas": schemas });
    root
}

/// Examples stand in a schema, or beside one (`schema` and `example` of a parameter or a content).
fn visit(document: &Value, at: &Value, pointer: &str, checked: &mut usize, wrong: &mut Vec<String>) {
    let beside = at["schema"].is_object();
    let within = at["type"].is_string() || at["type"].is_array() || at["$ref"].is_string();
    if beside || within {
        let schema = if beside { &at["schema"] } else { at };
        let several = at["examples"].as_array().into_iter().flatten();
        let named = at["examples"].as_object().into_iter().flatten().map(|(_, example)| &example["value"]);
        for example in at.get("example").into_iter().chain(several).chain(named) {
            *checked += 1;
            let root = with_what_it_refers_to(document, schema);
            let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&root);
            match validator {
                Ok(validator) => wrong.extend(
                    validator
                        .iter_errors(example)
                        .map(|error| format!("{pointer}: {error} at {}", error.instance_path())),
                ),
                Err(error) => wrong.push(format!("{pointer}: {error}")),
            }
        }
    }
    let step = |name: &str| format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
    match at {
        Value::Object(fields) => {
            for (name, field) in fields {
                // What an example holds is no schema.
                if !matches!(name.as_str(), "example" | "examples" | "default" | "enum") {
                    visit(document, field, &step(name), checked, wrong);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                visit(document, item, &step(&index.to_string()), checked, wrong);
            }
        }
        _ => {}
    }
}
