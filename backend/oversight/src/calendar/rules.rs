//! What stands in a calendar.

use foundation::kernel::text_enum;

text_enum! {
    /// What an entry is.
    pub enum CalendarKind {
        /// A course, from its first to its last day.
        Course = "course" / "Lớp bồi dưỡng, tập huấn",
        /// A session of a course.
        Session = "session" / "Buổi học",
        /// The last day on which people can be named for a course.
        NamesDue = "names_due" / "Hạn cử người",
        /// The last day for result reports.
        ReportDue = "report_due" / "Hạn báo cáo kết quả",
        /// Evaluations open, or are due.
        Evaluation = "evaluation" / "Đánh giá sau bồi dưỡng",
        /// The last day of a round of needs.
        NeedsDue = "needs_due" / "Hạn gửi nhu cầu",
        /// The last day on which a document must have reached everybody.
        DocumentDue = "document_due" / "Hạn phổ biến văn bản",
        /// A session of dissemination.
        Dissemination = "dissemination" / "Buổi phổ biến văn bản",
        /// What is due on the same day each year.
        YearlyDue = "yearly_due" / "Thời hạn hằng năm",
    }
}
