//! Workbooks that people send: from the bytes to rows whose cells have been read, each bad cell named by its
//! address; and back, the sender's own workbook with the bad cells marked.
//!
//! `workbook` keeps the limits and gives cells, `typed` reads what is typed into one, `table` finds the columns by their
//! heads wherever they stand, `people` who is meant by a name. `template` writes what is to be filled in, `marked` what
//! is to be mended. Nothing here knows a database, and nothing is stored.

mod dto;
mod legacy_encoding;
mod marked;
mod old_format;
mod people;
mod table;
mod template;
mod typed;
mod workbook;

pub use dto::{RemarkView, SheetIssue};
pub use marked::{Mark, mark};
pub use people::{KnownPerson, People};
pub use table::{Heading, Row, SheetFault, Table, tables};
pub use template::{Template, TemplateColumn, Typing, is_beside_the_table};
pub use typed::{When, fold, squeeze, when};
pub use workbook::{Cell, MAX_FILE_BYTES, Remark, Sheet, Workbook, address, column_letters, read};

use foundation::kernel::text_enum;

text_enum! {
    /// How bad it is.
    pub enum Severity {
        /// The row is not taken until the cell is mended.
        Error = "error" / "Lỗi, chưa nhập được dòng này",
        /// The row is taken; somebody should look at the cell.
        Warning = "warning" / "Cần xem lại",
    }
}
