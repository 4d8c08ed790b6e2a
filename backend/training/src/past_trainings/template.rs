//! An empty sheet of past training with the headings that the import understands, and lists to choose from.

use super::sheet::PastColumn;
use foundation::kernel::TextEnum as _;
use ward::sheets::{Template, TemplateColumn};

/// The template; the names of the units and of the programmes are offered to choose from.
pub fn template(units: &[String], programmes: &[String]) -> Template {
    let column = |column: PastColumn| {
        let heading = column.label();
        match column {
            PastColumn::BirthDate | PastColumn::FirstDay | PastColumn::LastDay | PastColumn::CertificateDay => {
                TemplateColumn::day(heading, 12)
            }
            PastColumn::Unit => TemplateColumn::one_of(heading, 30, units.to_vec()),
            PastColumn::Programme => TemplateColumn::one_of(heading, 40, programmes.to_vec()),
            PastColumn::Outcome => TemplateColumn::one_of(heading, 16, vec!["Đạt".to_owned(), "Hoàn thành".to_owned()]),
            PastColumn::CertificateNumber => TemplateColumn::words(heading, 16),
            PastColumn::Name | PastColumn::Organiser | PastColumn::CertificateIssuer => {
                TemplateColumn::words(heading, 30)
            }
        }
    };
    Template {
        sheet: "Quá trình bồi dưỡng",
        title: "QUÁ TRÌNH ĐÃ BỒI DƯỠNG".to_owned(),
        hint: "Mỗi dòng là một lần đã được bồi dưỡng. Kết quả: điểm, xếp loại, “Đạt” hoặc “Hoàn thành”.".to_owned(),
        columns: PastColumn::ALL.iter().copied().map(column).collect(),
        rows: Vec::new(),
        help: Vec::new(),
    }
}
