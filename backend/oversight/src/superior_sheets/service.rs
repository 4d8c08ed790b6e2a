//! What is done with the superior's sheet.

use super::dto::{LayoutColumn, SuperiorLayoutBody, SuperiorLayoutView, SuperiorMarksBody};
use super::filter::SuperiorDataFilter;
use super::rules::{SuperiorColumn, layout_faults, usual_layout};
use super::store::{self, Layout, SuperiorRow};
use super::workbook;
use crate::targets;
use foundation::db::{AnyConnection, Database};
use foundation::http::{Book, Column, IfMatch, UnitNames};
use foundation::journal;
use foundation::kernel::{Id, Page, PageRequest, Principal, Problem, Result, Scope};
use ward::units;

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: SuperiorDataFilter,
    page: PageRequest,
) -> Result<Page<SuperiorRow>> {
    database.read_snapshot(move |connection| store::list(connection, &scope, &filter, &page)).await
}

pub async fn layout(database: &Database, scope: Scope) -> Result<SuperiorLayoutView> {
    database.read(move |connection| laid_out(connection, &scope)).await
}

/// The layout of the highest unit in scope: what somebody has made of it, or the usual one.
fn laid_out(connection: &mut AnyConnection, scope: &Scope) -> Result<SuperiorLayoutView> {
    let unit_id = units::unit_for(connection, scope, None)?;
    let Some(row) = store::layout(connection, unit_id)? else {
        let usual = usual_layout().into_iter().map(|(column, heading)| LayoutColumn { column, heading });
        return Ok(SuperiorLayoutView { unit_id, columns: usual.collect(), revision: 0 });
    };
    let columns = serde_json::from_str(&row.layout).map_err(Problem::internal)?;
    Ok(SuperiorLayoutView { unit_id, columns, revision: row.revision })
}

pub async fn change(
    database: &Database,
    who: &Principal,
    scope: Scope,
    if_match: IfMatch,
    body: SuperiorLayoutBody,
) -> Result<SuperiorLayoutView> {
    journal::write(database, who, move |tx| {
        let before = laid_out(tx, &scope)?;
        if_match.require(before.revision)?;
        let columns: Vec<SuperiorColumn> = body.columns.iter().map(|one| one.column).collect();
        Problem::unless_faulty(layout_faults(&columns))?;
        let row = |columns: &[LayoutColumn], revision| -> Result<Layout> {
            let layout = serde_json::to_string(columns).map_err(Problem::internal)?;
            Ok(Layout { unit_id: before.unit_id, layout, revision })
        };
        let after = row(&body.columns, before.revision + 1)?;
        if before.revision == 0 {
            store::insert(tx, &after)?;
        } else {
            store::update(tx, &after)?;
        }
        tx.changed("change", &row(&before.columns, before.revision)?, &after)?;
        laid_out(tx, &scope)
    })
    .await
}

/// The list as a workbook in the layout.
pub async fn book(database: &Database, scope: Scope, filter: SuperiorDataFilter, page: PageRequest) -> Result<Book> {
    let layout = layout(database, scope.clone()).await?.columns;
    let columns: Vec<Column<'_>> = layout.iter().map(|one| Column(one.heading.as_str(), one.column.width())).collect();
    let read = async |page| {
        let page = list(database, scope.clone(), filter.clone(), page).await?;
        Ok(page.map(|row| layout.iter().map(|one| workbook::cell(&row, one.column)).collect()))
    };
    let title = ("Dữ liệu cấp trên", "DỮ LIỆU CẬP NHẬT PHẦN MỀM CẤP TRÊN");
    Book::of_pages(title, &columns, &UnitNames::new(), page, read).await
}

/// Marks what was typed in, each on its own: what is refused leaves the others.
pub async fn mark(
    database: &Database,
    who: &Principal,
    scope: Scope,
    body: SuperiorMarksBody,
) -> Result<Vec<(Id, Result<()>)>> {
    journal::write(database, who, move |tx| {
        let mut outcomes = Vec::with_capacity(body.nomination_ids.len());
        for id in &body.nomination_ids {
            match tx.item(|tx| targets::mark_in_superior_software(tx, &scope, *id, body.marked_on, &body.evidence)) {
                Err(problem) if problem.code.status() >= 500 => return Err(problem),
                outcome => outcomes.push((*id, outcome)),
            }
        }
        Ok(outcomes)
    })
    .await
}
