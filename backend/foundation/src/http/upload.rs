//! Uploads: a multipart form of one file and the fields beside it, checked like a JSON body.

use std::borrow::Cow;
use std::marker::PhantomData;

use actix_multipart::{Field, Multipart};
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt as _;
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use validator::Validate;

use super::allowed::once_allowed;
use super::body::checked;
use crate::kernel::{Code, Fault, Problem, Result, normalise};

const MEGABYTE: usize = 1024 * 1024;
/// The largest field beside the file.
const LARGEST_FIELD: usize = MEGABYTE;
/// A file that is too large is read to its end up to here, so that its sender gets the answer instead of a broken line.
const READ_AWAY: usize = 100 * MEGABYTE;

/// The fields beside a file. They come as text; arrays and objects as JSON.
pub trait UploadFields: ToSchema + DeserializeOwned + Validate + 'static {
    /// How many bytes the file may have; more are `file_too_large`.
    const LARGEST_FILE: usize;
}

/// A form with one file, in the field `file`.
pub struct Upload<F> {
    /// The file's name as its sender calls it: shown, never used as a path.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// The fields beside it.
    pub fields: F,
}

impl<F: UploadFields> FromRequest for Upload<F> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let declared = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_form = declared.is_some_and(|declared| declared.trim().starts_with("multipart/form-data"));
        let form = Multipart::new(request.headers(), payload.take());
        let allowed = once_allowed(request);
        Box::pin(async move {
            allowed.await;
            if !is_form {
                return Err(Problem::new(Code::UnsupportedMediaType).with("expected", "multipart/form-data"));
            }
            read(form).await
        })
    }
}

async fn read<F: UploadFields>(mut form: Multipart) -> Result<Upload<F>> {
    let mut file = None;
    let mut document = Map::new();
    while let Some(field) = form.next().await {
        let field = field.map_err(unreadable)?;
        let name = field.name().unwrap_or_default().to_owned();
        if document.contains_key(&name) || (name == "file" && file.is_some()) {
            return Err(Problem::invalid(vec![Fault::new(format!("/{name}"), Code::Duplicate)]));
        }
        if name == "file" {
            let file_name = field.content_disposition().and_then(|disposition| disposition.get_filename());
            let file_name = normalise(file_name.unwrap_or_default()).unwrap_or_default();
            let Some(bytes) = content(field, F::LARGEST_FILE).await? else {
                let limit = format!("{} MB", F::LARGEST_FILE / MEGABYTE);
                return Err(Problem::new(Code::FileTooLarge).with("limit", limit));
            };
            file = Some((file_name, bytes));
        } else {
            let Some(bytes) = content(field, LARGEST_FIELD).await? else {
                return Err(Problem::new(Code::TooLarge).with("limit", "1 MB"));
            };
            document.insert(name, value(bytes)?);
        }
    }
    let fields = checked(Value::Object(document))?;
    let Some((name, bytes)) = file else {
        return Err(Problem::invalid(vec![Fault::new("/file", Code::Required).with("name", "file")]));
    };
    Ok(Upload { name, bytes, fields })
}

/// The bytes of a field; `None` when they are more than `limit`.
async fn content(mut field: Field, limit: usize) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let mut length = 0;
    while let Some(chunk) = field.next().await {
        let chunk = chunk.map_err(unreadable)?;
        length += chunk.len();
        if length > READ_AWAY {
            break;
        }
        if length <= limit {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok((length <= limit).then_some(bytes))
}

fn value(bytes: Vec<u8>) -> Result<Value> {
    let text = String::from_utf8(bytes).map_err(unreadable)?;
    if text.trim_start().starts_with(['[', '{']) {
        serde_json::from_str(&text).map_err(|error| Problem::new(Code::BadJson).with("reason", error))
    } else {
        Ok(Value::String(text))
    }
}

fn unreadable(error: impl std::fmt::Display) -> Problem {
    Problem::new(Code::BadForm).with("reason", error)
}

/// The schema of an upload with the fields `F`: those, and the file.
pub struct UploadBody<F>(PhantomData<F>);

impl<F: ToSchema> PartialSchema for UploadBody<F> {
    fn schema() -> RefOr<Schema> {
        let RefOr::T(Schema::Object(mut object)) = F::schema() else { return F::schema() };
        let file = ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)))
            .description(Some("The file."))
            .build();
        object.properties.insert("file".to_owned(), RefOr::T(Schema::Object(file)));
        object.required.insert(0, "file".to_owned());
        RefOr::T(Schema::Object(object))
    }
}

impl<F: ToSchema> ToSchema for UploadBody<F> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("{}Upload", F::name()))
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        F::schemas(schemas);
    }
}
