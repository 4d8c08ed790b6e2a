//! Absences in Excel: what is read, what is refused, and that a second import changes nothing.

use rust_xlsxwriter::Workbook;

use super::*;
use crate::staff::rules::AbsenceKind;
use foundation::kernel::{Id, TextEnum};

fn written(rows: &[[&str; 6]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let heads = ["Họ và tên", "Ngày sinh", "Đơn vị", "Loại vắng mặt", "Từ ngày", "Đến ngày"];
    for (row, cells) in (0_u32..).zip(std::iter::once(&heads).chain(rows)) {
        for (column, text) in (0_u16..).zip(cells) {
            sheet.write(row, column, *text).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn member(name: &str, birth: &str, unit: &str) -> KnownMember {
    KnownMember {
        id: Id::from_words(&format!("{name} {birth}")),
        name: name.to_owned(),
        birth: Some(birth.to_owned()),
        unit: unit.to_owned(),
    }
}

fn outcome(plan: &AbsencePlan) -> Vec<&'static str> {
    plan.steps.iter().map(|step| step.action.as_str()).collect()
}

#[test]
fn r40_absences_are_read_and_every_bad_cell_is_named() {
    let bytes = written(&[
        ["Trần Thị Hoà", "19/05/1990", "", "Nghỉ phép", "01/09/2026", "03/09/2026"],
        ["Lê Minh Đức", "", "", "Ốm", "2/9/2026", "2/9/2026"],
        ["Bùi Văn An", "", "", "Du lịch", "31/02/2026", "01/03/2026"],
        ["Phạm Dũng", "", "", "Thai sản", "05/09/2026", "01/09/2026"],
        ["Người lập", "", "", "", "", ""],
    ]);
    let file = read_absences(&bytes).expect("a table");
    let kinds: Vec<_> = file.rows.iter().map(|row| (row.name.as_str(), row.kind)).collect();
    assert_eq!(kinds, [("Trần Thị Hoà", AbsenceKind::Leave), ("Lê Minh Đức", AbsenceKind::Sickness)]);
    let issues: Vec<_> = file.issues.iter().map(|issue| (issue.cell.as_str(), issue.code)).collect();
    assert_eq!(
        issues,
        [
            ("D4", IssueCode::AbsenceKindUnknown),
            ("E4", IssueCode::AbsenceDayUnreadable),
            ("F5", IssueCode::AbsenceAfterEnd),
        ]
    );
}

#[test]
fn r40_people_are_told_apart_and_a_second_import_changes_nothing() {
    let people = [
        member("Nguyễn Thị Lan", "1987-05-19", "Phòng A"),
        member("Nguyễn Thị Lan", "1990-01-01", "Phòng B"),
        member("Vũ Thuý Nga", "1991-05-19", "Phòng A"),
    ];
    let bytes = written(&[
        ["nguyen thi lan", "", "", "Nghỉ phép", "01/09/2026", "03/09/2026"],
        ["Nguyễn Thị Lan", "1990", "", "Nghỉ phép", "01/09/2026", "03/09/2026"],
        ["Nguyễn Thị Lan", "", "PHÒNG A", "Đi công tác", "01/09/2026", "03/09/2026"],
        ["Vũ Thúy Nga", "", "", "Nghỉ ốm", "01/09/2026", "03/09/2026"],
        ["Vũ Thuý Nga", "", "", "Nghỉ ốm", "03/09/2026", "04/09/2026"],
        ["Ai Đó", "", "", "Nghỉ ốm", "03/09/2026", "04/09/2026"],
    ]);
    let rows = read_absences(&bytes).expect("a table").rows;
    let first = plan_absences(&rows, &people, &[]);
    assert_eq!(outcome(&first), ["left_out", "create", "create", "create", "left_out", "left_out"]);
    let codes: Vec<_> = first.issues.iter().map(|issue| issue.code).collect();
    assert_eq!(codes, [IssueCode::PersonSeveral, IssueCode::AbsenceOverlaps, IssueCode::PersonUnknown]);
    let known: Vec<KnownAbsence> = first
        .steps
        .iter()
        .filter(|step| step.action == AbsenceAction::Create)
        .filter_map(|step| {
            let (kind, first_day, last_day) = (step.row.kind, step.row.first_day, step.row.last_day);
            step.staff_id.map(|staff_id| KnownAbsence { staff_id, kind, first_day, last_day })
        })
        .collect();
    let second = plan_absences(&rows, &people, &known);
    assert_eq!(outcome(&second), ["left_out", "unchanged", "unchanged", "unchanged", "left_out", "left_out"]);
    assert_ne!(first.hash, second.hash);
}

#[test]
fn r40_the_template_of_absences_is_understood() {
    let bytes = absence_template(&[]).write().expect("a template");
    let file = read_absences(&bytes).expect("a table");
    let meanings: Vec<&str> = file.sheets[0].columns.iter().map(|column| column.meaning.as_str()).collect();
    assert_eq!(meanings, ["unknown", "name", "birth_date", "unit", "kind", "first_day", "last_day", "note"]);
}
