//! The form of effect (phiếu đánh giá sau bồi dưỡng, R-24, R-25) as a paper, filled in or empty.

use chrono::NaiveDate;

use super::dto::{CriterionAnswer, EvaluationView, Sheet};
use super::form::Form;
use paper::{Align, Block, Column, Dated, Paper, Row, Signature, Table, beneath, short_day};
use ward::letterheads::Letterhead;

const OWN_WORDS: &str = "I. Người được bồi dưỡng tự nhận xét";
const EXAMPLES: &str = "1. Việc đã vận dụng";
const OBSTACLES: &str = "2. Khó khăn khi vận dụng";
const MARKS: &str = "II. Đánh giá theo tiêu chí";
const COMMENT: &str = "III. Nhận xét chung của người đánh giá";
const LEVEL: &str = "Mức độ vận dụng";

/// The form with what has been filled in.
pub fn filled(evaluation: &EvaluationView, form: &Form, letterhead: &Letterhead, today: NaiveDate) -> Paper {
    let dated = Dated::of(evaluation.signed_on, today);
    let mut paper = Paper::form(letterhead.head(), dated, "PHIẾU ĐÁNH GIÁ", &beneath("Phiếu đánh giá", &form.title));
    let person = &evaluation.person;
    paper.body = vec![
        Block::fact("Họ và tên người được đánh giá", person.full_name.clone()),
        Block::fact("Chức vụ, đơn vị", format!("{}, {}", person.post_title, person.unit_name)),
    ];
    for course in &evaluation.courses {
        let days = format!("từ ngày {} đến ngày {}", short_day(course.first_day), short_day(course.last_day));
        paper.body.push(Block::fact("Lớp đã tham gia", format!("{} ({days})", course.course_name)));
        if let Some(line) = course.line.as_deref().filter(|line| !line.is_empty()) {
            paper.body.push(Block::fact("Nhận xét về lớp", line));
        }
    }
    let written = |text: &Option<String>| text.as_deref().map(str::trim).unwrap_or_default().to_owned();
    paper.body.extend([
        Block::Heading(OWN_WORDS.to_owned()),
        Block::fact(EXAMPLES, written(&evaluation.own_examples)),
        Block::fact(OBSTACLES, written(&evaluation.own_obstacles)),
        Block::Heading(MARKS.to_owned()),
        Block::Table(marks(form, &evaluation.own_answers, &evaluation.answers)),
        scale(form),
        Block::Heading(COMMENT.to_owned()),
    ]);
    let comment = written(&evaluation.comment);
    paper.body.push(if comment.is_empty() { Block::Lines(2) } else { Block::Paragraph(comment) });
    if let Some(comment) = evaluation.former_comment.as_deref().filter(|comment| !comment.is_empty()) {
        let by = evaluation.former_commenter.as_deref().unwrap_or_default();
        paper.body.push(Block::fact(&format!("Ý kiến của thủ trưởng đơn vị cũ ({by})"), comment));
    }
    let mean = evaluation.index_hundredths.map(|mean| format!(" (điểm trung bình {},{:02})", mean / 100, mean % 100));
    let band = evaluation.band.clone().unwrap_or_default();
    paper.body.push(Block::fact(LEVEL, format!("{band}{}", mean.unwrap_or_default())));
    paper.signatures = vec![
        Signature::of("NGƯỜI ĐƯỢC ĐÁNH GIÁ", &person.full_name),
        Signature::of("NGƯỜI ĐÁNH GIÁ", evaluation.evaluator_name.as_deref().unwrap_or_default()),
    ];
    paper
}

/// The empty form, to be filled in by hand.
pub fn empty(form: &Form, letterhead: &Letterhead, today: NaiveDate) -> Paper {
    let dated = Dated::of(None, today);
    let mut paper = Paper::form(letterhead.head(), dated, "PHIẾU ĐÁNH GIÁ", &beneath("Phiếu đánh giá", &form.title));
    for label in ["Họ và tên người được đánh giá", "Chức vụ, đơn vị", "Lớp đã tham gia", "Thời gian"]
    {
        paper.body.push(Block::fact(label, ""));
    }
    paper.body.extend([
        Block::Heading(OWN_WORDS.to_owned()),
        Block::fact(EXAMPLES, ""),
        Block::Lines(1),
        Block::fact(OBSTACLES, ""),
        Block::Lines(1),
        Block::Heading(MARKS.to_owned()),
        Block::Table(marks(form, &Sheet::new(), &Sheet::new())),
        scale(form),
        Block::Heading(COMMENT.to_owned()),
        Block::Lines(2),
        Block::fact(LEVEL, ""),
    ]);
    paper.signatures = vec![Signature::of("NGƯỜI ĐƯỢC ĐÁNH GIÁ", ""), Signature::of("NGƯỜI ĐÁNH GIÁ", "")];
    paper
}

fn marks(form: &Form, own: &Sheet, given: &Sheet) -> Table {
    let shown = |answer: Option<&CriterionAnswer>| match answer {
        Some(CriterionAnswer { mark: Some(mark), .. }) => mark.to_string(),
        Some(CriterionAnswer { not_applicable: true, .. }) => "Không áp dụng".to_owned(),
        _ => String::new(),
    };
    let rows = form.criteria.iter().enumerate().map(|(index, criterion)| {
        let answer = given.get(&criterion.code);
        Row::Cells(vec![
            (index + 1).to_string(),
            criterion.name.clone(),
            shown(own.get(&criterion.code)),
            shown(answer),
            answer.and_then(|answer| answer.comment.clone()).unwrap_or_default(),
        ])
    });
    Table {
        columns: vec![
            Column::new("STT", 8, Align::Middle),
            Column::new("Tiêu chí", 60, Align::Left),
            Column::within("Điểm", "Tự chấm", 18, Align::Middle),
            Column::within("Điểm", "Người đánh giá", 20, Align::Middle),
            Column::new("Nhận xét", 50, Align::Left),
        ],
        rows: rows.collect(),
    }
}

/// What the marks mean.
fn scale(form: &Form) -> Block {
    let bands: Vec<String> = form.bands.iter().map(|band| format!("từ {}: {}", band.at_least, band.name)).collect();
    Block::Note(format!(
        "Chấm từ {} đến {}; tiêu chí không áp dụng thì ghi “Không áp dụng”. Điểm tự chấm chỉ để tham khảo. Mức độ vận dụng theo \
         điểm trung bình, {}.",
        form.least_mark,
        form.most_mark,
        bands.join("; ")
    ))
}
