//! The address of duties.

use actix_web::{get, web};

use super::dto::Duties;
use super::service;
use foundation::db::Database;
use foundation::http::{Allowed, Routes};
use foundation::kernel::{DutiesRead, Result};

/// The addresses of this feature.
pub fn configure(routes: &mut impl Routes) {
    routes.service(list_duties);
}

/// My duties
///
/// What whoever asks owes in his roles and units, the worst first; for a substitute, what the one he stands in for owes.
/// Computed at the moment of asking: what is done is gone.
#[utoipa::path(
    operation_id = "list_duties", tag = "duties",
    extensions(("x-permission" = json!("duties.read"))),
    responses((status = 200, description = "The duties, the worst first", body = Duties))
)]
#[get("/duties")]
async fn list_duties(allowed: Allowed<DutiesRead>, database: web::Data<Database>) -> Result<web::Json<Duties>> {
    Ok(web::Json(service::list(&database, &allowed.who).await?))
}
