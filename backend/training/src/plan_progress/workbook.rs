//! The year plan as a workbook: a sheet to be issued with the plan, and one of what has been done so far.

use super::dto::{Consolidation, ItemCourse, ItemProgress, QuarterLoad};
use crate::needs::rules::QUARTERS;
use crate::year_plans::{YearPlan, YearPlanItemView};
use foundation::http::{Book, Cell, Column, Table};
use foundation::kernel::{Result, TextEnum as _, format_day};
use ward::registrations::RegistrationView;

const PLANNED: [Column; 9] = [
    Column("STT", 6),
    Column("Nội dung bồi dưỡng", 48),
    Column("Mã chương trình", 14),
    Column("Quý", 8),
    Column("Số người", 10),
    Column("Số chỗ", 10),
    Column("Kinh phí dự kiến (đồng)", 18),
    Column("Đơn vị có nhu cầu", 48),
    Column("Ghi chú", 30),
];
const DONE: [Column; 10] = [
    Column("STT", 6),
    Column("Nội dung bồi dưỡng", 48),
    Column("Quý", 8),
    Column("Kế hoạch (người)", 12),
    Column("Đã đề xuất", 12),
    Column("Đã cử đi", 12),
    Column("Hoàn thành", 12),
    Column("Kinh phí dự kiến (đồng)", 18),
    Column("Đã chi (đồng)", 18),
    Column("Lớp đã mở", 60),
];

const CONSOLIDATED: [Column; 11] = [
    Column("Nội dung bồi dưỡng", 48),
    Column("Mã chương trình", 14),
    Column("Số đơn vị", 9),
    Column("Số người", 9),
    Column("Chỗ còn trong các lớp", 12),
    Column("Kinh phí dự kiến (đồng)", 18),
    Column("Quý I", 8),
    Column("Quý II", 8),
    Column("Quý III", 8),
    Column("Quý IV", 8),
    Column("Đơn vị có nhu cầu", 60),
];

/// The needs of a round, put together: people by quarter, and the units that want each.
pub fn of_consolidation(consolidation: &Consolidation) -> Result<Book> {
    let by_quarter = |quarters: &[QuarterLoad]| -> Vec<Cell> {
        let people = |quarter| quarters.iter().find(|load| load.quarter == quarter).map(|load| load.people);
        QUARTERS.map(|quarter| people(quarter).filter(|people| *people > 0).into()).collect()
    };
    let rows = consolidation.groups.iter().map(|group| {
        let units: Vec<String> =
            group.needs.iter().map(|need| format!("{} ({})", need.unit_name, need.people)).collect();
        let mut cells = vec![
            group.content.as_str().into(),
            group.programme.as_ref().map(|programme| programme.code.as_str()).into(),
            group.units.into(),
            group.people.into(),
            group.seats.into(),
            Cell::Money(group.estimated_cost),
        ];
        cells.extend(by_quarter(&group.quarters));
        cells.push(units.join("; ").into());
        cells
    });
    let mut total = vec!["Tổng cộng".into(), Cell::Nothing, Cell::Nothing, consolidation.people.into(), Cell::Nothing];
    total.push(Cell::Money(consolidation.estimated_cost));
    total.extend(by_quarter(&consolidation.quarters));
    total.push(Cell::Nothing);
    Book::of(Table {
        sheet: "Tổng hợp",
        title: "TỔNG HỢP NHU CẦU BỒI DƯỠNG",
        lines: &[],
        columns: &CONSOLIDATED,
        fixed: 1,
        rows,
        total: Some(total),
    })
}

/// The workbook of a plan, with its number and day where it has them; `done` goes with `items`, place by place.
pub fn book(
    plan: &YearPlan,
    registration: Option<&RegistrationView>,
    items: &[YearPlanItemView],
    done: &[ItemProgress],
) -> Result<Book> {
    let title = plan.name.to_uppercase();
    let signed = registration.and_then(|known| known.number.as_ref().zip(known.signed_on));
    let paper = [match signed {
        Some((number, day)) => format!("Số {number} ngày {}", format_day(day)),
        None => plan.state.label().to_owned(),
    }];
    let mut book = Book::default();
    book.add(Table {
        sheet: "Kế hoạch",
        title: &title,
        lines: &paper,
        columns: &PLANNED,
        fixed: 2,
        rows: (1_u32..).zip(items).map(|(number, item)| planned_cells(number, item)),
        total: Some(planned_sums(items)),
    })?;
    book.add(Table {
        sheet: "Thực hiện",
        title: &title,
        lines: &paper,
        columns: &DONE,
        fixed: 2,
        rows: (1_u32..).zip(items.iter().zip(done)).map(|(number, (item, done))| done_cells(number, item, done)),
        total: Some(done_sums(done)),
    })?;
    Ok(book)
}

fn planned_cells(number: u32, item: &YearPlanItemView) -> Vec<Cell> {
    let mut units: Vec<&str> = item.needs.iter().map(|need| need.unit_name.as_str()).collect();
    units.dedup();
    vec![
        number.into(),
        item.content.as_str().into(),
        item.programme.as_ref().map(|programme| programme.code.as_str()).into(),
        item.quarter.into(),
        item.people.into(),
        item.seats.into(),
        Cell::Money(item.estimated_cost),
        units.join("; ").into(),
        item.note.as_str().into(),
    ]
}

fn planned_sums(items: &[YearPlanItemView]) -> Vec<Cell> {
    let sum = |of: fn(&YearPlanItemView) -> i64| items.iter().map(of).sum::<i64>();
    vec![
        Cell::Nothing,
        "Cộng".into(),
        Cell::Nothing,
        Cell::Nothing,
        sum(|item| i64::from(item.people)).into(),
        sum(|item| i64::from(item.seats)).into(),
        Cell::Money(sum(|item| item.estimated_cost)),
        Cell::Nothing,
        Cell::Nothing,
    ]
}

fn done_cells(number: u32, item: &YearPlanItemView, done: &ItemProgress) -> Vec<Cell> {
    let course_words = |course: &ItemCourse| {
        format!("{} ({} – {})", course.name, format_day(course.first_day), format_day(course.last_day))
    };
    let courses: Vec<String> = done.courses.iter().map(course_words).collect();
    vec![
        number.into(),
        item.content.as_str().into(),
        item.quarter.into(),
        done.people.into(),
        done.nominated.into(),
        done.admitted.into(),
        done.completed.into(),
        Cell::Money(done.estimated_cost),
        Cell::Money(done.actual_cost),
        courses.join("; ").into(),
    ]
}

fn done_sums(done: &[ItemProgress]) -> Vec<Cell> {
    let sum = |of: fn(&ItemProgress) -> i64| done.iter().map(of).sum::<i64>();
    vec![
        Cell::Nothing,
        "Cộng".into(),
        Cell::Nothing,
        sum(|item| i64::from(item.people)).into(),
        sum(|item| item.nominated).into(),
        sum(|item| item.admitted).into(),
        sum(|item| item.completed).into(),
        Cell::Money(sum(|item| item.estimated_cost)),
        Cell::Money(sum(|item| item.actual_cost)),
        Cell::Nothing,
    ]
}
