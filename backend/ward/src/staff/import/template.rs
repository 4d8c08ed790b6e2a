//! Empty tables with the headings that the import understands, and lists to choose from.

use super::absences::AbsenceColumn;
use super::meaning::Meaning;
use crate::sheets::{Template, TemplateColumn};
use crate::staff::rules::{AbsenceKind, Gender, PoliticalTheory, Qualification, StaffCategory, StateManagement};
use foundation::kernel::TextEnum;

/// The columns of the roster with their widths in characters. Name, birth date and unit make a person; the rest may stay
/// empty.
const COLUMNS: [(Meaning, &str, u16); 19] = [
    (Meaning::Number, "STT", 6),
    (Meaning::Name, "Họ và tên", 28),
    (Meaning::BirthDate, "Ngày sinh", 12),
    (Meaning::Gender, "Giới tính", 10),
    (Meaning::Unit, "Đơn vị", 32),
    (Meaning::Title, "Chức vụ, chức danh", 24),
    (Meaning::Category, "Đối tượng", 16),
    (Meaning::Rank, "Ngạch", 20),
    (Meaning::RankCode, "Mã ngạch", 12),
    (Meaning::Qualification, "Trình độ chuyên môn", 16),
    (Meaning::FieldOfStudy, "Chuyên ngành", 22),
    (Meaning::PoliticalTheory, "Lý luận chính trị", 18),
    (Meaning::StateManagement, "Quản lý nhà nước", 20),
    (Meaning::Informatics, "Tin học", 14),
    (Meaning::ForeignLanguage, "Ngoại ngữ", 14),
    (Meaning::HiredOn, "Ngày tuyển dụng", 14),
    (Meaning::Phone, "Điện thoại", 14),
    (Meaning::Email, "Thư điện tử", 28),
    (Meaning::MeetsRequirement, "Đáp ứng yêu cầu chuyên môn của VTVL", 18),
];

fn labels<T: TextEnum>() -> Vec<String> {
    T::ALL.iter().map(|value| value.label().to_owned()).collect()
}

/// An empty roster; the names of the units are offered to choose from.
pub fn roster_template(units: &[String]) -> Template {
    let column = |(meaning, heading, width): (Meaning, &str, u16)| match meaning {
        Meaning::BirthDate | Meaning::HiredOn => TemplateColumn::day(heading, width),
        _ => match choices(meaning, units) {
            values if values.is_empty() => TemplateColumn::words(heading, width),
            values => TemplateColumn::one_of(heading, width, values),
        },
    };
    Template {
        sheet: "Danh sách",
        title: "DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC, NGƯỜI LAO ĐỘNG".to_owned(),
        hint: "Bắt buộc: Họ và tên, Ngày sinh, Đơn vị. Các cột khác có thể để trống; cách ghi xem trang “Hướng dẫn”."
            .to_owned(),
        columns: COLUMNS.into_iter().map(column).collect(),
        rows: Vec::new(),
        help: COLUMNS.iter().map(|(meaning, heading, _)| ((*heading).to_owned(), hint(*meaning))).collect(),
    }
}

/// What may be chosen in a column; nothing where words of one's own are typed.
fn choices(meaning: Meaning, units: &[String]) -> Vec<String> {
    match meaning {
        Meaning::Gender => labels::<Gender>(),
        Meaning::Unit => units.to_vec(),
        Meaning::Category => labels::<StaffCategory>(),
        Meaning::Qualification => labels::<Qualification>(),
        Meaning::PoliticalTheory => labels::<PoliticalTheory>(),
        Meaning::StateManagement => labels::<StateManagement>(),
        Meaning::MeetsRequirement => vec!["x".to_owned()],
        _ => Vec::new(),
    }
}

fn hint(meaning: Meaning) -> String {
    let text = match meaning {
        Meaning::Name => "Bắt buộc.",
        Meaning::BirthDate => "Bắt buộc: ngày/tháng/năm, ví dụ 15/04/1976.",
        Meaning::Unit => "Bắt buộc, nếu không có dòng tên đơn vị (I, II, III) ở trên.",
        Meaning::MeetsRequirement => "Ghi x nếu đáp ứng; để trống nếu chưa.",
        other => match choices(other, &[]) {
            values if values.is_empty() => other.label(),
            values => return format!("{}.", values.join(", ")),
        },
    };
    text.to_owned()
}

/// An empty table of absences; the names of the units are offered to choose from.
pub fn absence_template(units: &[String]) -> Template {
    let label = |column: AbsenceColumn| column.label();
    Template {
        sheet: "Vắng mặt",
        title: "DANH SÁCH VẮNG MẶT".to_owned(),
        hint:
            "Bắt buộc: Họ và tên, Loại vắng mặt, Từ ngày, Đến ngày. Ngày sinh và đơn vị giúp phân biệt người trùng tên."
                .to_owned(),
        columns: vec![
            TemplateColumn::words("STT", 6),
            TemplateColumn::words(label(AbsenceColumn::Name), 28),
            TemplateColumn::day(label(AbsenceColumn::BirthDate), 12),
            TemplateColumn::one_of(label(AbsenceColumn::Unit), 32, units.to_vec()),
            TemplateColumn::one_of(label(AbsenceColumn::Kind), 18, labels::<AbsenceKind>()),
            TemplateColumn::day(label(AbsenceColumn::FirstDay), 12),
            TemplateColumn::day(label(AbsenceColumn::LastDay), 12),
            TemplateColumn::words(label(AbsenceColumn::Note), 30),
        ],
        rows: Vec::new(),
        help: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::heads;
    use super::*;

    #[test]
    fn r40_the_import_understands_every_column_of_its_own_template() {
        let bytes = roster_template(&["Văn phòng".to_owned()]).write().expect("a template");
        let workbook = crate::sheets::read(&bytes).expect("a workbook");
        let head = heads::find(&workbook.sheets[0], &[]).expect("a head");
        let meanings: Vec<Meaning> = head.columns.iter().map(|column| column.meaning).collect();
        assert_eq!(meanings, COLUMNS.map(|(meaning, ..)| meaning));
        for sheet in &workbook.sheets[1..] {
            assert!(heads::find(sheet, &[]).is_none(), "{} is no roster", sheet.name);
        }
        assert_eq!(workbook.sheets.len(), 3);
    }

    #[test]
    fn r40_what_can_be_chosen_is_said_beside_the_template() {
        assert_eq!(hint(Meaning::Gender), "Nữ, Nam.");
        assert!(hint(Meaning::Category).starts_with("Cán bộ, Công chức"));
    }
}
