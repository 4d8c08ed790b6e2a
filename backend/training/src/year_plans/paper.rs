//! The year plan as a paper to sign, with its items attached.

use chrono::NaiveDate;

use super::dto::{YearPlanItemView, YearPlanView};
use foundation::kernel::TextEnum as _;
use paper::{Align, Annex, Block, Column, Dated, Paper, Row, Table, attached_to, money, thousands};
use ward::letterheads::Letterhead;

/// The plan as a paper.
pub fn write(plan: &YearPlanView, letterhead: &Letterhead, today: NaiveDate) -> Paper {
    let seats: i64 = plan.items.iter().map(|item| i64::from(item.seats)).sum();
    let cost: i64 = plan.items.iter().map(|item| item.estimated_cost).sum();
    let mut body = vec![Block::Grounds(grounds(letterhead))];
    for (heading, paragraphs) in [
        (
            "I. Mục đích, yêu cầu",
            vec![format!(
                "Cụ thể hoá Kế hoạch tăng cường bồi dưỡng đội ngũ cán bộ, công chức giai đoạn 2026 - 2031 trong năm {}; cử \
                 đúng người, đúng nội dung, đúng thời gian; không làm đình trệ hoặc ảnh hưởng đến hoạt động bình thường của \
                 cơ quan, đơn vị.",
                plan.year
            )],
        ),
        (
            "II. Nội dung, số lượng và kinh phí",
            vec![
                format!(
                    "Tổng số {} nội dung với {seats} lượt người; kinh phí dự kiến {}.",
                    plan.items.len(),
                    money(cost)
                ),
                "Nội dung, thời gian, số lượng và kinh phí từng lớp có Phụ lục kèm theo.".to_owned(),
            ],
        ),
        (
            "III. Tổ chức thực hiện",
            vec![
                "Thủ trưởng các phòng, ban chuyên môn, đơn vị sự nghiệp công lập cử cán bộ, công chức, viên chức tham gia \
                 đúng thành phần, thời gian; bố trí người đảm nhận thay; đánh giá hiệu quả sau bồi dưỡng theo quy định."
                    .to_owned(),
                "Cơ quan chủ trì theo dõi, đôn đốc, tổng hợp kết quả thực hiện, báo cáo Ủy ban nhân dân.".to_owned(),
            ],
        ),
    ] {
        body.push(Block::Heading(heading.to_owned()));
        body.extend(paragraphs.into_iter().map(Block::Paragraph));
    }
    body.extend((!plan.note.trim().is_empty()).then(|| Block::Paragraph(plan.note.clone())));
    let last = format!("Trên đây là Kế hoạch bồi dưỡng cán bộ, công chức, viên chức năm {}", plan.year);
    body.push(Block::Last(last));
    let registered = plan.registration.as_ref();
    let number = letterhead.number("KH", registered.and_then(|known| known.number.as_deref()));
    let dated = Dated::of(registered.and_then(|known| known.signed_on), today);
    let attached_to = attached_to("Kế hoạch", &number, dated);
    Paper {
        letterhead: letterhead.head(),
        number: Some(number),
        dated,
        title: "KẾ HOẠCH".to_owned(),
        subject: format!("Bồi dưỡng cán bộ, công chức, viên chức năm {}", plan.year),
        addressees: Vec::new(),
        landscape: false,
        body,
        signatures: vec![letterhead.committee_signature()],
        recipients: vec![
            "Sở Nội vụ (để b/c)".to_owned(),
            "Lãnh đạo UBND".to_owned(),
            "Các phòng, ban, đơn vị".to_owned(),
            letterhead.kept(),
        ],
        annexes: vec![Annex {
            title: format!("DANH MỤC LỚP BỒI DƯỠNG NĂM {}", plan.year),
            attached_to,
            landscape: true,
            body: vec![Block::Table(items(&plan.items, seats, cost))],
        }],
    }
}

/// A plan stands on the same grounds as a decision, but nobody proposes it.
fn grounds(letterhead: &Letterhead) -> Vec<String> {
    Letterhead::lines(&letterhead.grounds).into_iter().filter(|ground| ground.starts_with("Căn cứ")).collect()
}

fn items(items: &[YearPlanItemView], seats: i64, cost: i64) -> Table {
    let mut rows = Vec::new();
    let mut quarter = None;
    for (index, item) in items.iter().enumerate() {
        if quarter != Some(item.quarter) {
            quarter = Some(item.quarter);
            rows.push(Row::Group(format!("Quý {}", item.quarter)));
        }
        let mut units: Vec<&str> = item.needs.iter().map(|need| need.unit_name.as_str()).collect();
        units.dedup();
        rows.push(Row::Cells(vec![
            (index + 1).to_string(),
            item.content.clone(),
            item.programme.as_ref().map(|programme| programme.kind.label().to_owned()).unwrap_or_default(),
            item.people.to_string(),
            item.seats.to_string(),
            thousands(item.estimated_cost),
            units.join("; "),
            item.note.clone(),
        ]));
    }
    let people: i64 = items.iter().map(|item| i64::from(item.people)).sum();
    let mut sum = vec![String::new(), "Tổng cộng".to_owned(), String::new()];
    sum.extend([people.to_string(), seats.to_string(), thousands(cost), String::new(), String::new()]);
    rows.push(Row::Sum(sum));
    Table {
        columns: vec![
            Column::new("STT", 8, Align::Middle),
            Column::new("Nội dung", 60, Align::Left),
            Column::new("Loại chương trình", 34, Align::Left),
            Column::within("Số lượng", "Người", 12, Align::Right),
            Column::within("Số lượng", "Chỗ", 12, Align::Right),
            Column::new("Kinh phí dự kiến (đồng)", 26, Align::Right),
            Column::new("Đơn vị có nhu cầu", 44, Align::Left),
            Column::new("Ghi chú", 24, Align::Left),
        ],
        rows,
    }
}
