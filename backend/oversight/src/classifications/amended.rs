//! Amendments as a table. It lies here and not in `years`, since what was amended can only be said by who knows levels,
//! results and evaluations.

use serde_json::Value;

use super::rules::{ClassificationLevel, points_text};
use crate::evaluations::rules::EvaluationState;
use foundation::http::{Cell, ListColumn, Sheet, SheetRow};
use foundation::kernel::TextEnum;
use training::results::rules::ResultOutcome;
use ward::years::AmendmentView;
use ward::years::rules::AmendedKind;

/// An amendment as it is handed out.
pub struct Amended(pub AmendmentView);

impl SheetRow for Amended {
    const SHEET: Sheet = Sheet {
        name: "Điều chỉnh",
        title: "CÁC ĐIỀU CHỈNH SAU KHI CHỐT NĂM",
        columns: &[
            ListColumn("name", "Họ và tên", 26),
            ListColumn("what", "Năm", 8),
            ListColumn("what", "Nội dung", 22),
            ListColumn("what", "Trước", 34),
            ListColumn("what", "Sau", 34),
            ListColumn("reason", "Lý do", 40),
            ListColumn("who", "Người điều chỉnh", 26),
            ListColumn("who", "Thay cho", 26),
            ListColumn("when", "Ngày", 12),
        ],
    };

    fn cells(&self) -> Vec<Cell> {
        let row = &self.0;
        vec![
            row.full_name.as_str().into(),
            Cell::Year(row.year),
            row.kind.label().into(),
            told(row.kind, row.before.as_ref()).into(),
            told(row.kind, row.after.as_ref()).into(),
            row.reason.as_str().into(),
            row.account_name.as_str().into(),
            row.acting_for_name.as_deref().into(),
            row.created_at.day().into(),
        ]
    }
}

/// What a thing of a closed year said, in a line; empty where it was not there.
fn told(kind: AmendedKind, thing: Option<&Value>) -> String {
    let Some(thing) = thing else { return String::new() };
    let text = |name: &str| thing[name].as_str().map(str::to_owned);
    let points = |name: &str| thing[name].as_i64().and_then(|value| i32::try_from(value).ok()).map(points_text);
    fn label<T: TextEnum>(code: &Value) -> Option<String> {
        T::from_code(code.as_str()?).map(|value| value.label().to_owned())
    }
    let parts = match kind {
        AmendedKind::Classifications => {
            [label::<ClassificationLevel>(&thing["level"]), points("points_hundredths"), text("paper")]
        }
        AmendedKind::Results => [label::<ResultOutcome>(&thing["outcome"]), points("score_hundredths"), text("note")],
        AmendedKind::Evaluations => {
            [label::<EvaluationState>(&thing["state"]), points("index_hundredths"), text("band")]
        }
    };
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn r27_what_was_amended_is_told_in_the_words_of_the_office() {
        let before = json!({ "level": "good", "points_hundredths": 8550, "paper": "" });
        let level = ClassificationLevel::from_code("good").map(TextEnum::label).unwrap_or("good");
        let told_of = |thing| told(AmendedKind::Classifications, Some(thing));
        assert!(told_of(&before).starts_with(level), "{}", told_of(&before));
        assert!(told_of(&before).ends_with("85,5"), "{}", told_of(&before));
        assert_eq!(told(AmendedKind::Results, None), "");
    }
}
