//! JSON bodies, checked in three stages, all faults of the first failing stage at once: against the body's own
//! OpenAPI schema, by `validator`, and then by the rules of the feature.

use std::borrow::Cow;
use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::StreamExt as _;
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::openapi::schema::{AnyOfBuilder, ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use super::allowed::once_allowed;
use super::schema::faults;
use crate::kernel::{Code, Fault, Problem, Result, normalise_json};

/// The largest body that is not a file.
const LARGEST_BODY: usize = 1024 * 1024;

/// A body that its schema and its validator let through; its text is normalised.
pub struct Body<T>(pub T);

impl<T: ToSchema + DeserializeOwned + Validate + 'static> FromRequest for Body<T> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let document = read_json(request, payload.take(), &["application/json"]);
        let allowed = once_allowed(request);
        Box::pin(async move {
            allowed.await;
            Ok(Self(checked(document.await?)?))
        })
    }
}

/// A body that may be left out: then it is the default of `T`.
pub struct MaybeBody<T>(pub T);

impl<T: ToSchema + DeserializeOwned + Validate + Default + 'static> FromRequest for MaybeBody<T> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let headers = request.headers();
        let has_length = headers.get(header::CONTENT_LENGTH).is_some_and(|length| length.as_bytes() != b"0");
        let is_sent =
            has_length || headers.contains_key(header::CONTENT_TYPE) || headers.contains_key(header::TRANSFER_ENCODING);
        if !is_sent {
            return Box::pin(async { Ok(Self(T::default())) });
        }
        let body = Body::from_request(request, payload);
        Box::pin(async move { Ok(Self(body.await?.0)) })
    }
}

/// Checks a document as the body `T`: schema, then validator.
pub fn checked<T: ToSchema + DeserializeOwned + Validate + 'static>(mut document: Value) -> Result<T> {
    let mut wrong = faults::<T>(&document)?;
    normalise_json(&mut document, "", &mut wrong);
    if !wrong.is_empty() {
        return Err(Problem { faults: wrong, ..Problem::new(Code::BadSchema) });
    }
    let body: T = serde_json::from_value(document)
        .map_err(|error| Problem { cause: Some(Box::new(error)), ..Problem::new(Code::BadSchema) })?;
    validated(&body)?;
    Ok(body)
}

fn validated<T: Validate>(body: &T) -> Result<()> {
    let Err(errors) = body.validate() else { return Ok(()) };
    let mut wrong = Vec::new();
    collect(&errors, "", &mut wrong);
    wrong.sort_by(|one, other| one.pointer.cmp(&other.pointer));
    Err(Problem::invalid(wrong))
}

fn collect(errors: &ValidationErrors, pointer: &str, wrong: &mut Vec<Fault>) {
    for (field, kind) in &errors.0 {
        let at = if field == "__all__" { pointer.to_owned() } else { format!("{pointer}/{field}") };
        match kind {
            ValidationErrorsKind::Struct(inner) => collect(inner, &at, wrong),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(inner, &format!("{at}/{index}"), wrong);
                }
            }
            ValidationErrorsKind::Field(errors) => wrong.extend(errors.iter().map(|error| fault(&at, error))),
        }
    }
}

/// `validator`'s own codes in our words; a custom validator names one of ours.
fn fault(pointer: &str, error: &ValidationError) -> Fault {
    let number = |name: &'static str| error.params.get(&Cow::from(name)).map(ToString::to_string);
    match (error.code.as_ref(), number("min"), number("max")) {
        ("length", Some(least), _) if error.params.get("value").is_some_and(|value| is_shorter(value, &least)) => {
            if least == "1" {
                Fault::new(pointer, Code::Blank)
            } else {
                Fault::new(pointer, Code::TooShort).with("least", least)
            }
        }
        ("length", _, Some(most)) => Fault::new(pointer, Code::TooLong).with("most", most),
        ("range", least, most) => Fault::new(pointer, Code::OutOfRange)
            .with("range", format!("{}–{}", least.unwrap_or_default(), most.unwrap_or_default())),
        (code, _, _) => {
            // A fault of two fields names the one that it stands at.
            let place =
                error.params.get("field").and_then(Value::as_str).map_or(String::new(), |name| format!("/{name}"));
            Fault::new(format!("{pointer}{place}"), Code::from_code(code).unwrap_or(Code::InvalidValue))
        }
    }
}

fn is_shorter(value: &Value, least: &str) -> bool {
    let length = match value {
        Value::String(text) => text.chars().count(),
        Value::Array(items) => items.len(),
        _ => return false,
    };
    least.parse().is_ok_and(|least: usize| length < least)
}

/// Reads a body up to `limit` bytes.
pub async fn read_limited(mut payload: Payload, limit: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| Problem::new(Code::BadForm).with("reason", error))?;
        if bytes.len() + chunk.len() > limit {
            return Err(Problem::new(Code::TooLarge).with("limit", format!("{} MB", limit / (1024 * 1024))));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn read_json(
    request: &HttpRequest,
    payload: Payload,
    types: &'static [&'static str],
) -> LocalBoxFuture<'static, Result<Value>> {
    let declared = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .map(|value| value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    Box::pin(async move {
        if !declared.as_deref().is_some_and(|declared| types.contains(&declared)) {
            return Err(Problem::new(Code::UnsupportedMediaType).with("expected", types.join(", ")));
        }
        let bytes = read_limited(payload, LARGEST_BODY).await?;
        serde_json::from_slice(&bytes).map_err(|error| Problem::new(Code::BadJson).with("reason", error))
    })
}

/// The schema of a merge patch (RFC 7396) for the body `T`: every field of `T`, none required, null to empty it.
pub struct PatchBody<T>(PhantomData<T>);

impl<T: ToSchema> PartialSchema for PatchBody<T> {
    fn schema() -> RefOr<Schema> {
        let RefOr::T(Schema::Object(mut object)) = T::schema() else { return T::schema() };
        object.required.clear();
        object.description = Some("Merge patch (RFC 7396): only the fields that change; null empties one.".to_owned());
        object.properties = object.properties.into_iter().map(|(name, schema)| (name, or_null(schema))).collect();
        RefOr::T(Schema::Object(object))
    }
}

fn or_null(schema: RefOr<Schema>) -> RefOr<Schema> {
    match schema {
        RefOr::T(Schema::Object(mut object)) => {
            object.schema_type = match object.schema_type {
                SchemaType::Type(Type::Null) => SchemaType::Type(Type::Null),
                SchemaType::Type(one) => SchemaType::Array(vec![one, Type::Null]),
                SchemaType::Array(mut several) => {
                    if !several.contains(&Type::Null) {
                        several.push(Type::Null);
                    }
                    SchemaType::Array(several)
                }
                SchemaType::AnyValue => SchemaType::AnyValue,
            };
            RefOr::T(Schema::Object(object))
        }
        RefOr::T(Schema::OneOf(_) | Schema::AnyOf(_)) => schema,
        other => AnyOfBuilder::new().item(ObjectBuilder::new().schema_type(Type::Null)).item(other).into(),
    }
}

impl<T: ToSchema> ToSchema for PatchBody<T> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("{}Patch", T::name()))
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        T::schemas(schemas);
    }
}

/// A merge patch for the body `T`; its fields are known to exist and to have the right types.
pub struct Patch<T> {
    document: Value,
    body: PhantomData<T>,
}

impl<T: ToSchema + 'static> FromRequest for Patch<T> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let document = read_json(request, payload.take(), &["application/merge-patch+json", "application/json"]);
        let allowed = once_allowed(request);
        Box::pin(async move {
            allowed.await;
            let document = document.await?;
            let wrong = faults::<PatchBody<T>>(&document)?;
            if wrong.is_empty() {
                Ok(Self { document, body: PhantomData })
            } else {
                Err(Problem { faults: wrong, ..Problem::new(Code::BadSchema) })
            }
        })
    }
}

impl<T: Serialize + DeserializeOwned + ToSchema + Validate + 'static> Patch<T> {
    /// The body that `current` becomes, checked whole.
    pub fn apply(self, current: &T) -> Result<T> {
        let mut target = serde_json::to_value(current).map_err(Problem::internal)?;
        merge(&mut target, self.document);
        checked(target)
    }
}

/// RFC 7396, section 2.
fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Default::default());
    }
    if let Value::Object(fields) = target {
        for (name, value) in patch {
            if value.is_null() {
                fields.remove(&name);
            } else {
                merge(fields.entry(name).or_insert(Value::Null), value);
            }
        }
    }
}

/// Path ids that are no ids lead nowhere.
pub fn path_config() -> web::PathConfig {
    web::PathConfig::default().error_handler(|_, _| Problem::new(Code::NotFound).into())
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize, ToSchema, Validate)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[validate(length(min = 1, max = 5))]
        #[schema(min_length = 1, max_length = 5)]
        name: String,
        first_day: Option<chrono::NaiveDate>,
        seats: i32,
    }

    fn codes(problem: Problem) -> Vec<(String, &'static str)> {
        let mut codes: Vec<_> = problem.faults.into_iter().map(|fault| (fault.pointer, fault.code.as_str())).collect();
        codes.sort();
        codes
    }

    #[test]
    fn every_fault_of_the_schema_is_named() {
        let problem = checked::<Sample>(json!({"name": "", "first_day": "31/02", "colour": 1})).expect_err("faults");
        assert_eq!(
            codes(problem),
            [
                ("/colour".to_owned(), "unknown_field"),
                ("/first_day".to_owned(), "not_a_day"),
                ("/name".to_owned(), "blank"),
                ("/seats".to_owned(), "required"),
            ]
        );
    }

    #[test]
    fn a_patch_may_empty_a_field_and_leaves_the_others() {
        let wrong = faults::<PatchBody<Sample>>(&json!({"first_day": null})).expect("a schema");
        assert_eq!(wrong, []);
        let current = Sample { name: "an".to_owned(), first_day: "2026-01-01".parse().ok(), seats: 3 };
        let patch = Patch::<Sample> { document: json!({"first_day": null, "seats": 4}), body: PhantomData };
        let changed = patch.apply(&current).expect("a sound patch");
        assert_eq!(changed, Sample { name: "an".to_owned(), first_day: None, seats: 4 });
    }

    #[test]
    fn a_patch_that_empties_a_required_field_is_refused() {
        let current = Sample { name: "an".to_owned(), first_day: None, seats: 3 };
        let patch = Patch::<Sample> { document: json!({"name": null}), body: PhantomData };
        assert_eq!(codes(patch.apply(&current).expect_err("a fault")), [("/name".to_owned(), "required")]);
    }
}
