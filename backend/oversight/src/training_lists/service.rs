//! Reading lists of people.

use super::dto::ListedPerson;
use super::filter::TrainingListFilter;
use super::store;
use foundation::db::Database;
use foundation::kernel::{Code, Fault, Id, Page, PageRequest, Problem, Result, Scope};
use ward::units;

pub async fn list(
    database: &Database,
    scope: Scope,
    filter: TrainingListFilter,
    page: PageRequest,
) -> Result<Page<ListedPerson>> {
    database
        .read_snapshot(move |connection| {
            if filter.from.zip(filter.to).is_some_and(|(from, to)| to < from) {
                return Err(Problem::unreadable(vec![Fault::new("/query/to", Code::AfterEnd)]));
            }
            let units: Vec<Id> = match filter.unit_id {
                None => scope.unit_ids(),
                Some(unit_id) => {
                    let below = units::tree(connection)?.below(unit_id);
                    below.into_iter().filter(|unit| scope.units.contains(unit)).collect()
                }
            };
            let page = store::list(connection, &units, &filter, &page)?;
            Ok(page.map(|row| ListedPerson::of(row, filter.what(), filter.which_side())))
        })
        .await
}
