//! Putting a person's file together.

use std::cmp::Reverse;

use super::dto::{ClassifiedYear, FindingOfFile, TimeOfFile, TrainingFile};
use super::store::{self, TimeRow};
use super::{paper, workbook};
use foundation::db::{AnyConnection, Database};
use foundation::http::{Book, Document};
use foundation::kernel::{Id, Instant, Principal, Result, Scope, TextEnum as _};
use ward::staff::{self, StaffView};
use ward::{findings, letterheads};

fn file_of(connection: &mut AnyConnection, who: &Principal, scope: &Scope, staff_id: Id) -> Result<TrainingFile> {
    let person = StaffView::from(staff::whole(connection, scope, staff_id)?);
    let years = store::classified(connection, staff_id)?;
    let mut found = findings::of_people(connection, &[staff_id])?;
    found.sort_by_key(|finding| Reverse((finding.from_day, finding.id)));
    Ok(TrainingFile {
        day: who.now.day(),
        times: store::times(connection, staff_id)?.into_iter().map(time).collect(),
        years: years.into_iter().map(|(year, level)| ClassifiedYear { year, level }).collect(),
        findings: found
            .into_iter()
            .map(|row| FindingOfFile {
                requirement: row.requirement_task.unwrap_or_else(|| row.requirement.label().to_owned()),
                meets: row.meets,
                from_day: row.from_day,
                reason: row.reason,
            })
            .collect(),
        person,
    })
}

fn time(row: TimeRow) -> TimeOfFile {
    TimeOfFile {
        state_label: row.state.label_for(row.way).to_owned(),
        nomination_id: row.nomination_id,
        way: row.way,
        state: row.state,
        course_id: row.course_id,
        course_name: row.course_name,
        programme_name: row.programme_name,
        kind: row.kind,
        organiser: row.organiser,
        first_day: row.first_day,
        last_day: row.last_day,
        unit_name: row.unit_name,
        sent_on: row.sent_on,
        decision_number: row.decision_number,
        score_hundredths: row.score_hundredths,
        grade: row.grade,
        certificate_number: row.certificate_number,
        certified_on: row.certified_on,
        reported_on: row.reported_at.map(Instant::day),
        evaluated_on: row.evaluated_on,
        band: row.band,
    }
}

/// The file of somebody; reading another person's goes on record.
pub async fn file(database: &Database, who: &Principal, scope: Scope, staff_id: Id) -> Result<TrainingFile> {
    let asker = who.clone();
    let file = database.read_snapshot(move |connection| file_of(connection, &asker, &scope, staff_id)).await?;
    staff::note_access(database, who, staff_id).await?;
    Ok(file)
}

/// The file as a paper to sign.
pub async fn paper(database: &Database, who: &Principal, scope: Scope, staff_id: Id) -> Result<Document> {
    let file = file(database, who, scope, staff_id).await?;
    database
        .read(move |connection| {
            let words = format!("Hồ sơ bồi dưỡng {}", file.person.full_name);
            letterheads::document(connection, file.person.unit_id, &words, |letterhead| paper::write(&file, letterhead))
        })
        .await
}

/// The file as a workbook.
pub async fn book(database: &Database, who: &Principal, scope: Scope, staff_id: Id) -> Result<Book> {
    workbook::book(&file(database, who, scope, staff_id).await?)
}
