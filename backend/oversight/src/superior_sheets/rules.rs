//! Which columns the superior's sheet may have, and what a layout of them must keep.

use foundation::kernel::{Code, Fault, TextEnum as _, text_enum};

text_enum! {
    /// A column of the superior's sheet; its label is its usual head.
    pub enum SuperiorColumn {
        /// The person's name.
        FullName = "full_name" / "Họ và tên",
        /// The birth date, or its year.
        BirthDate = "birth_date" / "Ngày sinh",
        /// The unit that the person was sent from.
        Unit = "unit" / "Đơn vị",
        /// The post.
        Post = "post" / "Vị trí việc làm",
        /// What the person is.
        Category = "category" / "Đối tượng",
        /// The programme.
        Programme = "programme" / "Chương trình bồi dưỡng",
        /// What kind of programme it is.
        ProgrammeKind = "programme_kind" / "Loại chương trình",
        /// The course.
        Course = "course" / "Lớp",
        /// Who organised it.
        Organiser = "organiser" / "Cơ quan tổ chức",
        /// The course's first day.
        FirstDay = "first_day" / "Từ ngày",
        /// The course's last day.
        LastDay = "last_day" / "Đến ngày",
        /// What came of it.
        Outcome = "outcome" / "Kết quả",
        /// The score.
        Score = "score" / "Điểm",
        /// The grade.
        Grade = "grade" / "Xếp loại",
        /// The certificate's number.
        CertificateNumber = "certificate_number" / "Số chứng chỉ",
        /// Who issued it.
        CertificateIssuer = "certificate_issuer" / "Nơi cấp",
        /// When it was issued.
        CertificateDay = "certificate_day" / "Ngày cấp",
        /// How the result report stands.
        Report = "report" / "Báo cáo kết quả",
        /// The index of the signed evaluation.
        EvaluationIndex = "evaluation_index" / "Chỉ số đánh giá",
        /// What the index means.
        EvaluationBand = "evaluation_band" / "Mức độ vận dụng",
        /// When the evaluation was signed.
        EvaluatedOn = "evaluated_on" / "Ngày đánh giá",
        /// From which day on it is in the superior's software.
        MarkedOn = "marked_on" / "Đã cập nhật phần mềm cấp trên",
        /// The evidence of that.
        Evidence = "evidence" / "Minh chứng",
    }
}

impl SuperiorColumn {
    /// Its width in characters.
    pub const fn width(self) -> u16 {
        match self {
            Self::BirthDate | Self::FirstDay | Self::LastDay | Self::CertificateDay | Self::EvaluatedOn => 12,
            Self::Score | Self::EvaluationIndex => 8,
            Self::Outcome | Self::Grade | Self::Category | Self::MarkedOn => 16,
            Self::CertificateNumber | Self::EvaluationBand | Self::Report => 22,
            Self::FullName => 28,
            Self::ProgrammeKind | Self::CertificateIssuer | Self::Organiser | Self::Post | Self::Evidence => 36,
            Self::Unit | Self::Programme | Self::Course => 44,
        }
    }
}

/// The layout until somebody says otherwise: everything, each under its usual head.
pub fn usual_layout() -> Vec<(SuperiorColumn, String)> {
    SuperiorColumn::ALL.iter().map(|column| (*column, column.label().to_owned())).collect()
}

/// Faults of a layout: a column that stands in it twice, each at its place.
pub fn layout_faults(columns: &[SuperiorColumn]) -> Vec<Fault> {
    columns
        .iter()
        .enumerate()
        .filter(|(place, column)| columns[..*place].contains(column))
        .map(|(place, _)| Fault::new(format!("/columns/{place}/column"), Code::Duplicate))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r23_a_column_stands_in_a_layout_once() {
        use SuperiorColumn::{Course, FullName, Score};
        assert!(layout_faults(&[FullName, Course, Score]).is_empty());
        let faults = layout_faults(&[FullName, Course, FullName, Score, FullName]);
        let named: Vec<&str> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(named, ["/columns/2/column", "/columns/4/column"]);
        assert_eq!(usual_layout().len(), SuperiorColumn::ALL.len());
    }
}
