//! The results of a course from Excel.

use std::collections::BTreeMap;

use super::sent::{FIRST_OWN, Sent, columns_of_people, headings_of_people, meant};
use super::sheet::{CourseSheet, Done, ReadRow};
use crate::courses::Course;
use crate::results::rules::{ResultOutcome, Score};
use crate::results::{self, EnteredResult, TrainingResult};
use foundation::db::AnyConnection;
use foundation::http::Cell;
use foundation::journal::Transaction;
use foundation::kernel::{Code, Fault, Id, Result, Scope, TextEnum as _};
use ward::sheets::{Heading, Row, Template, TemplateColumn, Typing};

const OUTCOME: usize = FIRST_OWN;
const SCORE: usize = FIRST_OWN + 1;
const CONFIRMED: usize = FIRST_OWN + 2;
const NOTE: usize = FIRST_OWN + 3;
const REASON: usize = FIRST_OWN + 4;

/// The sheet of results.
pub struct ResultsSheet {
    sent: Sent,
    known: BTreeMap<Id, TrainingResult>,
}

impl CourseSheet for ResultsSheet {
    type Entry = (Id, EnteredResult);

    const KIND: &'static str = "results";

    fn load(connection: &mut AnyConnection, scope: &Scope, course: Course) -> Result<Self> {
        let sent = Sent::load(connection, scope, course)?;
        let places: Vec<Id> = sent.participants.iter().map(|place| place.nomination_id).collect();
        let known = results::of_nominations(connection, &places)?;
        Ok(Self { sent, known: known.into_iter().map(|result| (result.nomination_id, result)).collect() })
    }

    fn headings(&self) -> Vec<Heading> {
        let mut headings = headings_of_people();
        headings.extend([
            Heading::required("Kết quả"),
            Heading::optional("Điểm").or(&["Điểm số"]),
            Heading::optional("Theo xác nhận của cơ sở đào tạo"),
            Heading::optional("Ghi chú"),
            Heading::optional("Lý do nhập muộn"),
        ]);
        headings
    }

    fn read(&self, row: &mut Row<'_>) -> Option<ReadRow<Self::Entry>> {
        if row.text(OUTCOME).is_empty() && row.text(SCORE).is_empty() {
            return None;
        }
        let person = meant(&self.sent.people, row);
        let outcome = match row.required(OUTCOME, 100) {
            Some(_) => row.one_of::<ResultOutcome>(OUTCOME),
            None => None,
        };
        let text = row.text(SCORE);
        let score = Score::parse(&text);
        if score.is_none() && !text.is_empty() {
            row.wrong(SCORE, Fault::new("", Code::ScoreUnreadable));
        }
        let (note, reason) = (row.words(NOTE, 1000), row.words(REASON, 1000));
        let confirmed_by_school = row.is_marked(CONFIRMED);
        let (person, outcome) = (person?, outcome?);
        let entered = EnteredResult { outcome, score, grade: None, confirmed_by_school, note, reason };
        Some(ReadRow { id: person.id, name: person.name.clone(), entries: vec![(OUTCOME, (person.id, entered))] })
    }

    fn carry_out(&mut self, tx: &mut Transaction<'_>, (place, entered): &Self::Entry) -> Result<Done> {
        let score = entered.score.map(|score| i32::from(score.hundredths()));
        let words = match entered.score {
            Some(score) => format!("{}, điểm {score}", entered.outcome.label()),
            None => entered.outcome.label().to_owned(),
        };
        let known = self.known.get(place);
        if known.is_some_and(|known| {
            known.outcome == entered.outcome && (score.is_none() || known.score_hundredths == score)
        }) {
            return Ok(Done { recorded: false, words, warnings: Vec::new() });
        }
        results::enter(tx, self.sent.place(*place)?, entered.clone())?;
        Ok(Done { recorded: true, words, warnings: Vec::new() })
    }

    fn column_of(pointer: &str) -> Option<usize> {
        match pointer {
            "/score" => Some(SCORE),
            "/reason" => Some(REASON),
            _ => None,
        }
    }

    fn template(&self) -> Template {
        let mut columns = columns_of_people(Typing::Words);
        let outcomes = ResultOutcome::ALL.iter().map(|outcome| outcome.label().to_owned()).collect();
        columns.extend([
            TemplateColumn { heading: "Kết quả".to_owned(), width: 16, typing: Typing::OneOf(outcomes) },
            TemplateColumn { heading: "Điểm".to_owned(), width: 10, typing: Typing::Words },
            TemplateColumn {
                heading: "Theo xác nhận của cơ sở đào tạo".to_owned(),
                width: 16,
                typing: Typing::OneOf(vec!["x".to_owned()]),
            },
            TemplateColumn { heading: "Ghi chú".to_owned(), width: 36, typing: Typing::Words },
            TemplateColumn { heading: "Lý do nhập muộn".to_owned(), width: 36, typing: Typing::Words },
        ]);
        let row = |place| {
            let mut cells = self.sent.cells_of(place);
            if let Some(known) = self.known.get(&place.nomination_id) {
                let score = known.score().map_or(Cell::Nothing, |score| score.to_string().into());
                cells.extend([known.outcome.label().into(), score, known.confirmed_by_school.into()]);
                cells.push(known.note.as_deref().into());
            }
            cells
        };
        Template {
            sheet: "Kết quả",
            title: format!("KẾT QUẢ: {}", self.sent.course.name),
            hint: "Bắt buộc: Họ và tên, Kết quả. Điểm từ 0 đến 10, ví dụ 8,25. Dòng chưa có kết quả thì để trống."
                .to_owned(),
            columns,
            rows: self.sent.participants.iter().map(row).collect(),
            help: Vec::new(),
        }
    }
}
