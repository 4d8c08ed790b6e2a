//! Parameters of the address: all known by name, all faults at once.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use super::allowed::once_allowed;
use super::sheet::{SheetColumns, SheetRow};
use crate::kernel::{Code, Fault, PageRequest, Problem, Result};

/// A list's page and its own filters `F`.
pub struct Listing<F> {
    /// limit, cursor, sort, q, with_total.
    pub page: PageRequest,
    /// The list's own filters.
    pub filter: F,
}

/// The same for a list that goes out whole, as a workbook: it knows which columns stay out.
pub struct SheetListing<Row, F> {
    /// sort, q; limit, cursor and with_total change nothing.
    pub page: PageRequest,
    /// The list's own filters.
    pub filter: F,
    /// The columns that go out.
    pub columns: SheetColumns<Row>,
}

/// No filters beyond the page's own parameters.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Empty {}

/// Parameters of an address that is not a list.
pub struct Query<F>(pub F);

/// The same for what goes out as a workbook with columns to choose.
pub struct SheetQuery<Row, F> {
    /// The address's own filters.
    pub filter: F,
    /// The columns that go out.
    pub columns: SheetColumns<Row>,
}

fn pairs(request: &HttpRequest) -> Result<Vec<(String, String)>> {
    serde_urlencoded::from_str(request.query_string()).map_err(|_| Code::BadParameter.into())
}

/// Unknown and repeated names first, then one by one what cannot be read.
fn read<F: DeserializeOwned + IntoParams>(pairs: Vec<(String, String)>, mut faults: Vec<Fault>) -> Result<F> {
    let known: Vec<String> = F::into_params(|| None).into_iter().map(|parameter| parameter.name).collect();
    let mut seen: Vec<&str> = Vec::new();
    for (name, _) in &pairs {
        let pointer = format!("/query/{name}");
        if !known.contains(name) {
            faults.push(Fault::new(pointer, Code::UnknownParameter).with("name", name));
        } else if seen.contains(&name.as_str()) {
            faults.push(Fault::new(pointer, Code::RepeatedParameter).with("name", name));
        } else {
            seen.push(name);
        }
    }
    let sound: Vec<&(String, String)> = pairs.iter().filter(|(name, _)| known.contains(name)).collect();
    let text = serde_urlencoded::to_string(&sound).map_err(Problem::internal)?;
    let whole = serde_urlencoded::from_str::<F>(&text);
    if whole.is_err() {
        // Every filter is optional or known to be missing, so each value can be tried on its own.
        for (name, value) in &sound {
            let alone = serde_urlencoded::to_string([(name, value)]).map_err(Problem::internal)?;
            if let Err(error) = serde_urlencoded::from_str::<F>(&alone)
                && !error.to_string().starts_with("missing field")
            {
                faults.push(Fault::new(format!("/query/{name}"), Code::InvalidValue));
            }
        }
    }
    match whole {
        Ok(filter) if faults.is_empty() => Ok(filter),
        Err(error) if faults.is_empty() => {
            let message = error.to_string();
            let name = message.split('`').nth(1).unwrap_or_default().to_owned();
            Err(Problem::unreadable(vec![Fault::new(format!("/query/{name}"), Code::Required).with("name", name)]))
        }
        _ => Err(Problem::unreadable(faults)),
    }
}

/// What `understand` makes of the address, told only after who asks is allowed to.
fn understood<T: 'static>(
    request: &HttpRequest,
    understand: impl FnOnce(Vec<(String, String)>) -> Result<T>,
) -> LocalBoxFuture<'static, Result<T>> {
    let understood = pairs(request).and_then(understand);
    let allowed = once_allowed(request);
    Box::pin(async move {
        allowed.await;
        understood
    })
}

impl<F: DeserializeOwned + IntoParams + 'static> FromRequest for Listing<F> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        understood(request, |mut pairs| {
            let mut faults = Vec::new();
            let page = PageRequest::read(&mut pairs, &mut faults);
            Ok(Self { page, filter: read(pairs, faults)? })
        })
    }
}

impl<Row: SheetRow + 'static, F: DeserializeOwned + IntoParams + 'static> FromRequest for SheetListing<Row, F> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        understood(request, |mut pairs| {
            let mut faults = Vec::new();
            let page = PageRequest::read(&mut pairs, &mut faults);
            let columns = SheetColumns::read(&mut pairs, &mut faults);
            Ok(Self { page, filter: read(pairs, faults)?, columns })
        })
    }
}

impl<F: DeserializeOwned + IntoParams + 'static> FromRequest for Query<F> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        understood(request, |pairs| Ok(Self(read(pairs, Vec::new())?)))
    }
}

impl<Row: SheetRow + 'static, F: DeserializeOwned + IntoParams + 'static> FromRequest for SheetQuery<Row, F> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        understood(request, |mut pairs| {
            let mut faults = Vec::new();
            let columns = SheetColumns::read(&mut pairs, &mut faults);
            Ok(Self { filter: read(pairs, faults)?, columns })
        })
    }
}
