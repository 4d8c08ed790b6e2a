//! Problem details (RFC 9457): the document that tells a [`Problem`].

use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use crate::kernel::{Fault, Problem};

fn text(problem: &Problem, english: bool) -> String {
    Fault { values: problem.values.clone(), ..Fault::new("", problem.code) }.text(english)
}

/// One thing that is wrong, or a remark of a rule that did not stop anything.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FaultView {
    /// JSON Pointer (RFC 6901) into the body; `/query/NAME` for a parameter of the address.
    #[schema(example = "/last_day")]
    pub pointer: String,
    /// The stable code.
    #[schema(example = "length_rule")]
    pub code: &'static str,
    /// What it says, in the reader's language.
    pub detail: String,
    /// Facts that a program may use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Value>,
}

impl FaultView {
    /// The fault as it is told.
    pub fn of(fault: &Fault, english: bool) -> Self {
        Self {
            pointer: fault.pointer.clone(),
            code: fault.code.as_str(),
            detail: fault.text(english),
            data: fault.data.clone(),
        }
    }
}

/// The document that the client gets. `base` is the address that problem types live under.
pub fn problem_document(problem: &Problem, english: bool, base: &str) -> Value {
    let detail = text(problem, english);
    let mut document = Map::new();
    document.insert("type".to_owned(), json!(format!("{base}/problems/{}", problem.code.as_str())));
    document.insert("title".to_owned(), json!(text(problem, true)));
    document.insert("status".to_owned(), json!(problem.code.status()));
    document.insert("detail".to_owned(), json!(detail));
    document.insert("code".to_owned(), json!(problem.code.as_str()));
    if !problem.faults.is_empty() {
        let faults: Vec<FaultView> = problem.faults.iter().map(|fault| FaultView::of(fault, english)).collect();
        document.insert("errors".to_owned(), json!(faults));
    }
    document.extend(problem.members.clone());
    Value::Object(document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Code;

    #[test]
    fn every_fault_is_told_at_once_in_the_readers_language() {
        let problem = Problem::invalid(vec![
            Fault::new("/start_date", Code::AfterEnd),
            Fault::new("/name", Code::TooLong).with("most", 200),
        ]);
        let document = problem_document(&problem, false, "http://localhost");
        assert_eq!(document["type"], "http://localhost/problems/invalid");
        assert_eq!(document["errors"][1]["detail"], "Dài hơn 200.");
        assert_eq!(problem_document(&problem, true, "")["errors"][1]["detail"], "Longer than 200.");
    }
}
