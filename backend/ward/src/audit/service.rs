//! Reading the record.

use super::dto::{AccessRecordView, AuditRecordView};
use super::filter::{AccessFilter, AuditFilter};
use super::store;
use foundation::db::Database;
use foundation::kernel::{Page, PageRequest, Result, Scope};

pub async fn audit_records(
    database: &Database,
    scope: Scope,
    filter: AuditFilter,
    page: PageRequest,
) -> Result<Page<AuditRecordView>> {
    let page = database.read(move |connection| store::audit_records(connection, &scope, &filter, &page)).await?;
    Ok(page.map(AuditRecordView::from))
}

pub async fn access_records(
    database: &Database,
    scope: Scope,
    filter: AccessFilter,
    page: PageRequest,
) -> Result<Page<AccessRecordView>> {
    let page = database.read(move |connection| store::access_records(connection, &scope, &filter, &page)).await?;
    Ok(page.map(AccessRecordView::from))
}
