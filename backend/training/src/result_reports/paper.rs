//! The result report (báo cáo kết quả bồi dưỡng, R-23) as a paper.

use chrono::NaiveDate;

use super::dto::ResultReportView;
use crate::courses::Course;
use foundation::kernel::Instant;
use paper::{Block, Dated, Paper, Signature, short_day};
use ward::letterheads::Letterhead;

/// All that stands on the paper.
pub struct Facts<'a> {
    /// The report.
    pub report: &'a ResultReportView,
    /// The course that it is about.
    pub course: &'a Course,
    /// The author's post.
    pub post_title: &'a str,
    /// The name of the unit that the author was sent from.
    pub unit_name: &'a str,
    /// The present day.
    pub today: NaiveDate,
}

/// The paper. What has not been written yet leaves room to write by hand.
pub fn write(facts: &Facts<'_>, letterhead: &Letterhead) -> Paper {
    let (report, course) = (facts.report, facts.course);
    let dated = Dated::of(report.submitted_at.map(Instant::day), facts.today);
    let mut paper = Paper::form(letterhead.head(), dated, "BÁO CÁO", "Kết quả bồi dưỡng");
    let days = format!("từ ngày {} đến ngày {}", short_day(course.first_day), short_day(course.last_day));
    paper.body = vec![
        Block::fact("Họ và tên", report.full_name.clone()),
        Block::fact("Chức vụ, chức danh", facts.post_title),
        Block::fact("Đơn vị", facts.unit_name),
        Block::fact("Lớp bồi dưỡng", report.course_name.clone()),
        Block::fact("Đơn vị tổ chức", course.organiser.clone()),
        Block::fact("Thời gian", days),
    ];
    for (heading, text) in [
        ("I. Nội dung đã được bồi dưỡng", &report.learnt),
        ("II. Liên hệ với vị trí việc làm", &report.link_to_post),
        ("III. Kế hoạch vận dụng vào công việc", &report.plan_to_apply),
        ("IV. Kiến nghị, đề xuất", &report.proposals),
    ] {
        paper.body.push(Block::Heading(heading.to_owned()));
        paper.body.push(if text.trim().is_empty() { Block::Lines(3) } else { Block::Paragraph(text.clone()) });
    }
    paper.signatures = vec![letterhead.signature(), Signature::of("NGƯỜI BÁO CÁO", &report.full_name)];
    paper
}
