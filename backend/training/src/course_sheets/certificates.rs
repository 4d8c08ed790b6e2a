//! The certificates of a course from Excel: each waits to be verified afterwards, as one that is handed in alone.

use std::collections::BTreeMap;

use super::sent::{FIRST_OWN, Sent, columns_of_people, headings_of_people, meant};
use super::sheet::{CourseSheet, Done, ReadRow};
use crate::courses::Course;
use crate::results::rules::{CertificateState, duplicate_key};
use crate::results::{self, Certificate, NewCertificate};
use foundation::db::AnyConnection;
use foundation::journal::Transaction;
use foundation::kernel::{Code, Fault, Id, Result, Scope, TextEnum as _, format_day};
use ward::catalogue::rules::CertificateKind;
use ward::sheets::{Heading, Row, Template, TemplateColumn, Typing};

const KIND: usize = FIRST_OWN;
const NUMBER: usize = FIRST_OWN + 1;
const ISSUER: usize = FIRST_OWN + 2;
const DAY: usize = FIRST_OWN + 3;

/// The sheet of certificates.
pub struct CertificatesSheet {
    sent: Sent,
    known: BTreeMap<Id, Vec<Certificate>>,
}

/// Whether it is the same paper: of its issuer and number, or, without a number, of its day.
fn is_same(known: &Certificate, entered: &NewCertificate) -> bool {
    let key = |issuer: &str, number: &str| duplicate_key(issuer, Some(number));
    let number = entered.number.as_deref().unwrap_or_default();
    known.state != CertificateState::Rejected
        && known.kind == entered.kind
        && known.issued_on == entered.issued_on
        && key(&known.issuer, &known.number) == key(&entered.issuer, number)
}

impl CourseSheet for CertificatesSheet {
    type Entry = (Id, NewCertificate);

    const KIND: &'static str = "certificates";

    fn load(connection: &mut AnyConnection, scope: &Scope, course: Course) -> Result<Self> {
        let sent = Sent::load(connection, scope, course)?;
        let places: Vec<Id> = sent.participants.iter().map(|place| place.nomination_id).collect();
        let mut known: BTreeMap<Id, Vec<Certificate>> = BTreeMap::new();
        for certificate in results::certificates_of(connection, &places)? {
            known.entry(certificate.nomination_id).or_default().push(certificate);
        }
        Ok(Self { sent, known })
    }

    fn headings(&self) -> Vec<Heading> {
        let mut headings = headings_of_people();
        headings.extend([
            Heading::optional("Loại").or(&["Loại chứng chỉ"]),
            Heading::required("Số chứng chỉ").or(&["Số", "Số hiệu"]),
            Heading::required("Nơi cấp").or(&["Cơ quan cấp", "Cơ sở đào tạo"]),
            Heading::required("Ngày cấp"),
        ]);
        headings
    }

    fn read(&self, row: &mut Row<'_>) -> Option<ReadRow<Self::Entry>> {
        if row.text(NUMBER).is_empty() && row.text(DAY).is_empty() {
            return None;
        }
        let person = meant(&self.sent.people, row);
        let number = row.words(NUMBER, 100);
        let kind = row.one_of::<CertificateKind>(KIND).unwrap_or(match number {
            Some(_) => CertificateKind::Certificate,
            None => CertificateKind::Confirmation,
        });
        if kind == CertificateKind::None {
            let allowed = [CertificateKind::Certificate, CertificateKind::Confirmation].map(|kind| kind.label());
            row.wrong(KIND, Fault::new("", Code::NotInList).with("allowed", allowed.join(", ")));
        }
        let issuer = row.required(ISSUER, 200);
        let issued_on = row.required(DAY, 100).and_then(|_| row.day(DAY));
        let (person, issuer, issued_on) = (person?, issuer?, issued_on?);
        let entered = NewCertificate { kind, number, issuer, issued_on, wording: None };
        Some(ReadRow { id: person.id, name: person.name.clone(), entries: vec![(NUMBER, (person.id, entered))] })
    }

    fn carry_out(&mut self, tx: &mut Transaction<'_>, (place, entered): &Self::Entry) -> Result<Done> {
        let number = entered.number.as_deref().unwrap_or_default();
        let words = [entered.kind.label(), number, &entered.issuer, &format_day(entered.issued_on)].map(str::to_owned);
        let words = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
        if self.known.get(place).is_some_and(|known| known.iter().any(|known| is_same(known, entered))) {
            return Ok(Done { recorded: false, words, warnings: Vec::new() });
        }
        results::enter_certificate(tx, self.sent.place(*place)?, entered.clone())?;
        Ok(Done { recorded: true, words, warnings: Vec::new() })
    }

    fn column_of(pointer: &str) -> Option<usize> {
        match pointer {
            "/number" => Some(NUMBER),
            "/issuer" => Some(ISSUER),
            "/issued_on" => Some(DAY),
            _ => None,
        }
    }

    fn template(&self) -> Template {
        let kinds = [CertificateKind::Certificate, CertificateKind::Confirmation];
        let mut columns = columns_of_people(Typing::Words);
        columns.extend([
            TemplateColumn {
                heading: "Loại".to_owned(),
                width: 18,
                typing: Typing::OneOf(kinds.map(|kind| kind.label().to_owned()).to_vec()),
            },
            TemplateColumn { heading: "Số chứng chỉ".to_owned(), width: 22, typing: Typing::Words },
            TemplateColumn { heading: "Nơi cấp".to_owned(), width: 36, typing: Typing::Words },
            TemplateColumn { heading: "Ngày cấp".to_owned(), width: 12, typing: Typing::Day },
        ]);
        let row = |place| {
            let mut cells = self.sent.cells_of(place);
            let mut known = self.known.get(&place.nomination_id).into_iter().flatten();
            if let Some(known) = known.rfind(|known| known.state != CertificateState::Rejected) {
                cells.extend([known.kind.label().into(), known.number.as_str().into(), known.issuer.as_str().into()]);
                cells.push(known.issued_on.into());
            }
            cells
        };
        Template {
            sheet: "Chứng chỉ",
            title: format!("CHỨNG CHỈ, GIẤY CHỨNG NHẬN: {}", self.sent.course.name),
            hint: "Bắt buộc: Họ và tên, Nơi cấp, Ngày cấp; Số chứng chỉ, trừ giấy chứng nhận không có số. Dòng chưa có chứng chỉ thì để trống.".to_owned(),
            columns,
            rows: self.sent.participants.iter().map(row).collect(),
            help: Vec::new(),
        }
    }
}
