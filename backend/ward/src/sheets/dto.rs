//! What every preview says of a workbook, on the wire.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Remark, Severity, SheetFault};
use foundation::kernel::TextEnum as _;

/// What of a file is not read.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RemarkView {
    /// What it is.
    pub code: Remark,
    /// The same in Vietnamese.
    #[schema(example = "Tệp có macro: đã bỏ qua, không chạy.")]
    pub message: String,
}

impl From<&Remark> for RemarkView {
    fn from(remark: &Remark) -> Self {
        Self { code: *remark, message: remark.label().to_owned() }
    }
}

/// One cell to look at.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SheetIssue {
    /// The sheet's name.
    pub sheet: String,
    /// The cell as Excel names it.
    #[schema(example = "C7")]
    pub cell: String,
    /// What stands there.
    pub value: String,
    /// Whether it is taken.
    pub severity: Severity,
    /// Which fault; the same codes as in problems.
    #[schema(example = "cell_missing")]
    pub code: &'static str,
    /// The same in the reader's language.
    pub message: String,
}

impl SheetIssue {
    /// A fault in the reader's language.
    pub fn of(fault: &SheetFault, english: bool) -> Self {
        Self {
            sheet: fault.sheet.clone(),
            cell: fault.cell.clone(),
            value: fault.value.clone(),
            severity: fault.severity,
            code: fault.fault.code.as_str(),
            message: fault.fault.text(english),
        }
    }
}
