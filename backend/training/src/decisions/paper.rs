//! The decision as a paper to sign: Mẫu 1.2 of Nghị định 30/2020/NĐ-CP.

use chrono::NaiveDate;

use super::rules::DecisionKind;
use super::store::Decision;
use crate::courses::Course;
use crate::courses::rules::Mode;
use foundation::kernel::TextEnum as _;
use paper::{Align, Annex, Block, Column, Dated, Paper, Row, Signature, Table, attached_to, long_day, short_day};
use ward::letterheads::Letterhead;
use ward::staff::rules::{Gender, StaffCategory};

/// The superior's letter behind the course.
pub struct Behind {
    /// Its number.
    pub number: String,
    /// Its day.
    pub issued_on: NaiveDate,
    /// Who issued it.
    pub issuer: String,
    /// What it is about.
    pub subject: String,
}

/// Somebody whom the decision is about.
pub struct Sent {
    /// Full name.
    pub full_name: String,
    /// Gender, where it is known.
    pub gender: Option<Gender>,
    /// Birth date, where it is known.
    pub birth_date: Option<NaiveDate>,
    /// Legal category.
    pub category: StaffCategory,
    /// The post.
    pub post_title: String,
    /// The unit.
    pub unit_name: String,
}

/// All that stands on the paper.
pub struct Facts<'a> {
    /// The decision.
    pub decision: &'a Decision,
    /// The earlier paper that it corrects, replaces or revokes.
    pub earlier: Option<&'a Decision>,
    /// To which course it sends.
    pub course: &'a Course,
    /// What the course teaches.
    pub programme_name: &'a str,
    /// The superior's letter, where there is one.
    pub behind: Option<Behind>,
    /// Whom it is about, by unit and name.
    pub people: Vec<Sent>,
    /// The present day.
    pub today: NaiveDate,
}

/// The paper.
pub fn write(facts: &Facts<'_>, letterhead: &Letterhead) -> Paper {
    let decision = facts.decision;
    let named_by = named_by(decision);
    let annexes = if facts.people.len() > 1 { vec![annex(facts, letterhead)] } else { Vec::new() };
    let mut body = vec![Block::Authority(letterhead.authority.clone()), Block::Grounds(grounds(facts, letterhead))];
    body.push(Block::Authority("QUYẾT ĐỊNH:".to_owned()));
    let articles = [first_article(facts), second_article(facts), third_article(decision)];
    let articles: Vec<Vec<String>> = articles.into_iter().filter(|paragraphs| !paragraphs.is_empty()).collect();
    for (index, paragraphs) in articles.into_iter().enumerate() {
        body.push(Block::Article { number: index + 1, paragraphs });
    }
    Paper {
        letterhead: letterhead.head(),
        number: Some(letterhead.number("QĐ", decision.number.as_deref())),
        dated: Dated::of(decision.signed_on, facts.today),
        title: "QUYẾT ĐỊNH".to_owned(),
        subject: named_by,
        addressees: Vec::new(),
        landscape: false,
        body,
        signatures: vec![signature(facts.decision, letterhead)],
        recipients: vec!["Như Điều 3".to_owned(), "Đơn vị tổ chức lớp".to_owned(), letterhead.kept()],
        annexes,
    }
}

/// A subject that is typed in with or without "về việc", without it.
fn bare(subject: &str) -> &str {
    let subject = subject.trim();
    ["Về việc ", "về việc ", "V/v ", "v/v "].iter().find_map(|prefix| subject.strip_prefix(prefix)).unwrap_or(subject)
}

/// "Về việc …" beneath the name of the kind.
fn named_by(decision: &Decision) -> String {
    let mut letters = bare(&decision.subject).chars();
    let first: String = letters.next().map(|letter| letter.to_lowercase().collect()).unwrap_or_default();
    format!("Về việc {first}{}", letters.as_str())
}

/// Who signs: as typed in with the decision, else as the unit's papers have it.
fn signature(decision: &Decision, letterhead: &Letterhead) -> Signature {
    let usual = letterhead.signature();
    Signature {
        titles: decision.signer_title.as_ref().map_or(usual.titles, |title| {
            // "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH" is two lines on paper.
            Letterhead::lines(&title.replace(", ", "\n"))
        }),
        name: decision.signer_name.clone().unwrap_or(usual.name),
    }
}

/// What it stands on. The superior's letter and the earlier paper come before who proposes it, which is said last.
fn grounds(facts: &Facts<'_>, letterhead: &Letterhead) -> Vec<String> {
    let mut grounds = Letterhead::lines(&letterhead.grounds);
    let at = grounds.iter().position(|ground| ground.starts_with("Theo đề nghị")).unwrap_or(grounds.len());
    let letter = facts.behind.as_ref().map(|letter| {
        let (number, day) = (&letter.number, long_day(letter.issued_on));
        format!("Căn cứ Văn bản số {number} {day} của {} về việc {}", letter.issuer, bare(&letter.subject))
    });
    let earlier = facts.earlier.map(|earlier| format!("Căn cứ {}", cited(earlier)));
    let added: Vec<String> = letter.into_iter().chain(earlier).collect();
    grounds.splice(at..at, added);
    grounds
}

/// "Quyết định số 125/QĐ-UBND ngày 05 tháng 01 năm 2027".
fn cited(decision: &Decision) -> String {
    let number = decision.number.as_deref().unwrap_or("…");
    let day = decision.signed_on.map(|day| format!(" {}", long_day(day))).unwrap_or_default();
    format!("Quyết định số {number}{day}")
}

/// What is decided.
fn first_article(facts: &Facts<'_>) -> Vec<String> {
    let earlier = facts.earlier.map(cited).unwrap_or_default();
    match facts.decision.kind {
        DecisionKind::Revocation => {
            return vec![format!("Thu hồi {earlier} về việc {}.", bare(&facts.decision.subject))];
        }
        DecisionKind::Amendment => {
            let mut paragraphs =
                vec![format!("Điều chỉnh {earlier}: người được cử tham gia lớp “{}” như sau.", facts.course.name)];
            paragraphs.extend(sent(facts));
            return paragraphs;
        }
        DecisionKind::Replacement | DecisionKind::Decision => {}
    }
    let mut paragraphs = sent(facts);
    let course = facts.course;
    if course.name != facts.programme_name {
        paragraphs.push(format!("Nội dung: {}.", facts.programme_name));
    }
    let days = if course.first_day == course.last_day {
        format!("ngày {}", short_day(course.first_day))
    } else {
        format!("từ ngày {} đến ngày {}", short_day(course.first_day), short_day(course.last_day))
    };
    paragraphs.push(format!("Thời gian: {days}."));
    if let Some(place) = course.place.as_deref().filter(|place| !place.is_empty()) {
        paragraphs.push(format!("Địa điểm: {place}."));
    }
    paragraphs.push(format!("Hình thức: {}.", mode(course.mode)));
    paragraphs
}

/// "Cử bà …" for one person, "Cử 12 cán bộ, công chức (có danh sách kèm theo)" for several.
fn sent(facts: &Facts<'_>) -> Vec<String> {
    let course = facts.course;
    let to = format!("tham gia lớp “{}” do {} tổ chức.", course.name, course.organiser);
    match facts.people.as_slice() {
        [] => vec![format!("Cử cán bộ, công chức {to}")],
        [one] => {
            let address = match one.gender {
                Some(Gender::Female) => "bà",
                Some(Gender::Male) => "ông",
                None => "ông (bà)",
            };
            let born = one.birth_date.map(|day| format!(", sinh ngày {}", short_day(day))).unwrap_or_default();
            let post = if one.post_title.is_empty() { String::new() } else { format!(", {}", one.post_title) };
            vec![format!("Cử {address} {}{born}{post}, {}, {to}", one.full_name, one.unit_name)]
        }
        many => vec![format!("Cử {:02} {} (có danh sách kèm theo) {to}", many.len(), categories(many))],
    }
}

/// "cán bộ, công chức": the categories that are there, in their order.
fn categories(people: &[Sent]) -> String {
    let present = |category: &&StaffCategory| people.iter().any(|person| person.category == **category);
    let words: Vec<String> =
        StaffCategory::ALL.iter().filter(present).map(|category| category.label().to_lowercase()).collect();
    words.join(", ")
}

fn mode(mode: Mode) -> String {
    match mode {
        Mode::Blended => "trực tiếp kết hợp trực tuyến".to_owned(),
        mode => mode.label().to_lowercase(),
    }
}

/// Duties, allowance, fund and report.
fn second_article(facts: &Facts<'_>) -> Vec<String> {
    if facts.decision.kind == DecisionKind::Revocation {
        return Vec::new();
    }
    vec![
        "Người được cử có trách nhiệm tham gia đầy đủ nội dung, thời gian của lớp; chấp hành quy chế của cơ sở đào tạo, \
         bồi dưỡng; bàn giao công việc trước khi đi học; báo cáo kết quả bồi dưỡng và nộp bản chụp chứng chỉ, giấy chứng \
         nhận (nếu có) sau khi kết thúc lớp."
            .to_owned(),
        "Chế độ và kinh phí thực hiện theo quy định hiện hành.".to_owned(),
    ]
}

/// Who carries it out, and from when.
fn third_article(decision: &Decision) -> Vec<String> {
    let replaced = match decision.kind {
        DecisionKind::Replacement => " và thay thế quyết định đã nêu tại phần căn cứ",
        _ => "",
    };
    vec![format!(
        "Thủ trưởng các đơn vị có liên quan và người được cử chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực \
         kể từ ngày ký{replaced}./."
    )]
}

/// The list that is attached.
fn annex(facts: &Facts<'_>, letterhead: &Letterhead) -> Annex {
    let mut rows = Vec::new();
    let mut unit = "";
    for (index, person) in facts.people.iter().enumerate() {
        if person.unit_name != unit {
            unit = &person.unit_name;
            rows.push(Row::Group(unit.to_owned()));
        }
        rows.push(Row::Cells(vec![
            (index + 1).to_string(),
            person.full_name.clone(),
            person.birth_date.map(short_day).unwrap_or_default(),
            person.gender.map(|gender| gender.label().to_owned()).unwrap_or_default(),
            person.post_title.clone(),
            person.category.label().to_owned(),
        ]));
    }
    let decision = facts.decision;
    let number = letterhead.number("QĐ", decision.number.as_deref());
    Annex {
        title: format!("DANH SÁCH {} ĐƯỢC CỬ ĐI BỒI DƯỠNG", categories(&facts.people).to_uppercase()),
        attached_to: attached_to("Quyết định", &number, Dated::of(decision.signed_on, facts.today)),
        landscape: false,
        body: vec![Block::Table(Table {
            columns: vec![
                Column::new("STT", 8, Align::Middle),
                Column::new("Họ và tên", 40, Align::Left),
                Column::new("Ngày sinh", 20, Align::Middle),
                Column::new("Giới tính", 12, Align::Middle),
                Column::new("Chức vụ, chức danh", 40, Align::Left),
                Column::new("Đối tượng", 22, Align::Left),
            ],
            rows,
        })],
    }
}
