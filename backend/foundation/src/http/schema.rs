//! A document against its own OpenAPI schema (JSON Schema 2020-12): unknown and mistyped fields are all named.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, RwLock};

use jsonschema::Validator;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use crate::kernel::{Code, Fault, Problem, Result};

static COMPILED: LazyLock<RwLock<HashMap<TypeId, Arc<Validator>>>> = LazyLock::new(Default::default);

/// Every fault of `document` against the schema of `T`.
pub fn faults<T: ToSchema + 'static>(document: &Value) -> Result<Vec<Fault>> {
    let validator = compiled::<T>()?;
    let mut faults = Vec::new();
    for error in validator.iter_errors(document) {
        describe(error.instance_path().to_string(), error.kind(), &mut faults);
    }
    Ok(faults)
}

fn compiled<T: ToSchema + 'static>() -> Result<Arc<Validator>> {
    let key = TypeId::of::<T>();
    if let Some(known) = COMPILED.read().unwrap_or_else(std::sync::PoisonError::into_inner).get(&key) {
        return Ok(known.clone());
    }
    let mut referenced = Vec::new();
    T::schemas(&mut referenced);
    let mut components = Map::new();
    for (name, schema) in referenced {
        components.insert(name, serde_json::to_value(schema).map_err(Problem::internal)?);
    }
    let mut root = serde_json::to_value(T::schema()).map_err(Problem::internal)?;
    if let Some(fields) = root.as_object_mut() {
        fields.insert("components".to_owned(), json!({ "schemas": components }));
    }
    let validator = jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&root)
        .map_err(|error| Problem::internal(error.to_string()))?;
    let validator = Arc::new(validator);
    COMPILED.write().unwrap_or_else(std::sync::PoisonError::into_inner).insert(key, validator.clone());
    Ok(validator)
}

fn describe(pointer: String, kind: &ValidationErrorKind, faults: &mut Vec<Fault>) {
    let at = |code| Fault::new(pointer.clone(), code);
    let fault = match kind {
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
            faults.extend(
                unexpected
                    .iter()
                    .map(|name| Fault::new(format!("{pointer}/{name}"), Code::UnknownField).with("name", name)),
            );
            return;
        }
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            Fault::new(format!("{pointer}/{name}"), Code::Required).with("name", name)
        }
        ValidationErrorKind::Type { kind } => at(Code::WrongType).with("expected", types(kind)),
        ValidationErrorKind::Enum { options } => at(Code::NotInList).with("allowed", listed(options)),
        ValidationErrorKind::Format { format } if format == "date" => at(Code::NotADay),
        ValidationErrorKind::MinLength { limit: 1 } => at(Code::Blank),
        ValidationErrorKind::MinLength { limit } | ValidationErrorKind::MinItems { limit } => {
            at(Code::TooShort).with("least", limit)
        }
        ValidationErrorKind::MaxLength { limit } | ValidationErrorKind::MaxItems { limit } => {
            at(Code::TooLong).with("most", limit)
        }
        ValidationErrorKind::Minimum { limit } | ValidationErrorKind::ExclusiveMinimum { limit } => {
            at(Code::OutOfRange).with("range", format!("≥ {limit}"))
        }
        ValidationErrorKind::Maximum { limit } | ValidationErrorKind::ExclusiveMaximum { limit } => {
            at(Code::OutOfRange).with("range", format!("≤ {limit}"))
        }
        // "Null or that": what is wrong is wrong with the branch that is not null.
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            let inner = context
                .iter()
                .filter(|branch| !branch.iter().any(|error| is_null_branch(error.kind())))
                .flatten()
                .collect::<Vec<_>>();
            if inner.is_empty() {
                at(Code::InvalidValue)
            } else {
                for error in inner {
                    describe(error.instance_path().to_string(), error.kind(), faults);
                }
                return;
            }
        }
        _ => at(Code::InvalidValue),
    };
    faults.push(fault);
}

fn is_null_branch(kind: &ValidationErrorKind) -> bool {
    matches!(kind, ValidationErrorKind::Type { kind: TypeKind::Single(single) } if single.to_string() == "null")
}

fn types(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(single) => single.to_string(),
        TypeKind::Multiple(several) => {
            several.iter().map(|single| single.to_string()).filter(|name| name != "null").collect::<Vec<_>>().join(", ")
        }
    }
}

fn listed(options: &Value) -> String {
    options
        .as_array()
        .map(|options| {
            options.iter().map(|option| option.as_str().map_or_else(|| option.to_string(), str::to_owned)).collect()
        })
        .map_or_else(String::new, |options: Vec<String>| options.join(", "))
}
