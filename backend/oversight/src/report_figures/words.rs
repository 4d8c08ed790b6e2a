//! What the figures of a period say in words, section by section of the yearly report (law: "Yearly report"). Nobody
//! types these in and nobody can change them: what a unit wants to add stands beneath them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::dto::{FigureTable, ReportFigures};
use super::rules::{FigureColumn, FigureGrouping};
use foundation::kernel::TextEnum as _;
use paper::{money, short_day};

/// What stands under a heading of section II.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ToldPart {
    /// The heading, without its number.
    #[schema(example = "Kết quả, chứng chỉ")]
    pub heading: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// The figures in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ToldFigures {
    /// I. How the work was made known.
    pub steering: Vec<String>,
    /// II. What was done.
    pub results: Vec<ToldPart>,
    /// III. What was in the way.
    pub difficulties: Vec<String>,
}

/// The figures in words. What there is nothing of is not mentioned, but for being sent: that nobody was is said.
pub fn told(figures: &ReportFigures) -> ToldFigures {
    let parts = [
        ("Rà soát trình độ, nhu cầu bồi dưỡng", review(figures)),
        ("Số lượng cử đi bồi dưỡng theo nội dung và đối tượng", sent(figures)),
        ("Kết quả, chứng chỉ, báo cáo kết quả", results(figures)),
        ("Đánh giá sau bồi dưỡng", evaluations(figures)),
        ("Kinh phí", spent(figures)),
        ("So với mục tiêu của Kế hoạch", targets(figures)),
    ];
    let results = parts.into_iter().filter(|(_, paragraphs)| !paragraphs.is_empty());
    ToldFigures {
        steering: steering(figures),
        results: results.map(|(heading, paragraphs)| ToldPart { heading: heading.to_owned(), paragraphs }).collect(),
        difficulties: difficulties(figures),
    }
}

/// "8/12 người (66,66%)", rounded down as everywhere.
fn share(reached: i64, counted: i64, unit: &str) -> String {
    let of = format!("{reached}/{counted}{unit}");
    match (reached * 10_000).checked_div(counted) {
        None => of,
        Some(hundredths) => format!("{of} ({}%)", hundredths_in_words(hundredths)),
    }
}

/// 825 as "8,25", 800 as "8".
pub(super) fn hundredths_in_words(hundredths: i64) -> String {
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        part => format!("{},{part:02}", hundredths / 100),
    }
}

fn steering(figures: &ReportFigures) -> Vec<String> {
    if figures.documents.is_empty() {
        return Vec::new();
    }
    let of = figures.documents.iter().map(|document| {
        let share = share(document.reached, document.asked, " người");
        format!("{} {} (đến {share})", document.number, document.title)
    });
    let of: Vec<String> = of.collect();
    vec![format!("Đã tổ chức phổ biến, quán triệt {} văn bản: {}.", of.len(), of.join("; "))]
}

fn review(figures: &ReportFigures) -> Vec<String> {
    let review = &figures.review;
    let mut told = Vec::new();
    if review.units > 0 {
        told.push(format!(
            "Năm {}, {} đơn vị đã xác nhận kết quả rà soát {} người: {} người đáp ứng yêu cầu chuyên môn của vị trí việc làm, \
             {} người chưa đáp ứng, {} người chưa có kết luận.",
            review.year, review.units, review.people, review.meets, review.below, review.not_reviewed
        ));
    }
    if review.needs > 0 {
        told.push(format!(
            "Nhu cầu bồi dưỡng năm {} được tiếp nhận: {} nội dung, {} lượt người.",
            review.year, review.needs, review.needed_people
        ));
    }
    told
}

fn column(counts: &super::dto::FigureCounts, column: FigureColumn) -> usize {
    counts.columns.get(&column).copied().unwrap_or_default()
}

fn sent(figures: &ReportFigures) -> Vec<String> {
    let total = &figures.total;
    let times = column(total, FigureColumn::Times);
    if times == 0 {
        return vec!["Trong kỳ chưa cử người đi bồi dưỡng.".to_owned()];
    }
    let mut told = vec![format!(
        "Đã cử {times} lượt người ({} lượt nữ), gồm {} người ({} nữ), tham gia {} lớp.",
        column(total, FigureColumn::WomenTimes),
        column(total, FigureColumn::People),
        column(total, FigureColumn::Women),
        total.courses
    )];
    for (grouping, words) in [(FigureGrouping::Programme, "Theo nội dung"), (FigureGrouping::Person, "Theo đối tượng")]
    {
        let Some(table) = figures.tables.iter().find(|table| table.grouping == grouping) else { continue };
        told.push(format!("{words}: {}.", rows(table)));
    }
    told
}

fn rows(table: &FigureTable) -> String {
    let row = |row: &super::dto::FigureRow| {
        let times = column(&row.counts, FigureColumn::Times);
        format!("{} {times} lượt ({} người)", row.label, column(&row.counts, FigureColumn::People))
    };
    table.rows.iter().map(row).collect::<Vec<_>>().join("; ")
}

fn results(figures: &ReportFigures) -> Vec<String> {
    let count = |which| column(&figures.total, which);
    if count(FigureColumn::Times) == 0 {
        return Vec::new();
    }
    vec![format!(
        "{} lượt hoàn thành, {} lượt không hoàn thành; {} lượt có chứng chỉ đã đối chiếu. {} lượt đã báo cáo kết quả, {} lượt \
         đã được đánh giá sau bồi dưỡng.",
        count(FigureColumn::Completed),
        count(FigureColumn::NotCompleted),
        count(FigureColumn::Certified),
        count(FigureColumn::Reported),
        count(FigureColumn::Evaluated)
    )]
}

fn evaluations(figures: &ReportFigures) -> Vec<String> {
    let evaluations = &figures.evaluations;
    if evaluations.forms == 0 {
        return Vec::new();
    }
    let means = evaluations.criteria.iter().filter_map(|criterion| {
        Some(format!("{} {}", criterion.name.to_lowercase(), hundredths_in_words(criterion.mean_hundredths?)))
    });
    let levels = evaluations.levels.iter().map(|level| format!("{} {} phiếu", level.name.to_lowercase(), level.forms));
    vec![
        format!(
            "Trong kỳ đã ký {} phiếu đánh giá; mức độ vận dụng: {}.",
            evaluations.forms,
            levels.collect::<Vec<_>>().join(", ")
        ),
        format!("Điểm trung bình theo tiêu chí: {}.", means.collect::<Vec<_>>().join("; ")),
    ]
}

fn spent(figures: &ReportFigures) -> Vec<String> {
    if figures.money.is_empty() {
        return Vec::new();
    }
    let total: i64 = figures.money.iter().map(|source| source.spent).sum();
    let of = figures.money.iter().map(|source| format!("{} {}", source.name, money(source.spent)));
    vec![format!("Kinh phí đã chi trong kỳ: {}; trong đó: {}.", money(total), of.collect::<Vec<_>>().join("; "))]
}

fn targets(figures: &ReportFigures) -> Vec<String> {
    let counted = figures.targets.iter().filter(|target| target.counted > 0);
    counted
        .map(|target| {
            let by = target.deadline.map(|day| format!(" đến ngày {}", short_day(day))).unwrap_or_default();
            format!(
                "{}: {}; mục tiêu {}%{by}; {}.",
                target.name,
                share(target.reached, target.counted, ""),
                target.threshold_percent,
                target.status.label().to_lowercase()
            )
        })
        .collect()
}

fn difficulties(figures: &ReportFigures) -> Vec<String> {
    let difficulties = figures.difficulties;
    if difficulties.reported == 0 {
        return Vec::new();
    }
    vec![format!(
        "Trong kỳ đã phản ánh {} khó khăn, vướng mắc; {} đã được trả lời, giải quyết.",
        difficulties.reported, difficulties.answered
    )]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r33_shares_are_rounded_down_and_written_as_an_office_writes_them() {
        for (reached, counted, expected) in [
            (2, 3, "2/3 người (66,66%)"),
            (1, 2, "1/2 người (50%)"),
            (0, 0, "0/0 người"),
            (1999, 2000, "1999/2000 người (99,95%)"),
            (1, 20, "1/20 người (5%)"),
        ] {
            assert_eq!(share(reached, counted, " người"), expected);
        }
        assert_eq!(hundredths_in_words(805), "8,05");
    }
}
